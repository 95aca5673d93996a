import type { Decision, Freshness } from '../../domain/decision.ts';
import type { Dossier } from '../../domain/dossier.ts';
import { LEGS } from '../../domain/episode.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { Known, Unknown } from '../../domain/known.ts';
import { HELD } from '../../domain/portfolio.ts';
import type { Observation } from '../../domain/series.ts';
import { creditTells } from '../../domain/stress.ts';
import type { Lang } from '../../domain/text.ts';
import type { Thesis } from '../../domain/thesis.ts';
import { type Day, formatDay } from '../../domain/time.ts';
import type { Vintage } from '../../domain/vintage.ts';
import type { Claim } from '../../domain/watch.ts';
import { beginOf, latest } from '../content/reading.ts';
import { cite, type Prose, type Span } from '../render/prose.ts';
import { type Words, words } from '../words/index.ts';
import { value } from '../words/number.ts';
import type { Naming } from '../words/unknown.ts';

/** One page, or everything. */
export const LENGTHS = ['short', 'full'] as const;
export type Length = (typeof LENGTHS)[number];

/** A dossier in one language, with what every section asks of it. */
export type Page = {
  readonly dossier: Dossier;
  readonly decision: Decision;
  readonly before: Decision | undefined;
  readonly thesis: Thesis;
  readonly lang: Lang;
  readonly w: Words;
  readonly today: Day;
  /** The vintage that judged the windows; undefined when none could. */
  readonly vintage: Vintage | undefined;
  readonly evidence: ReadonlyMap<string, Evidence>;
  /** A date as read on the day of decision. */
  readonly on: (day: Day) => string;
  readonly observed: (series: string, day: Day) => Observation | undefined;
  /** A value of a series with its id; what is not known is said so. */
  readonly at: (series: string, day: Day | undefined) => Span;
  readonly titleOf: (series: string) => string;
  /** The window that is reported, and the day on which it begins for the risk leg. */
  readonly shown: Decision['stress']['windows'][number] | undefined;
  readonly start: Day | undefined;
};

/** Name under which an observation is pointed at. */
export const idOf = (series: string, day: Day): string => `${series}@${formatDay(day)}`;

/** Opens a dossier in one language. */
export function page(dossier: Dossier, lang: Lang): Page {
  const { decision, setup } = dossier;
  const said = words(lang);
  const today = decision.moment.day;
  const titleOf = (series: string): string => setup.episode.series[series]?.title[lang] ?? series;
  const naming: Naming = {
    title: titleOf,
    absent: (series) => decision.freshness.some((f) => f.series === series && f.state === 'absent'),
  };
  const w: Words = {
    ...said,
    why: (reason) => said.why(reason, naming),
    unknown: (reason) => said.unknown(reason, naming),
  };
  const observed = (series: string, day: Day): Observation | undefined =>
    dossier.series[series]?.findLast((o) => o.at === day);
  const { stress } = decision;
  const shown = stress.windows.find((x) => x.window === stress.window);
  return {
    dossier,
    decision,
    before: dossier.before.at(-1),
    thesis: setup.policy.thesis,
    lang,
    w,
    today,
    vintage: vintageOf(dossier),
    evidence: new Map(dossier.evidence.map((e) => [e.id, e])),
    on: (day) => w.date(day, today),
    observed,
    at: (series, day) => {
      const seen = day === undefined ? undefined : observed(series, day);
      if (!seen) return { unknown: w.unknown({ kind: 'no value' }) };
      const kind = setup.episode.series[series]?.kind ?? 'index';
      return cite(value(seen.value, kind), idOf(series, seen.at));
    },
    titleOf,
    shown,
    start: shown && !('unknown' in shown.legs.risk) ? shown.legs.risk.start : undefined,
  };
}

/** Why some of all these are not known, each reason once. */
export const reasonsIn = ({ w }: Pick<Page, 'w'>, all: readonly Known<unknown>[]): string[] => [
  ...new Set(
    all.flatMap((x) =>
      typeof x === 'object' && x !== null && 'unknown' in x
        ? [w.unknown(x.unknown as Unknown)]
        : [],
    ),
  ),
];

/** Whether a value must not be taken for live. */
export const outdated = ({ state, sessions }: Freshness): boolean =>
  state === 'stale' || state === 'absent' || sessions > 0;

/** What credit says, in a clause. */
export const creditSays = ({ decision, w, on }: Pick<Page, 'decision' | 'w' | 'on'>): Prose => {
  const { state, end, due, reason = { kind: 'no value' } } = decision.stress.credit;
  const why = due === undefined ? w.unknown(reason) : w.notDue(w.why(reason), on(due));
  return w.creditClause(state, end && on(end), why);
};

/** The latest vintage of the same legs that ends before the longest window begins. */
function vintageOf({ decision, setup }: Dossier): Vintage | undefined {
  if (typeof decision.stress.count !== 'number') return undefined;
  const begin = beginOf(decision);
  return latest(
    setup.vintages,
    (v) =>
      v.until <= begin &&
      v.windows[decision.stress.window].count === decision.stress.count &&
      LEGS.every((l) => v.legs[l].join() === setup.episode.legs[l].join()),
  );
}

/** An input that is not known; credit with why, for its series may be on time. */
export function missingInput(p: Page, input: string): string {
  const { state, reason, due } = p.decision.stress.credit;
  if (input.replace(/\(.*$/, '') !== 'credit' || creditTells(state) || reason === undefined)
    return missingName(p, input);
  const why = p.w.why(reason);
  return p.w.creditInput(due === undefined ? why : p.w.notDue(why, p.on(due)));
}

/** The name of an input as a person knows it. */
export function missingName(p: Page, input: string): string {
  const bare = input.replace(/\(.*$/, '');
  const { roles } = p.dossier.setup.episode;
  if (bare === 'credit' && roles.credit !== undefined) return p.titleOf(roles.credit);
  if (input.startsWith('market:')) {
    const feature = input.slice('market:'.length);
    const role =
      feature === 'haven' ? roles.haven : feature === 'credit' ? roles.credit : undefined;
    return p.w.marketName(feature, role === undefined ? feature : p.titleOf(role));
  }
  if (input === HELD) return p.w.held.input;
  if (input.startsWith(NEWS)) return p.w.news(groupName(p, input.slice(NEWS.length)));
  return p.evidence.has(input) ? p.w.doubted(input) : p.titleOf(input);
}

/** What an input is called that is the news of a watch group. */
const NEWS = 'evidence:';

/** A watch group by its letter and the short name that the thesis gives it. */
export function groupName(p: Page, watch: string): string {
  const short = p.thesis.watch.find((g) => g.watch === watch)?.short[p.lang];
  return short === undefined ? watch : `${watch}${p.w.brackets(short)}`;
}

/** Whether the thesis or the episode speaks of threats against somebody, of which the ledger keeps the ends. */
export const threatens = ({ thesis, dossier }: Page): boolean =>
  thesis.stops.some((s) => s.keys.length > 0) ||
  dossier.evidence.some((e) => e.kind === 'threat' && e.counterparties.length > 0);

/** What the stops in force allow, share of own capital. */
export const stopLimit = ({ decision, thesis }: Page): number =>
  decision.exposure.caps.find((c) => c.cap === 'stop')?.at ?? thesis.exposure.base;

/** What is held: what stands on record, else what the machine comes to. */
export const heldNow = ({ held, exposure }: Page['decision']): number =>
  held ? exposure.before : exposure.target;

/** Whether an act is still to come on its day. */
export const awaited = <C extends Pick<Claim, 'acted' | 'due'>>(
  claim: C,
  today: Day,
): claim is C & { readonly due: Day } =>
  !claim.acted && claim.due !== undefined && claim.due >= today;
