import { type Fall, type Mechanical, STUDY } from '../../domain/delever.ts';
import type { Known, Spread } from '../../domain/known.ts';
import { nearest } from '../../kernel/knearest.ts';
import type { Parted } from '../span.ts';
import { excess, type Stretch } from './excess.ts';
import { walk } from './walking.ts';

/** Falls that stand beside one synchronised fall. */
const MATCHED_FALLS = 20;
const MIN_FALLS = 20;
/** Sessions of a block: about a quarter, three times what is watched after a fall. */
const BLOCK_SESSIONS = 60;
/** Normal quantile at 0.8: what must be added for an interval to leave 0 out in 80 of 100 samples. */
const POWER_QUANTILE = 0.8416212335729143;

type Matching = {
  /** Only falls over by then stand beside a fall; one with fewer than twenty is left out. */
  readonly earlier?: boolean;
  /** Resamples; the usual number where it is left out. */
  readonly draws?: number;
};

/**
 * How much of synchronised falls is mechanical: P(half back at any close within twenty sessions) less
 * what would have been back anyway, over a walk of the same volatility after the same fall, and over
 * the twenty falls nearest in sigmas that were not synchronised. The latter excess is the share,
 * clipped to 0..1; it is not identified unless its 80 % interval lies above 0. One that lies below 0
 * is not identified either: that synchronised falls come back less often than others speaks against
 * forced selling and measures none of it.
 * Matches are fixed and their blocks of sixty sessions resampled with the falls': matching anew in
 * each resample is not a valid bootstrap. Source: A. Abadie and G. W. Imbens, "On the failure of the
 * bootstrap for matching estimators", Econometrica 76 (2008) 1537-1557; T. Otsu and Y. Rai, "Bootstrap
 * inference of matching estimators for average treatment effects", JASA 112 (2017) 1720-1732.
 * @returns  unknown with fewer than twenty falls of a sort
 */
export function mechanical(
  falls: Parted,
  { earlier = false, draws }: Matching = {},
): Known<Mechanical> {
  const { alone } = falls;
  const sorted = alone.toSorted((a, b) => a.move - b.move || a.session - b.session);
  const used = new Float64Array(sorted.length);
  const together = falls.together.filter((fall) => {
    const open = earlier ? places(sorted, fall.session - STUDY.after) : places(sorted);
    if (open.length < MATCHED_FALLS) return false;
    const moves = open.map((i) => (sorted[i] as Fall).move);
    const [from, to] = nearest(moves, fall.move, MATCHED_FALLS);
    for (const i of open.slice(from, to)) used[i] = (used[i] as number) + 1 / MATCHED_FALLS;
    return true;
  });
  if (together.length < MIN_FALLS)
    return { unknown: { kind: 'too few', of: 'falls of a sort', least: MIN_FALLS } };
  const block = ({ session }: Fall): number => Math.floor(session / BLOCK_SESSIONS);
  const blocks = [...together, ...alone].map(block);
  const [first, last] = [Math.min(...blocks), Math.max(...blocks)];
  const walked = Array.from({ length: last - first + 1 }, nothing);
  const matched = Array.from({ length: last - first + 1 }, nothing);
  const at = (fall: Fall): number => block(fall) - first;
  for (const fall of together) {
    const back = Number(fall.after?.half);
    const { half } = walk(fall.move);
    add(walked[at(fall)], { came: back, of: 1, matched: half, among: 1 });
    add(matched[at(fall)], { came: back, of: 1, matched: 0, among: 0 });
  }
  for (const [i, fall] of sorted.entries()) {
    const among = used[i] as number;
    add(matched[at(fall)], { came: 0, of: 0, matched: among * Number(fall.after?.half), among });
  }
  const beside = excess(matched, draws);
  return {
    share: share(beside.spread),
    walk: excess(walked, draws).spread,
    matched: beside.spread,
    back: { together: rate(matched, 'came', 'of'), alone: rate(matched, 'matched', 'among') },
    together: together.length,
    alone: used.filter((often) => often > 0).length,
    detectable: (beside.reach + POWER_QUANTILE) * beside.error,
  };
}

/** Places of falls by a session; all of them where none is named. */
const places = (sorted: readonly Fall[], by = Number.POSITIVE_INFINITY): number[] =>
  sorted.flatMap((f, i) => (f.session <= by ? [i] : []));

/** One column over another. */
const rate = (all: readonly Stretch[], of: keyof Stretch, over: keyof Stretch): number =>
  all.reduce((sum, s) => sum + s[of], 0) / all.reduce((sum, s) => sum + s[over], 0);

/** Known only where the whole interval lies above 0. */
const share = ({ low, at, high }: Spread): Mechanical['share'] =>
  low > 0 ? { low, at: Math.min(1, at), high: Math.min(1, high) } : 'not identified';

type Sum = { -readonly [C in keyof Stretch]: number };

const nothing = (): Sum => ({ came: 0, of: 0, matched: 0, among: 0 });

function add(sum: Sum | undefined, more: Stretch): void {
  if (sum) for (const c of ['came', 'of', 'matched', 'among'] as const) sum[c] += more[c];
}
