import type { Rung, Watch } from './evidence.ts';
import type { Day } from './time.ts';

/** One claim as it stands: what its items add up to. */
export type Claim = {
  readonly id: string;
  readonly watch: Watch;
  /** Hardest rung over all its items. */
  readonly rung: Rung;
  /** Hardest rung of friction that stands; undefined when none does. */
  readonly friction?: Rung;
  /** Friction items that stand: neither talk nor a report on markets, not lapsed, and not ended by an act as hard as they are. */
  readonly alive: readonly string[];
  /** True while some friction stands. It is a matter of facts, not of weights. */
  readonly standing: boolean;
  /** True once it is frozen by an act, and until a harder friction act comes after. */
  readonly suspended: boolean;
  /** True once any of its friction items was enacted, whatever became of it. */
  readonly acted: boolean;
  /** True once its due day passed without the act. */
  readonly lapsed: boolean;
  /** Day on which it is due, after delays. */
  readonly due?: Day;
  /** First day of an act of friction that is signed and has not begun; of several the nearest. */
  readonly begins?: Day;
  readonly first: Day;
  readonly last: Day;
  /** Ids of its items, in order of arrival; items of any direction. */
  readonly items: readonly string[];
  /** Net weight in decibans: friction marks less noise marks. */
  readonly net: { readonly friction: number; readonly rupture: number };
};

/** From this rung on an act is in effect. */
const IN_EFFECT_RUNG = 3;

/**
 * Whether a claim is an act in effect: friction of it stands at the rung or harder and is not frozen.
 * What lapsed, was ended, or only reports on a market does not stand.
 * @param friction  the rung at which it stands; less where a rule does not see all of it
 */
export const inEffect = (
  { standing, suspended, friction: whole = 0 }: Claim,
  { friction = whole, least = IN_EFFECT_RUNG }: { friction?: number; least?: number } = {},
): boolean => standing && !suspended && friction >= least;

export type Answer = {
  readonly question: string;
  /** True when its signal holds, undefined when it cannot be known. */
  readonly holds: boolean | undefined;
  /** What is missing when it cannot be known. */
  readonly missing: readonly string[];
};

/** One group of the watch list at the moment of decision. */
export type Group = {
  readonly watch: Watch;
  /** Hardest rung seen in the group; undefined when there is no item. */
  readonly rung: Rung | undefined;
  /** The claim that carries it. */
  readonly hardest: string | undefined;
  readonly claims: readonly string[];
  readonly answers: readonly Answer[];
  /** Which of the thesis' readings the group now supports. */
  readonly reading: string | undefined;
};

/** An item that climbed: new, or harder than its claim was before. */
export type Signal = {
  readonly claim: string;
  readonly evidence: string;
  readonly from: Rung | undefined;
  readonly to: Rung;
};

/** The watch list A to E, and what moved on it since the last decision. */
export type Board = {
  readonly groups: readonly Group[];
  readonly claims: readonly Claim[];
  readonly signals: readonly Signal[];
};
