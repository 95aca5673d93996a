import type { Blame, CareerRules, Equilibrium, Game, Jump, Stakes } from '../../domain/career.ts';
import { exp, log, log1p } from '../../kernel/fdlibm.ts';
import { normalCumulative, normalDensity, normalQuantile } from '../../kernel/normal.ts';
import { demand } from '../../kernel/require.ts';
import { stepped } from './stepped.ts';

/** How far weights may sum from 1. */
const SLACK = 1e-9;

/**
 * The game of a crowd in which a share of the money must be sold whatever anybody thinks: it solves
 * s = mandate + (1 - mandate) F(s; p), with F the share of those free to decide whose critical tail
 * probability lies below p when s has sold. Who is forced has sold too: the mandate makes those who
 * stay more alone. It falls on managers of every stake alike. Who is indifferent stays.
 * @param mandate  share of the money, 0..1
 * @returns        shares of all the money, the mandate included
 * @throws RangeError when an argument is outside its range
 * @example equilibrium({ gain: 0.1, bonus: 1, stakes: { kind: 'lognormal', median: 1, spread: 1 } }, { together: 0.2, alone: 0.2 }, 0).reach(0.5) // 0.1 / 0.3
 */
export function equilibrium(
  { gain, bonus, stakes }: Pick<CareerRules, 'gain' | 'bonus' | 'stakes'>,
  blame: Blame,
  mandate: number,
): Game {
  demand(gain > 0 && gain < Number.POSITIVE_INFINITY, 'a gain > 0', gain);
  demand(bonus > 0 && bonus < Number.POSITIVE_INFINITY, 'a bonus > 0', bonus);
  const prize = gain * bonus;
  demand(prize > 0 && prize < Number.POSITIVE_INFINITY, 'bonus x gain is a number > 0', prize);
  const { together, alone } = blame;
  const rising = together > 0 && together <= alone && alone <= 1;
  demand(rising, '0 < together <= alone <= 1', `${together}, ${alone}`);
  demand(mandate >= 0 && mandate <= 1, 'a mandate in 0..1', mandate);
  return joined(deciders(stakes, prize, lonelier(blame, mandate)), mandate);
}

/** What a loss costs those who are free to decide once a share has sold by mandate. */
const lonelier = ({ together, alone }: Blame, mandate: number): Blame => ({
  together: mandate < 1 ? Math.min(alone, together + (alone - together) * mandate) : alone,
  alone,
});

function deciders(stakes: Stakes, prize: number, blame: Blame): Game {
  if (stakes.kind === 'list') {
    const { parts } = stakes;
    for (const { stake, weight } of parts) {
      demand(stake > 0 && stake < Number.POSITIVE_INFINITY, 'a stake > 0', stake);
      demand(weight >= 0 && weight <= 1 + SLACK, 'a weight in 0..1', weight);
    }
    const sum = parts.reduce((total, { weight }) => total + weight, 0);
    demand(Math.abs(sum - 1) <= SLACK, 'weights that sum to 1', sum);
    return stepped(prize, parts, blame);
  }
  const { median, spread } = stakes;
  demand(median > 0 && median < Number.POSITIVE_INFINITY, 'a median stake > 0', median);
  demand(spread >= 0 && spread < Number.POSITIVE_INFINITY, 'a spread >= 0', spread);
  return spread > 0
    ? smooth(prize, stakes, blame)
    : stepped(prize, [{ stake: median, weight: 1 }], blame);
}

/** The same game in shares of all the money, with what is sold by mandate. */
function joined(game: Game, mandate: number): Game {
  const whole = (share: number): number => mandate + (1 - mandate) * share;
  const leap = ({ at, from, to }: Jump): Jump => ({ at, from: whole(from), to: whole(to) });
  const { up, down } = game.fold;
  return {
    equilibria: (at) => {
      demand(at >= 0 && at <= 1, 'a tail probability in 0..1', at);
      return game.equilibria(at).map(({ share, stable }) => ({ share: whole(share), stable }));
    },
    fold: { ...(up && { up: leap(up) }), ...(down && { down: leap(down) }) },
    reach: (share) => {
      demand(share > 0 && share < 1, 'a share inside 0..1', share);
      return share <= mandate ? 0 : game.reach((share - mandate) / (1 - mandate));
    },
  };
}

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
function smooth(
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
