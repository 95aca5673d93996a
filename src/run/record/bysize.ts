import { type Fall, STUDY } from '../../domain/delever.ts';
import type { BySize, Evaluation } from '../../domain/record.ts';
import { excess, type Stretch } from '../../sense/delever/excess.ts';
import { walk } from '../../sense/delever/walk.ts';
import type { Forecast } from '../../sense/delever/walking.ts';
import type { Parted } from '../../sense/span.ts';
import type { StudySet } from './studyfalls.ts';

/** Sessions of a block, about a quarter. */
const BLOCK_SESSIONS = 60;

type Ended = Fall & Required<Pick<Fall, 'after'>>;
type Kind = 'half' | 'end';

/**
 * Chances of half back by the size of the fall alone: the walk's, plus the mean by which all falls of the
 * risk leg that were over by then, joint ones and others, beat it. Beside it the past mean of joint falls.
 * @param before falls from before the record, oldest first
 * @param made   the forecasts of the record's joint falls
 */
export function bySize(
  before: Parted,
  { together, alone }: StudySet,
  made: readonly Forecast[],
): Evaluation['bySize'] {
  const ended = [...before.together, ...before.alone, ...together, ...alone]
    .filter((f): f is Ended => f.after !== undefined)
    .toSorted((a, b) => a.session - b.session);
  const due = made.filter((f): f is Forecast & { readonly fall: Ended } => Boolean(f.fall.after));
  if (due.length === 0) return { unknown: { kind: 'no forecast has come due' } };
  return { cases: due.length, half: kept(due, ended, 'half'), end: kept(due, ended, 'end') };
}

function kept(
  due: readonly (Forecast & { readonly fall: Ended })[],
  ended: readonly Ended[],
  kind: Kind,
): BySize {
  const beaten = ended.map((f) => Number(f.after[kind]) - walk(f.move)[kind]);
  const sums = new Map<number, Stretch>();
  let [known, sum, own, mean] = [0, 0, 0, 0];
  for (const { fall, [kind]: said } of due) {
    while (known < ended.length && (ended[known] as Ended).session + STUDY.after <= fall.session)
      sum += beaten[known++] as number;
    const by = Math.min(1, Math.max(0, walk(fall.move)[kind] + sum / Math.max(1, known)));
    const came = Number(fall.after[kind]);
    const [a, b] = [(by - came) ** 2, (said.mean - came) ** 2];
    own += a / due.length;
    mean += b / due.length;
    const block = Math.floor(fall.session / BLOCK_SESSIONS);
    const s = sums.get(block) ?? { came: 0, of: 0, matched: 0, among: 0 };
    sums.set(block, {
      came: s.came + a,
      of: s.of + 1,
      matched: s.matched + b,
      among: s.among + 1,
    });
  }
  return { own, mean, less: excess([...sums.values()]).spread };
}
