import type { Conditions, Crowd, CrowdVintage } from '../../domain/crowd.ts';
import type { Freshness } from '../../domain/decision.ts';
import { BURN_IN, type History } from '../../domain/history.ts';
import type { Known } from '../../domain/known.ts';
import type { Gathering, Setup } from '../../domain/policy.ts';
import { present } from '../../domain/present.ts';
import { REGIMES } from '../../domain/regime.ts';
import type { Inquiry, World } from '../../domain/simulation.ts';
import { type Book, type Outcome, worth } from '../../domain/thesis.ts';
import { type Day, formatDay, type Instant, SESSIONS_PER_YEAR } from '../../domain/time.ts';
import { exp, log } from '../../kernel/fdlibm.ts';
import { power } from '../../kernel/power.ts';
import { startOf } from '../../sense/leg.ts';
import { canonical } from '../canonical.ts';
import type { Event, Tick } from '../event.ts';
import { heldAt } from '../held.ts';
import { type Knowledge, learn, nothing, stretches } from '../knowledge.ts';
import { freshness, legSeries } from '../legs.ts';

export const MODEL = 'crowd-1';
/** Enough paths for a probability of one in a hundred, in scrambles enough for an error of it: what is asked at every decision. */
export const SIZE = { seed: 1, paths: 16384, scrambles: 16 } as const;
/** Volatility is asked on a grid of fifths in its logarithm, finer than it is known, so that like days share an answer. */
const LOG_VOLATILITY_STEP = 0.2;

/** What the crowd is asked at a decision: one question a regime, and one of the walk without it. */
export type Asked = {
  readonly worlds: { readonly [W in World]: Inquiry };
  /** Whether the book could be laid over the crowd's assets; else the market stands for it. */
  readonly mapped: boolean;
  /** The first position that lies on none of them. */
  readonly astray?: string;
};

export function inquiries(
  given: Setup,
  known: Knowledge,
  { fresh, tick }: { readonly fresh: readonly Freshness[]; readonly tick: Tick },
): Known<Asked> {
  const record = heldAt(given, known, { day: tick.day, fresh });
  const setup = record?.setup ?? given;
  const { gathering, policy, episode } = setup;
  if (!gathering) return { unknown: { kind: 'no crowd' } };
  const { crowd, hash } = gathering;
  const id = episode.legs.risk[0];
  const history = id === undefined ? undefined : known.histories[id];
  if (!history || history.length <= BURN_IN) return { unknown: { kind: 'too short a past' } };
  const { exposure, book } = policy.thesis;
  const astray = book && astrayOf(book, crowd);
  const laid = book && astray === undefined ? sharesOf(book, crowd) : undefined;
  const own = record !== undefined && record.held.positions.length > 0;
  const shares = laid && own ? twentieths(laid) : laid;
  // A regime as the crowd meets it: volatility grows as the thesis' spread of outcomes does; a loss on
  // average is news at the start, laid over the assets by their part in risk; a gain on average is not
  // counted on.
  const conditions = ({ mean, sd }: Outcome): Conditions => ({
    volatility: decimals((today(history, crowd) * sd) / exposure.outcomes.noise.sd, 3),
    news: mean < 0 ? news(crowd, shares, mean) : {},
    drift: 0,
    ...present({ book: shares }),
    rate: book?.rate ?? crowd.lending.rate,
  });
  const asked = (world: World): Inquiry => ({
    model: MODEL,
    crowd: hash,
    vintage: vintageOf(setup, startOf(legSeries(setup, known, fresh), 5) ?? tick.day),
    world,
    conditions: conditions(exposure.outcomes[world === 'walk' ? 'noise' : world]),
    ...SIZE,
  });
  const [noise, friction, rupture] = REGIMES.map(asked) as [Inquiry, Inquiry, Inquiry];
  return {
    worlds: { noise, friction, rupture, walk: asked('walk') },
    mapped: shares !== undefined,
    ...present({ astray }),
  };
}

/** The question of no day and nobody's book: the crowd as it is written, by its latest vintage. */
export const standingInquiry = ({ crowd, hash, vintages }: Gathering): Inquiry => ({
  model: MODEL,
  crowd: hash,
  vintage: latest(vintages),
  world: 'noise',
  conditions: { volatility: 1, news: {}, drift: 0, rate: crowd.lending.rate },
  ...SIZE,
});

/** The end of the latest vintage before the window; `none` where there is none. */
const vintageOf = ({ gathering }: Setup, begin: Day): string =>
  latest(gathering?.vintages.filter((v) => v.until < begin) ?? []);

function latest(vintages: readonly CrowdVintage[]): string {
  const last = vintages.toSorted((a, b) => a.until - b.until).at(-1);
  return last === undefined ? 'none' : formatDay(last.until);
}

/** Today's volatility of the risk leg over that of the asset which stands for it. */
function today(history: History, crowd: Crowd): number {
  const gauge = crowd.assets.find((a) => a.id === crowd.gauge);
  if (!gauge) throw new RangeError(`no asset ${crowd.gauge}`);
  const daily = Math.sqrt(history.variance[history.length - 1] as number);
  const steps = Math.round(
    log((daily * Math.sqrt(SESSIONS_PER_YEAR)) / gauge.volatility) / LOG_VOLATILITY_STEP,
  );
  return decimals(exp(steps * LOG_VOLATILITY_STEP), 3);
}

type Shares = Readonly<Record<string, number>>;

/** A loss of the book, by asset in proportion to the asset's part in risk. */
function news({ assets }: Crowd, shares: Shares | undefined, mean: number): Shares {
  const part = assets.map((a) => Math.max(0, a.volatility * (a.factors[0] ?? 0)));
  const whole = assets.reduce(
    (sum, a, m) => sum + (part[m] as number) * (shares ? (shares[a.id] ?? 0) : a.weight),
    0,
  );
  const apart = whole > MIN_RISK_SHARE && (mean * Math.max(...part)) / whole > -MAX_NEWS_FALL;
  return Object.fromEntries(
    assets.map((a, m) => [a.id, decimals(apart ? (mean * (part[m] as number)) / whole : mean, 4)]),
  );
}

/** A book whose loss would take more than this from some asset bears it on every asset alike. */
const MAX_NEWS_FALL = 0.9;

/** A book with less risk than this bears the loss on every asset alike. */
const MIN_RISK_SHARE = 0.02;

/** The first position that names no asset of the crowd, is short, or is in another currency. */
const astrayOf = ({ positions, currency }: Book, { assets }: Crowd): string | undefined =>
  positions.find(
    (p) => p.quantity < 0 || p.currency !== currency || !assets.some((a) => a.id === p.asset),
  )?.symbol;

/** Shares of the book by asset; undefined when it holds nothing. */
function sharesOf(book: Book, { assets }: Crowd): Shares | undefined {
  const total = worth(book);
  if (!(total > 0)) return undefined;
  return Object.fromEntries(
    assets
      .map((a): [string, number] => [
        a.id,
        book.positions
          .filter((p) => p.asset === a.id)
          .reduce((sum, p) => sum + (p.quantity * p.price) / total, 0),
      ])
      .filter(([, share]) => share > 0),
  );
}

/** What is really held changes with every price: shares are asked in twentieths, so that like days share an answer. */
function twentieths(shares: Shares): Shares {
  const parts = Object.entries(shares).map(([id, share]) => ({ id, share: share * PARTS }));
  const left = PARTS - parts.reduce((sum, { share }) => sum + Math.floor(share), 0);
  const first = parts.toSorted((a, b) => (b.share % 1) - (a.share % 1)).slice(0, left);
  return Object.fromEntries(
    parts
      .map((p): [string, number] => [
        p.id,
        (Math.floor(p.share) + (first.includes(p) ? 1 : 0)) / PARTS,
      ])
      .filter(([, share]) => share > 0),
  );
}

const PARTS = 20;

const decimals = (x: number, places: number): number => {
  const unit = power(10, places);
  return Math.round(x * unit) / unit;
};

/** A question, and the first decision that asks it. */
export type Ask = { readonly at: Instant; readonly inquiry: Inquiry };

/**
 * Every question that the decisions of a stretch of events ask of the crowd, each once, in the order
 * in which they come up. So answers can be there before the fold that needs them.
 */
export function asks(setup: Setup, events: readonly Event[]): Ask[] {
  const seen = new Set<string>();
  const found: Ask[] = [];
  let known = nothing(setup.episode.series);
  for (const stretch of stretches(events)) {
    known = learn(known, stretch);
    const last = stretch.at(-1);
    if (last?.kind !== 'tick') continue;
    const { tick } = last;
    const asked = inquiries(setup, known, { fresh: freshness(setup, known, tick), tick });
    if ('unknown' in asked) continue;
    for (const inquiry of Object.values(asked.worlds)) {
      const key = canonical(inquiry);
      if (seen.has(key)) continue;
      seen.add(key);
      found.push({ at: tick.at, inquiry });
    }
  }
  return found;
}
