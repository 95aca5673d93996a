import type { Decision } from '../../domain/decision.ts';
import { SAME_SHARE } from '../../domain/exposure.ts';
import type { Held } from '../../domain/portfolio.ts';
import { present } from '../../domain/present.ts';
import { both, type Text } from '../../domain/text.ts';
import { formatDay } from '../../domain/time.ts';
import { heldLine } from '../../run/line.ts';
import { filled } from '../../weigh/holding/order.ts';
import type { Dated, When } from '../file/date.ts';
import { must } from '../file/problem.ts';
import type { Enacted } from '../held.ts';
import { entriesOf, inJournal, proposalDraft, type Ran, withJournal } from '../keep.ts';
import { anchorText } from '../memo.ts';
import { allTaken } from '../taken.ts';
import { dossier, type Played, portfolioAt } from '../workspace.ts';
import { dayAt } from '../zone.ts';
import { select, whenOf } from './ask.ts';
import { dateOption } from './date.ts';
import type { Cited, Messages } from './message.ts';
import { exposureOption, ruleOption } from './option.ts';
import { notice } from './reader.ts';
import { type Command, FINE, misused, type Options } from './say.ts';

/** `bide decide`: what the person did about a proposal, on record beside it; the next one starts from there. */
export const run: Command = ([given], options, voice) => {
  const wrong = misuse(options);
  if (wrong !== undefined) must(misused(wrong));
  const rule = must(ruleOption('--rule', options.rule));
  const stated = must(exposureOption('--exposure', options.exposure));
  const name =
    given ?? inJournal(options.home, (records) => entriesOf<Ran>(records, 'run').at(-1)?.read.name);
  if (name === undefined) return must(misused(SAYS.noEpisode));
  const read = must(dateOption('--review', options.review));
  const { played, at, decision, line } = select(name, options, voice);
  notice(played, options.home, voice);
  const { accept: accepted = false, why } = options;
  const review = reviewDay(read, whenOf(played, voice));
  const day = formatDay(decision.moment.day);
  const { target: proposed } = decision.exposure;
  const { held } = dossier(played, at, { rule });
  const exposure = accepted ? proposed : (stated ?? proposed);
  const done: Enacted = {
    episode: played.setup.episode.id,
    day,
    thesis: decision.thesis,
    proposal: line.hash,
    proposed,
    exposure,
    ...present({ why, review }),
    ...(held && left(played, decision, { held, exposure, accepted })),
  };
  // With the proposal, so that what was known then can be read when the data have changed.
  const kept = withJournal(options.home, (store) =>
    store.alone(() => {
      const last = allTaken(store).taken.findLast(
        (t) => t.episode === done.episode && t.day === decision.moment.day,
      );
      // The same once more says nothing new.
      if (accepted && last?.kind === 'accept' && last.proposal === done.proposal) return last;
      return store
        .append([
          ...proposalDraft(store, { line, decision }),
          { kind: accepted ? 'accept' : 'override', at: voice.now(), body: done },
        ])
        .at(-1);
    }),
  );
  if (!kept) throw new RangeError('nothing was appended');
  if ('entry' in kept) {
    const { entry } = kept;
    voice.answer([SAYS.already(day, percent(kept.exposure), entry)], { ...done, entry });
    return FINE;
  }
  const entry = kept.seq;
  const anchor = anchorText({ entries: entry, hash: kept.hash });
  const shares = { proposed: percent(proposed), held: percent(exposure) };
  const told = SAYS.decided({ accepted, day, ...shares, entry });
  voice.answer([told, SAYS.startsFrom(shares.held), SAYS.anchored(anchor)], {
    ...done,
    entry,
    anchor,
    ...present({ held: held && heldLine(held) }),
  });
  return FINE;
};

/**
 * What a decision leaves of what was held: the portfolio with its orders done, where they were done as
 * proposed; the same portfolio, where nothing moved; else own capital alone.
 */
function left(
  played: Played,
  decision: Decision,
  { held, exposure, accepted }: Pick<Enacted, 'exposure'> & { held: Held; accepted: boolean },
): Pick<Enacted, 'capital' | 'portfolio'> {
  const { capital } = held;
  const portfolio = portfolioAt(played, decision);
  if (portfolio && Math.abs(exposure - decision.exposure.before) < SAME_SHARE) return { portfolio };
  if (portfolio && accepted && capital) return { portfolio: filled(portfolio, held.orders) };
  return present({ capital });
}

const percent = (share: number): string => `${Math.round(100 * share)}%`;

/** The day on which it is to be looked at again, not yet past where the decisions are taken. */
function reviewDay(read: Dated | undefined, when: When): string | undefined {
  if (read === undefined) return undefined;
  const [day, today] = [read(when), dayAt(when.now, when.zone)];
  if (day < today) must(misused(SAYS.reviewPast(formatDay(day), formatDay(today))));
  return formatDay(day);
}

function misuse({ accept, override, exposure, why, review }: Options): Text | undefined {
  if (accept === override) return SAYS.acceptOrOverride;
  if (accept) return exposure === undefined ? undefined : SAYS.exposureWithAccept;
  if (!why?.trim()) return SAYS.overrideNeedsWhy;
  if (review === undefined) return SAYS.overrideNeedsReview;
  return exposure === undefined ? SAYS.overrideNeedsExposure : undefined;
}

type Said = Cited<'day' | 'proposed' | 'held' | 'entry'> & {
  readonly accepted: boolean;
};

/** What it says, in both languages side by side. */
const SAYS = {
  noEpisode: both(
    'decide: expected an episode, found none in the journal',
    'decide要指定事件期間，日誌裡還沒有可沿用的',
  ),
  acceptOrOverride: both(
    'decide: expected either --accept or --override',
    'decide要在--accept與--override之間選一個',
  ),
  exposureWithAccept: both(
    '--exposure goes with --override; --accept takes what was proposed',
    '--exposure要配合--override使用；--accept就是照建議的部位',
  ),
  overrideNeedsWhy: both('--why: an override needs its reason', '--why：不照建議時要寫理由'),
  overrideNeedsReview: both(
    '--review: an override needs a date on which to review it, such as 2030-01-31',
    '--review：不照建議時要訂檢討日期，例如2030-01-31',
  ),
  overrideNeedsExposure: both(
    '--exposure: expected the share of own capital that you hold, such as 0.95, found none',
    '--exposure要寫實際持有占自有資金的比例，例如0.95，現在沒有填',
  ),
  reviewPast: (review: string, today: string) =>
    both(
      `--review: ${review} is past; it is ${today}: give a day on which you will look at it again`,
      `--review：${review}已經過了，今天是${today}；請訂一個之後的檢討日`,
    ),
  decided: ({ accepted, day, proposed, held, entry }: Said) =>
    both(
      `${accepted ? 'accepted' : 'overridden'} ${day}: proposed ${proposed}, held ${held}; entry ${entry}`,
      `${day}${accepted ? '照建議做' : '未照建議'}：建議${proposed}，實際${held}；日誌第${entry}筆`,
    ),
  already: (day: string, held: string, entry: number) =>
    both(
      `${day}: accepted already, ${held} held (entry ${entry}); nothing was written. To take it back: bide journal undo ${entry} --why TEXT`,
      `${day}：已照建議做，實際${held}（日誌第${entry}筆），沒有再寫入。要撤銷請用bide journal undo ${entry} --why TEXT`,
    ),
  startsFrom: (held: string) =>
    both(
      `The next decision starts from what you hold: ${held}.`,
      `下一次決策從你實際持有的${held}算起。`,
    ),
  anchored: (anchor: string) =>
    both(
      `To keep elsewhere, for bide verify --anchor: \`${anchor}\``,
      `請另存一份，供bide verify --anchor核對：\`${anchor}\``,
    ),
} as const satisfies Messages;
