import { present } from '../../domain/present.ts';
import type { Text } from '../../domain/text.ts';
import { formatDay } from '../../domain/time.ts';
import { now } from '../clock.ts';
import { must } from '../file/problem.ts';
import { entriesOf, inJournal, type Ran, withJournal } from '../keep.ts';
import { anchorText } from '../memo.ts';
import { notice, select, whenOf } from './ask.ts';
import { dateOption } from './date.ts';
import { MESSAGES } from './message.ts';
import { shareOption } from './option.ts';
import { type Command, FINE, misused, type Options } from './say.ts';

/** `bide decide`: what the person did about a proposal, on record beside it. */
export const run: Command = ([given], options, voice) => {
  const wrong = misuse(options);
  if (wrong !== undefined) must(misused(wrong));
  if (options.exposure !== undefined) must(shareOption('--exposure', options.exposure));
  const name =
    given ?? inJournal(options.home, (records) => entriesOf<Ran>(records, 'run').at(-1)?.read.name);
  if (name === undefined) return must(misused(MESSAGES.noEpisode));
  const read = must(dateOption('--review', options.review));
  const { played, decision, line } = select(name, options, voice);
  notice(played, options.home, voice);
  const { accept: accepted = false, why } = options;
  const reviewed = read?.(whenOf(played, voice));
  const review = reviewed === undefined ? undefined : formatDay(reviewed);
  const day = formatDay(decision.moment.day);
  const { target: proposed } = decision.exposure;
  const exposure = accepted ? proposed : Number(options.exposure);
  const done = {
    episode: played.setup.episode.id,
    day,
    thesis: decision.thesis,
    proposal: line.hash,
    proposed,
    exposure,
    ...present({ why, review }),
  };
  const [kept] = withJournal(options.home, (store) =>
    store.append([{ kind: accepted ? 'accept' : 'override', at: now(), body: done }]),
  );
  if (!kept) throw new RangeError('nothing was appended');
  const entry = kept.seq;
  const anchor = anchorText({ entries: entry, hash: kept.hash });
  const shares = { proposed: percent(proposed), held: percent(exposure) };
  const said = [MESSAGES.decided({ accepted, day, ...shares, entry }), MESSAGES.toKeep(anchor)];
  voice.answer(said, {
    ...done,
    entry,
    anchor,
  });
  return FINE;
};

const percent = (share: number): string => `${Math.round(100 * share)}%`;

function misuse({ accept, override, exposure, why, review }: Options): Text | undefined {
  if (accept === override) return MESSAGES.acceptOrOverride;
  if (accept) return exposure === undefined ? undefined : MESSAGES.exposureWithAccept;
  if (!why?.trim()) return MESSAGES.overrideNeedsWhy;
  if (review === undefined) return MESSAGES.overrideNeedsReview;
  return exposure === undefined ? MESSAGES.overrideNeedsExposure : undefined;
}
