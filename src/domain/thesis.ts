import type { Confidence, Direction, Evidence, Kind, Rung, Watch } from './evidence.ts';
import type { Belief, RegimeId } from './regime.ts';
import type { Text } from './text.ts';
import type { Day } from './time.ts';

/** Mean and standard deviation of a log move over the horizon, share. */
export type Outcome = { readonly mean: number; readonly sd: number };

/** A sourced fact that a constraint rests on. */
export type Fact = {
  readonly id: string;
  readonly text: Text;
  readonly knownOn: Day;
  readonly source: { readonly name: string; readonly url: string };
};

/** Something that stands in the way of a path, and how likely it is to be overcome. */
export type Constraint = {
  readonly id: string;
  readonly text: Text;
  /** Interval for the probability of being overcome. */
  readonly low: number;
  readonly high: number;
  readonly reason: Text;
  /** Ids of facts or of evidence. */
  readonly sources: readonly string[];
};

/** A path that the world may take. */
export type Scenario = {
  readonly id: string;
  readonly title: Text;
  readonly path: Text;
  readonly regime: RegimeId;
  /** Share of its regime; the weights of a regime sum to 1. */
  readonly weight: number;
  readonly constraints: readonly Constraint[];
  /** How far its obstacles fall together, 0 (independently) to 1 (all at once); absent: not stated. */
  readonly dependence?: number;
  readonly impact: Readonly<Record<string, Outcome>>;
  /** CEL: what would show that the path is closed. */
  readonly falsified: string;
};

/** Picks claims by what they are, so that a thesis need not know their names beforehand. */
export type Selector = {
  readonly id: string;
  readonly watch?: readonly Watch[];
  readonly kinds?: readonly Kind[];
  readonly directions?: readonly Direction[];
  readonly unilateral?: boolean;
  readonly suspended?: boolean;
  /** Lowest rung of an item that is seen at all. */
  readonly rung: Rung;
};

export type Question = { readonly id: string; readonly text: Text; readonly signal: string };

/** How a group is read once its rule holds; the first that holds is shown. */
export type ReadingOf = {
  readonly id: string;
  readonly text: Text;
  readonly when: string;
  readonly lean: Direction;
};

export type WatchGroup = {
  readonly watch: Watch;
  readonly title: Text;
  readonly short: Text;
  readonly questions: readonly Question[];
  readonly readings: readonly ReadingOf[];
};

/** A written stop: what trips it, from which rung, for how long, what is cut, how to come back. */
export type StopRule = {
  readonly id: string;
  readonly title: Text;
  readonly reason: Text;
  /** Lowest rung of friction that it accepts; 0 only for stops on prices. */
  readonly rung: Rung;
  readonly condition: string;
  /** Decisions in a row for which the condition must hold before it trips. */
  readonly hold: number;
  /** Decisions in a row for which it must be gone before it clears. */
  readonly keep: number;
  /** Share of the base exposure that it takes away, 0..1. */
  readonly cut: number;
  /** Sessions in force without a new act as firm after which it takes nothing any more. Default 10. */
  readonly absorb?: number | 'never';
  /** What must be true to come back, in words. */
  readonly back: Text;
  readonly sources: readonly string[];
  /** One state for each counterparty; weights of the cut, and which counterparties each key covers. */
  readonly keys: readonly {
    readonly key: string;
    readonly title: Text;
    readonly weight: number;
    readonly covers: readonly string[];
  }[];
  /** Counterparties that it does not concern, where it has keys; any other that no key covers makes it blind. */
  readonly elsewhere?: readonly string[];
};

/** A fact that could come tomorrow, for the flip facts. */
export type Possible = Coded & { readonly id: string; readonly text: Text };

/** What an item of evidence weighs by. */
type Coded = Pick<
  Evidence,
  'claim' | 'watch' | 'kind' | 'rung' | 'direction' | 'unilateral' | 'size' | 'confidence'
>;

/** What evidence weighs, decibans and factors. */
export type Weights = {
  readonly rung: readonly number[];
  readonly kind: Readonly<Record<Kind, number>>;
  readonly watch: Readonly<Record<Watch, number>>;
  readonly reliability: Readonly<Record<Confidence, number>>;
  /** True where small acts weigh half and stops do not hear them; absent: all acts are of one size. */
  readonly sizes?: boolean;
};

/** How wide outcomes are taken to spread: as stated, or as the risk leg's volatility has it today. */
export const SPREADS = ['usual', 'volatility'] as const;

export type ExposurePolicy = {
  readonly base: number;
  readonly leverage: number;
  /** Decibans by which the odds are worsened before exposure may rise. */
  readonly headroom: number;
  /** Largest CVaR 95 % of the loss, share of capital. */
  readonly budget: number;
  /** Drawdown level and its probability for the risk-constrained Kelly cap. */
  readonly alpha: number;
  readonly beta: number;
  /** Asymmetry at which the gate is fully open. */
  readonly asymmetry: number;
  readonly outcomes: { readonly [R in RegimeId]: Outcome };
  readonly spread: (typeof SPREADS)[number];
  /** Largest probability of being forced out; largest number of days to cash. */
  readonly forcedOut: number;
  readonly days: number;
};

/** One unit test inside a thesis: series and evidence go in, states of stops come out. */
export type ThesisTest = {
  readonly name: string;
  /** Values a weekday in the short notation `value`, `valuexcount`, `value~sharexcount`, `_`. */
  readonly series: Readonly<Record<string, string>>;
  readonly evidence: readonly (Omit<Coded, 'confidence'> &
    Partial<Pick<Evidence, 'id' | 'confidence' | 'suspended'>> & {
      readonly day: number;
      readonly counterparty?: string | readonly string[];
      readonly scheduled?: number;
      readonly effective?: number;
    })[];
  readonly expect: readonly {
    readonly day: number;
    readonly stop: string;
    readonly key?: string;
    readonly state: string;
  }[];
};

/**
 * What shows that a regime came: friction, that within the horizon one of its stops trips, or trips
 * anew by an act; rupture, that its stop does while its rule (CEL) holds. Noise is the rest.
 */
export type Resolution = {
  readonly friction: { readonly stops: readonly string[] };
  readonly rupture: { readonly stop: string; readonly when: string };
};

/** Scenarios, watch list, stops and policy. A signed version is never edited. */
export type Thesis = {
  readonly id: string;
  readonly title: Text;
  readonly premise: Text;
  readonly opened: Day;
  /** Sessions. */
  readonly horizon: number;
  readonly prior: Belief;
  /** Chance of each regime on the next weekday, from each; rows sum to 1. */
  readonly weekday: { readonly [R in RegimeId]: readonly [number, number, number] };
  readonly weights: Weights;
  /** Days without an item of a watch group after which nothing is known of it; one that is left out never falls silent. */
  readonly silence?: { readonly [W in Watch]?: number };
  readonly facts: readonly Fact[];
  readonly scenarios: readonly Scenario[];
  readonly selectors: readonly Selector[];
  readonly watch: readonly WatchGroup[];
  readonly stops: readonly StopRule[];
  readonly possible: readonly Possible[];
  readonly exposure: ExposurePolicy;
  /** The question that the regime call answers; a thesis without one is not fit to be signed. */
  readonly resolves?: Resolution;
  readonly tests: readonly ThesisTest[];
  readonly book?: Book;
};

export type Position = {
  readonly symbol: string;
  readonly quantity: number;
  readonly price: number;
  readonly currency: string;
  /** Average daily traded quantity; undefined when not known. */
  readonly adv?: number;
  /** Maintenance margin, share of its value; undefined when the book's holds. */
  readonly margin?: number;
  /** Id of the asset of the crowd that it moves with. */
  readonly asset?: string;
  /** Id of the series whose impacts it takes, share for share. */
  readonly follows?: string;
};

/** The user's own capital, what it holds and what it owes. Money in the book's currency. */
export type Book = {
  readonly currency: string;
  /** Own capital that exposure is a share of. */
  readonly capital: number;
  readonly positions: readonly Position[];
  /** Cash in reach of a margin call, >= 0; undefined: what capital and loan leave uninvested. */
  readonly cash?: number;
  /** Borrowed against the positions, >= 0; undefined: what the positions cost beyond the capital. */
  readonly loan?: number;
  /** Of the loan, share a year. */
  readonly rate?: number;
  /** Maintenance margin, least equity as a share of the holdings, 0 <= m < 1. */
  readonly margin?: number;
};

/**
 * What a book's positions are worth, in its currency where all are in it.
 * @example worth({ currency: 'USD', capital: 9, positions: [{ symbol: 'A', quantity: 2, price: 3, currency: 'USD' }] }) // 6
 */
export const worth = ({ positions }: Book): number =>
  positions.reduce((sum, p) => sum + p.quantity * p.price, 0);
