import type { Decision } from '../../domain/decision.ts';
import type { Held } from '../../domain/portfolio.ts';
import { present } from '../../domain/present.ts';
import type { Text } from '../../domain/text.ts';
import { DAY_MS, type Day, formatDay, type Instant, parseDay } from '../../domain/time.ts';
import { heldLine } from '../../run/line.ts';
import { filled } from '../../weigh/holding/order.ts';
import { now } from '../clock.ts';
import { must } from '../file/problem.ts';
import type { Done } from '../held.ts';
import { entriesOf, inJournal, type Ran, withJournal } from '../keep.ts';
import { anchorText } from '../memo.ts';
import { dossier, type Played, portfolioAt } from '../workspace.ts';
import { notice, select } from './ask.ts';
import { MESSAGES } from './message.ts';
import { exposureOption, ruleOption } from './option.ts';
import { type Command, FINE, misused, type Options } from './say.ts';

/** `bide decide`: what the person did about a proposal, on record beside it; the next one starts from there. */
export const run: Command = ([given], options, voice) => {
  const wrong = misuse(options, voice.now());
  if (wrong !== undefined) must(misused(wrong));
  const rule = must(ruleOption('--rule', options.rule));
  const stated = must(exposureOption('--exposure', options.exposure));
  const name =
    given ?? inJournal(options.home, (records) => entriesOf<Ran>(records, 'run').at(-1)?.read.name);
  if (name === undefined) return must(misused(MESSAGES.noEpisode));
  const { played, at, decision, line } = select(name, options, voice);
  notice(played, options.home, voice);
  const { accept: accepted = false, why, review } = options;
  const day = formatDay(decision.moment.day);
  const { target: proposed } = decision.exposure;
  const { held } = dossier(played, at, { rule });
  const exposure = accepted ? proposed : (stated ?? proposed);
  const done: Done = {
    episode: played.setup.episode.id,
    day,
    thesis: decision.thesis,
    proposal: line.hash,
    proposed,
    exposure,
    ...present({ why, review }),
    ...(held && left(played, decision, { held, exposure, accepted })),
  };
  const [kept] = withJournal(options.home, (store) =>
    store.append([{ kind: accepted ? 'accept' : 'override', at: now(), body: done }]),
  );
  if (!kept) throw new RangeError('nothing was appended');
  const entry = kept.seq;
  const anchor = anchorText({ entries: entry, hash: kept.hash });
  const shares = { proposed: percent(proposed), held: percent(exposure) };
  voice.answer(MESSAGES.decided({ accepted, day, ...shares, entry, anchor }), {
    ...done,
    entry,
    anchor,
    ...present({ held: held && heldLine(held) }),
  });
  return FINE;
};

/** Shares of capital that are told apart. */
const SAME_SHARE = 0.005;

/**
 * What a decision leaves of what was held: the portfolio with its orders done, where they were done as
 * proposed; the same portfolio, where nothing moved; else own capital alone.
 */
function left(
  played: Played,
  decision: Decision,
  { held, exposure, accepted }: Pick<Done, 'exposure'> & { held: Held; accepted: boolean },
): Pick<Done, 'capital' | 'portfolio'> {
  const { capital } = held;
  const portfolio = portfolioAt(played, decision);
  if (portfolio && Math.abs(exposure - decision.exposure.before) < SAME_SHARE) return { portfolio };
  if (portfolio && accepted && capital) return { portfolio: filled(portfolio, held.orders) };
  return present({ capital });
}

const percent = (share: number): string => `${Math.round(100 * share)}%`;

/** The day on which no clock on earth is behind any more. */
const latestToday = (at: Instant): Day => Math.floor(at / DAY_MS - 0.5) as Day;

function misuse(
  { accept, override, exposure, why, review }: Options,
  at: Instant,
): Text | undefined {
  if (accept === override) return MESSAGES.acceptOrOverride;
  if (accept) return exposure === undefined ? undefined : MESSAGES.exposureWithAccept;
  if (!why?.trim()) return MESSAGES.overrideNeedsWhy;
  const day = review === undefined ? undefined : parseDay(review);
  if (review === undefined || day === undefined) return MESSAGES.overrideNeedsReview;
  if (day < latestToday(at)) return MESSAGES.reviewPast(review, formatDay(latestToday(at)));
  return exposure === undefined ? MESSAGES.overrideNeedsExposure : undefined;
}
