import type { Blame, Equilibrium, Game, Jump, Stakes } from '../../domain/career.ts';
import { exp, log, log1p } from '../../kernel/fdlibm.ts';
import { normalCumulative, normalDensity, normalQuantile } from '../../kernel/normal.ts';

/** Deviates beyond which a share is 0 or 1 to the last digit. */
const FAR = 40;

/**
 * The game when the stakes are lognormal. With P(fired) = f(s), a manager sells when
 * p stake f(s) > (1 - p) prize, so the share that sells is F(s; p) = Phi((l + ln f(s)) / spread) with
 * l = logit p - ln(prize / median). Turned round: s = Phi(z) is an equilibrium exactly where
 * l = need(z) = spread z - ln f(Phi(z)), stable where need rises. Its slope has the sign of
 * spread f - (alone - together) phi(z), which is convex in s with its least value at z = -spread:
 * there are one or three equilibria, and folds exactly when that least value is below 0, that is when
 * (alone - together) (phi(spread) - spread Phi(-spread)) > spread together.
 * @param prize   bonus x gain, years of pay, > 0
 * @param stakes  years of pay, their spread > 0
 * @param blame   0 < together <= alone
 */
export function smooth(
  prize: number,
  { median, spread }: Extract<Stakes, { kind: 'lognormal' }>,
  blame: Blame,
): Game {
  const extra = blame.alone - blame.together;
  const price = log(prize) - log(median);
  const loss = (z: number): number => blame.together + extra * normalCumulative(z);
  const need = (z: number): number => spread * z - log(loss(z));
  const slope = (z: number): number => spread * loss(z) - extra * normalDensity(z);
  const share = (level: number, low: number, high: number): number =>
    normalCumulative(bisectLevel(need, { level, low, high }));
  const tail = (level: number): number => 1 / (1 + exp(-(level + price)));
  const bends = ends(slope, spread);
  const [top, bottom] = bends === undefined ? [0, 0] : [need(bends[0]), need(bends[1])];
  const folded = bends !== undefined && top > bottom;

  const equilibria = (at: number): readonly Equilibrium[] => {
    const level = log(at) - log1p(-at) - price;
    if (!folded) return [{ share: share(level, -FAR, FAR), stable: true }];
    const [first, second] = bends;
    const found: Equilibrium[] = [];
    if (level < top) found.push({ share: share(level, -FAR, first), stable: true });
    // Where two meet, a push to one side does not die out.
    if (level === top) found.push({ share: normalCumulative(first), stable: false });
    if (level < top && level > bottom)
      found.push({
        share: normalCumulative(
          bisectLevel((z) => -need(z), { level: -level, low: first, high: second }),
        ),
        stable: false,
      });
    if (level === bottom) found.push({ share: normalCumulative(second), stable: false });
    if (level > bottom) found.push({ share: share(level, second, FAR), stable: true });
    return found;
  };
  if (!folded) return { equilibria, fold: {}, reach: (part) => tail(need(normalQuantile(part))) };

  const [first, second] = bends;
  const jump = (level: number, from: number, to: number): Jump => ({
    at: tail(level),
    from: normalCumulative(from),
    to,
  });
  const up = jump(top, first, share(top, second, FAR));
  const down = jump(bottom, second, share(bottom, -FAR, first));
  const reach = (part: number): number => {
    const z = normalQuantile(part);
    return tail(z <= first ? need(z) : Math.max(top, need(z)));
  };
  return { equilibria, fold: { up, down }, reach };
}

/** Deviates at which the slope changes its sign, down and up again; undefined when it does not. */
function ends(slope: (z: number) => number, spread: number): readonly [number, number] | undefined {
  if (!(slope(-spread) < 0)) return undefined;
  return [
    bisectLevel((z) => -slope(z), { level: 0, low: -FAR, high: -spread }),
    bisectLevel(slope, { level: 0, low: -spread, high: FAR }),
  ];
}

/** Halvings after which an interval of 80 is shorter than the rounding of what lies in it. */
const HALVINGS = 64;

/**
 * Where a function that never falls passes a level, by bisection.
 * @param f      never falls from low to high
 * @param level  any number, infinite ones too
 * @returns      within 1e-17 of the place; the end at which the level lies when it lies outside
 */
function bisectLevel(
  f: (x: number) => number,
  { level, low, high }: { readonly level: number; readonly low: number; readonly high: number },
): number {
  let [a, b] = [low, high];
  for (let i = 0; i < HALVINGS; i++) {
    const middle = 0.5 * (a + b);
    if (f(middle) < level) a = middle;
    else b = middle;
  }
  return 0.5 * (a + b);
}
