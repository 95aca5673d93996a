import type { BookKind, Crowd } from '../../domain/crowd.ts';
import type { Gathering } from '../../domain/policy.ts';
import type { Belief } from '../../domain/regime.ts';
import type { Inquiry, World } from '../../domain/simulation.ts';
import type { MarginRule } from '../../domain/survival.ts';
import { demand } from '../../kernel/require.ts';
import { stake } from '../sleeves.ts';

/** What a decision asked of the crowd, and the crowd that it asked: where the laboratory begins. */
export type LabBase = {
  readonly gathering: Gathering;
  readonly worlds: { readonly [W in World]: Inquiry };
  /** How far the risk leg fell, sigmas; absent when it rose or is not known. */
  readonly fell?: number;
  /** Probabilities of the regimes, and of friction or rupture together, by the odds of the day. */
  readonly weights: Belief;
  readonly odds: number;
  /** Share of the managers' money that must be sold whatever anybody thinks. */
  readonly mandate: number;
  /** How the book stands: its margin rule, and holdings as a multiple of own capital where that is known. */
  readonly rule: MarginRule;
  readonly leverage?: number;
  /** The user's limit on P(forced out), 0..1. */
  readonly limit: number;
};

/** What can be turned, in the order in which it is shown. */
export const DIALS = ['tail', 'stake', 'tightness', 'depth', 'patient', 'leverage'] as const;
export type DialId = (typeof DIALS)[number];

/** Where the dials stand, and the seed of the dice. */
export type LabSetting = {
  /** Tail probability before prices move, 0..1. */
  readonly tail: number;
  /** What being fired costs the manager of median stake, years of pay, > 0. */
  readonly stake: number;
  /** How tight limits on value at risk are: room up to them is divided by it, > 0; 1 as written. */
  readonly tightness: number;
  /** What must be sold to move a price, as a multiple of what is written, > 0. */
  readonly depth: number;
  /** Money of patient buyers, share of the market's value, 0..1; they take more of each round's sales in proportion. */
  readonly patient: number;
  /** Holdings as a multiple of own capital, >= 0. */
  readonly leverage: number;
  readonly seed: number;
};

const MIDDLE = 0.5;

/** Where the dials stand for the model as it is: the decision's own question. */
export const ownSetting = ({ gathering: { crowd }, worlds, leverage }: LabBase): LabSetting => ({
  tail: worlds.noise.conditions.tail ?? crowd.fear.tail,
  stake: stake(crowd.fear.game.stakes, MIDDLE),
  tightness: 1,
  depth: 1,
  patient: crowd.buyers.money,
  leverage: leverage ?? 1,
  seed: worlds.noise.seed,
});

/** From where to where a dial turns, and its step. */
export type DialRange = { readonly min: number; readonly max: number; readonly step: number };

/** How far each dial turns: over what is usual, and as far as the model's own setting. */
export function dialRange(dial: DialId, own: LabSetting): DialRange {
  const { min, max, step } = USUAL_RANGES[dial];
  return { min: Math.min(min, own[dial]), max: Math.max(max, own[dial]), step };
}

const USUAL_RANGES: Readonly<Record<DialId, DialRange>> = {
  tail: { min: 0, max: 1, step: 0.01 },
  stake: { min: 0.5, max: 10, step: 0.1 },
  tightness: { min: 0.5, max: 4, step: 0.1 },
  depth: { min: 0.2, max: 4, step: 0.1 },
  patient: { min: 0, max: 0.05, step: 0.001 },
  leverage: { min: 0, max: 4, step: 0.1 },
};

/** Refuses a setting that no crowd can have. */
function possible(s: LabSetting): void {
  demand(s.tail >= 0 && s.tail <= 1, 'a tail probability in 0..1', s.tail);
  for (const dial of ['stake', 'tightness', 'depth'] as const)
    demand(s[dial] > 0 && s[dial] < Number.POSITIVE_INFINITY, `a ${dial} > 0`, s[dial]);
  demand(s.patient >= 0 && s.patient <= 1, 'a share of the market in 0..1', s.patient);
  demand(s.leverage >= 0 && s.leverage < Number.POSITIVE_INFINITY, 'leverage >= 0', s.leverage);
  demand(Number.isSafeInteger(s.seed) && s.seed >= 0, 'a whole seed', s.seed);
}

/**
 * The crowd and the questions under a setting. What stands as the model has it stays as it is, to the
 * bit; what is turned is a crowd of no file, and says so in place of its hash.
 * @throws RangeError when the setting is impossible
 */
export function turnedCrowd(
  base: LabBase,
  setting: LabSetting,
): Pick<LabBase, 'gathering' | 'worlds'> {
  possible(setting);
  const own = ownSetting(base);
  const moved = (dial: DialId): boolean => setting[dial] !== own[dial];
  const { hash, vintages } = base.gathering;
  const crowd = TURNS.reduce(
    (so, [dial, turn]) => (moved(dial) ? turn(so, setting[dial], own[dial]) : so),
    base.gathering.crowd,
  );
  const same = crowd === base.gathering.crowd;
  const asked = (inquiry: Inquiry): Inquiry => ({
    ...inquiry,
    ...(same ? {} : { crowd: TURNED }),
    ...(moved('tail') && { conditions: { ...inquiry.conditions, tail: setting.tail } }),
    seed: setting.seed,
  });
  const { noise, friction, rupture, walk } = base.worlds;
  return {
    gathering: same ? base.gathering : { crowd, hash, vintages },
    // Nobody is forced to sell in the walk, so what moves sellers and buyers says nothing there.
    worlds: {
      ...{ noise: asked(noise), friction: asked(friction), rupture: asked(rupture) },
      walk: { ...walk, seed: setting.seed },
    },
  };
}

const TURNED = 'laboratory';

type Turn = (crowd: Crowd, to: number, from: number) => Crowd;

/** What each dial does to the crowd. */
const TURNS: readonly (readonly [DialId, Turn])[] = [
  ['stake', (crowd, to, from) => staked(crowd, to / from)],
  ['tightness', (crowd, to) => ({ ...crowd, kinds: crowd.kinds.map((k) => tightened(k, to)) })],
  ['depth', deepened],
  ['patient', funded],
];

/** Every stake times the same. */
function staked(crowd: Crowd, times: number): Crowd {
  const { stakes } = crowd.fear.game;
  const scaled =
    stakes.kind === 'lognormal'
      ? { ...stakes, median: stakes.median * times }
      : { ...stakes, parts: stakes.parts.map((p) => ({ ...p, stake: p.stake * times })) };
  return { ...crowd, fear: { ...crowd.fear, game: { ...crowd.fear.game, stakes: scaled } } };
}

/** A kind under a limit on value at risk with its room divided; any other as it is. */
function tightened(kind: BookKind, times: number): BookKind {
  if (kind.sort !== 'var') return kind;
  const room = (multiple: number): number => (multiple > 1 ? 1 + (multiple - 1) / times : multiple);
  return { ...kind, limit: room(kind.limit), target: room(kind.target) };
}

/** Depth grows in proportion to what is traded in a day. */
function deepened(crowd: Crowd, times: number): Crowd {
  return { ...crowd, assets: crowd.assets.map((a) => ({ ...a, traded: a.traded * times })) };
}

/** More patient money takes more of each round's sales, up to what makers leave. */
function funded(crowd: Crowd, money: number, own: number): Crowd {
  const { makers, patient } = crowd.buyers;
  const taken = own > 0 ? Math.min(1 - makers, (patient * money) / own) : patient;
  return { ...crowd, buyers: { ...crowd.buyers, money, patient: taken } };
}
