import type { Text } from '../../domain/text.ts';
import { formatDay, parseDay } from '../../domain/time.ts';
import { now } from '../clock.ts';
import { entriesOf, type Ran, withJournal } from '../keep.ts';
import { notice, type Selecting, select } from './ask.ts';
import { MESSAGES } from './message.ts';
import { shareOption } from './option.ts';
import { FINE, misused, type Refusal, type Voice } from './say.ts';

type Options = Selecting & {
  readonly accept?: boolean;
  readonly override?: boolean;
  readonly exposure?: string;
  readonly why?: string;
  readonly review?: string;
};

/** `bide decide`: what the person did about a proposal, on record beside it. */
export async function run(
  [given]: readonly string[],
  options: Options,
  voice: Voice,
): Promise<number> {
  const wrong = misuse(options);
  if (wrong !== undefined) return voice.refuse(wrong);
  const name =
    given ?? withJournal(options.home, (s) => entriesOf<Ran>(s, 'run').at(-1)?.read.name);
  if (name === undefined) return voice.refuse(misused(MESSAGES.noEpisode));
  const found = select(name, options, voice);
  if (!found.ok) return voice.refuse(found);
  const { played, decision, line } = found.value;
  notice(played, options.home, voice);
  const { accept = false, why, review } = options;
  const done = {
    episode: played.setup.episode.id,
    day: formatDay(decision.moment.day),
    thesis: decision.thesis,
    proposal: line.hash,
    proposed: decision.exposure.target,
    exposure: accept ? decision.exposure.target : Number(options.exposure),
    ...(why === undefined ? {} : { why }),
    ...(review === undefined ? {} : { review }),
  };
  const [entry] = withJournal(options.home, (store) =>
    store.append([{ kind: accept ? 'accept' : 'override', at: now(), body: done }]),
  );
  voice.answer(said(done, accept, entry?.seq), { ...done, entry: entry?.seq });
  return FINE;
}

const said = (
  { day, proposed, exposure }: Readonly<Record<'proposed' | 'exposure', number> & { day: string }>,
  accepted: boolean,
  entry: number | undefined,
): Text =>
  MESSAGES.decided({ accepted, day, proposed: percent(proposed), held: percent(exposure), entry });

const percent = (share: number): string => `${Math.round(100 * share)}%`;

/** What is wrong with the words of the command. */
function misuse({ accept, override, exposure, why, review }: Options): Refusal | undefined {
  if (accept === override) return misused(MESSAGES.acceptOrOverride);
  if (accept) return exposure === undefined ? undefined : misused(MESSAGES.exposureWithAccept);
  if (!why?.trim()) return misused(MESSAGES.overrideNeedsWhy);
  if (review === undefined || parseDay(review) === undefined)
    return misused(MESSAGES.overrideNeedsReview);
  if (exposure === undefined) return misused(MESSAGES.overrideNeedsExposure);
  const share = shareOption('--exposure', exposure);
  return share.ok ? undefined : share;
}
