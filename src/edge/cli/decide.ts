import { formatDay, parseDay } from '../../domain/time.ts';
import { now } from '../clock.ts';
import { entriesOf, type Ran, withJournal } from '../keep.ts';
import { open, play } from '../workspace.ts';
import type { Common } from './common.ts';
import { decisionAt } from './day.ts';
import { FINE, misuse, refuse, tell } from './say.ts';

type Options = Common & {
  readonly at?: string;
  readonly accept?: boolean;
  readonly override?: boolean;
  readonly exposure?: string;
  readonly why?: string;
  readonly review?: string;
};

/** `bide decide`: what the person did about a proposal, on record beside it. */
export async function run([given]: readonly string[], options: Options): Promise<number> {
  const wrong = misused(options);
  if (wrong !== undefined) return misuse(wrong);
  const name =
    given ?? withJournal(options.home, (s) => entriesOf<Ran>(s, 'run').at(-1)?.read.name);
  if (name === undefined) return misuse('decide: expected an episode, found none in the journal');
  const opened = open(name);
  if (!opened.ok) return refuse(opened.problems, options.lang, options.json);
  const played = play(opened.value);
  const at = decisionAt(played.decisions, options.at);
  if (typeof at === 'object') return misuse(at.wrong);
  const proposal = played.lines[at];
  const decision = played.decisions[at];
  if (!proposal || !decision) throw new RangeError(`no decision ${at}`);
  const done = {
    episode: opened.value.setup.episode.id,
    day: formatDay(decision.moment.day),
    proposal: proposal.hash,
    proposed: decision.exposure.target,
    exposure: options.accept ? decision.exposure.target : Number(options.exposure),
    ...(options.why === undefined ? {} : { why: options.why }),
    ...(options.review === undefined ? {} : { review: options.review }),
  };
  const [entry] = withJournal(options.home, (store) =>
    store.append([{ kind: options.accept ? 'accept' : 'override', at: now(), body: done }]),
  );
  if (options.json) tell(JSON.stringify({ ...done, entry: entry?.seq }));
  else
    tell(
      options.lang === 'en'
        ? `${options.accept ? 'accepted' : 'overridden'} ${done.day}: proposed ${percent(done.proposed)}, held ${percent(done.exposure)}; entry ${entry?.seq}`
        : `${done.day}${options.accept ? '照做' : '另作決定'}：建議${percent(done.proposed)}，實際${percent(done.exposure)}；日誌第${entry?.seq}筆`,
    );
  return FINE;
}

const percent = (share: number): string => `${Math.round(100 * share)}%`;

/** What is wrong with the words of the command. */
function misused({ accept, override, exposure, why, review }: Options): string | undefined {
  if (accept === override) return 'decide: expected either --accept or --override';
  if (accept) return undefined;
  if (!why?.trim()) return '--why: an override needs its reason';
  if (review === undefined || parseDay(review) === undefined)
    return '--review: an override needs a date YYYY-MM-DD on which to review it';
  const share = Number(exposure);
  return exposure === undefined || !(share >= 0 && share <= 1)
    ? `--exposure: expected a share from 0 to 1, found ${exposure ?? 'none'}`
    : undefined;
}
