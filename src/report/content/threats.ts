import type { Spread } from '../../domain/known.ts';
import type { Text } from '../../domain/text.ts';
import { type Bargain, CAUSES, type Cause, type Rates, type Trait } from '../../domain/threat.ts';
import type { Day } from '../../domain/time.ts';
import type { Page } from '../memo/page.ts';
import { type Block, shown } from '../render/block.ts';
import { cite, join, type Prose, type Span, say } from '../render/prose.ts';
import { amount, type Column, type Table, tabulate, wording } from '../render/table.ts';
import { chance, fixed } from '../words/number.ts';
import type { Ground } from './context.ts';
import { hatched } from './unknown.ts';

/** Cases named before the rest are counted. */
const MAX_NAMES = 6;

/** An interval in words. */
const between = (g: Ground, s: Spread): Span =>
  cite(g.w.threats.between(chance(s.low), chance(s.high)), g.place);

/** A share with its interval, for a narrow column. */
export function ranged({ w }: Ground, { low, at, high }: Spread): string {
  const bare = (p: number): string => chance(p).replace('%', '');
  return `${chance(at)}${w.threats.range(bare(low), bare(high))}`;
}

export const held = (g: Ground, s: Spread): Span => cite(ranged(g, s), g.place);

/** How threats end: counts, shares and intervals. */
export function rates(g: Ground, { bargain }: ThreatsView): Table | undefined {
  if ('unknown' in bargain.rates) return undefined;
  const { shares } = bargain.rates;
  const { column, cause } = g.w.threats;
  return tabulate(CAUSES, [
    wording(column.end, (c) => cause[c]),
    amount(column.count, (c) => cite(String(shares[c].count), g.place)),
    amount(column.share, (c) => cite(chance(shares[c].share.at), g.place)),
    amount(column.interval, (c) => between(g, shares[c].share)),
  ]);
}

/** Counts by what is known on the day of the announcement. */
export const groups = (g: Ground, { groups: all }: ThreatsView): Table => {
  const { column, group, all: whole, short } = g.w.threats;
  const figure = (n: number) => cite(String(n), g.place);
  return tabulate(
    all,
    [
      wording(column.group, ({ of }) => (of ? group(of.trait, of.value) : whole)),
      amount(column.settled, (x) => figure(x.settled)),
      ...CAUSES.map((c): Column<ThreatGroup> => amount(short[c], (x) => figure(x.counts[c]))),
    ],
    { narrow: 'scroll' },
  );
};

/** How soon they come back. */
export function returns(g: Ground, { bargain: { recurrence: r } }: ThreatsView): Table | undefined {
  if ('unknown' in r) return undefined;
  return tabulate([3, 6, 12] as const, [
    wording('', (m) => g.w.threats.months(m)),
    amount(g.w.threats.column.share, (m) => cite(chance(r.within[m].at), g.place)),
    amount(g.w.threats.column.interval, (m) => between(g, r.within[m])),
  ]);
}

/** The open threats, one a row. */
export function open(g: Ground, view: ThreatsView): Table {
  const { column, short } = g.w.threats;
  type Outlook = Bargain['outlooks'][number];
  const by = ({ imposed }: Outlook, days: 30 | 90): Span => {
    const share = 'unknown' in imposed ? undefined : imposed[days];
    return share ? held(g, share) : { unknown: g.w.label.unknown };
  };
  return tabulate(view.bargain.outlooks, [
    { head: column.threat, cell: (o) => name(g, view, o.threat), brief: (o) => o.threat },
    amount(column.days, (o) => cite(String(o.days), g.place)),
    amount(column.by30, (o) => by(o, 30)),
    amount(column.by90, (o) => by(o, 90)),
    amount(short.delayed, (o) => held(g, o.shares.delayed)),
    amount(short.withdrawn, (o) => held(g, o.shares.withdrawn)),
    amount(column.earlier, (o) => cite(String(o.rearmed), g.place)),
  ]);
}

/** The cases behind each open threat, a sentence each. */
export const cases = (g: Ground, view: ThreatsView): readonly Prose[] =>
  view.bargain.outlooks.map((o) => {
    const { outlook: says, group } = g.w.threats;
    const named = o.alike.slice(0, MAX_NAMES).map((id): Prose => [name(g, view, id)]);
    const said = says.behind({
      target: name(g, view, o.threat),
      days: o.days,
      open: cite(String(o.days), g.place),
      cases: cite(String(o.cases), g.place),
      traits: o.by.map((trait) => group(trait, view.traits[o.threat]?.[trait] ?? '')),
      alike: join(g.w.semi, named),
      more: Math.max(0, o.alike.length - MAX_NAMES),
      pooled: o.pooled,
    });
    return 'unknown' in o.imposed
      ? say`${said}${g.w.full}${g.w.blank}${says.untimed(g.w.unknown(o.imposed.unknown))}${g.w.full}`
      : say`${said}${g.w.full}`;
  });

/** A threat by its id and target. */
function name(g: Ground, { targets }: ThreatsView, id: string): string {
  const target = targets[id]?.[g.lang];
  return target === undefined ? id : g.w.threats.named(id, target);
}

/** What stays out of the curves, and what the figures rest on. */
export function threatMethod({ w }: Ground, { bargain, closed }: ThreatsView): readonly string[] {
  const { undated, delay, prior, bands, traits, source } = w.threats.method;
  return [
    ...(bargain.undated.length > 0 ? [undated(bargain.undated)] : []),
    ...[delay, prior, bands, traits],
    ...(closed === undefined ? [] : [source(w.longDate(closed))]),
  ];
}

/** What became of threats settled by now, and what may become of the open ones. */
export function threatBlocks(p: Page): readonly Block[] {
  const { bargain, setup } = p.dossier;
  const g: Ground = { w: p.w, lang: p.lang, place: 's-possible' };
  const said = p.w.threats;
  if ('unknown' in bargain) return [hatched(g, said.rates.heading, { why: bargain.unknown })];
  const named = new Set(bargain.outlooks.map((o) => o.threat));
  const view = {
    bargain,
    targets: Object.fromEntries(
      (setup.threats ?? []).filter((t) => named.has(t.id)).map((t) => [t.id, t.target]),
    ),
    traits: {},
    groups: [],
  };
  const rated = rates(g, view);
  if (!rated || 'unknown' in bargain.rates) return [];
  const { threats: settled, shares } = bargain.rates;
  const dropped = shares.delayed.count + shares.withdrawn.count;
  return shown<Block>([
    {
      kind: 'table',
      heading: [said.verdict(String(settled), String(dropped))],
      caption: join(`${g.w.full}${g.w.blank}`, [
        followedOf(g, bargain.rates),
        recordOf(g, bargain),
      ]),
      table: rated,
    },
    bargain.outlooks.length > 0 && {
      kind: 'table',
      heading: [said.outlook.heading],
      caption: [said.outlook.caption],
      table: open(g, view),
    },
  ]);
}

/** How many are carried out once delays are followed to their end. */
export function followedOf(
  { w, place }: Ground,
  { followed: { threats, days, imposed } }: Rates,
): Prose {
  const share = (p: number) => cite(chance(p), place);
  return w.threats.followed({
    threats: cite(String(threats), place),
    share: share(imposed.at),
    low: share(imposed.low),
    high: share(imposed.high),
    days,
  });
}

/** How the rates fared when each cluster was left out in turn. */
export function recordOf({ w, place }: Ground, { record }: Bargain): Prose {
  if ('unknown' in record) return [w.threats.noRecord];
  const { cases, clusters, own, base, log } = record;
  const figure = (x: number, digits: number) => cite(fixed(x, digits), place);
  return w.threats.record({
    cases: cite(String(cases), place),
    clusters: cite(String(clusters), place),
    own: figure(own, 3),
    base: figure(base, 3),
    log: { own: figure(log.own, 3), base: figure(log.base, 3) },
    won: own < base,
  });
}

/** A group of settled threats: how many, and how each ended. */
export type ThreatGroup = {
  /** The trait and its value; absent for all. */
  readonly of?: { readonly trait: Trait; readonly value: string };
  readonly settled: number;
  readonly counts: { readonly [C in Cause]: number };
};

/** What `threats` shows: the ledger of a day. */
export type ThreatsView = {
  /** Title of the episode that was asked about; absent where none was. */
  readonly episode?: Text;
  readonly bargain: Bargain;
  /** Last end on record, whenever it came; absent where none has one. */
  readonly closed?: Day;
  /** Targets by id, of every threat that is named. */
  readonly targets: Readonly<Record<string, Text>>;
  /** Values of the traits of open threats by id, as the groups have them. */
  readonly traits: Readonly<Record<string, { readonly [T in Trait]?: string }>>;
  /** All first, then by trait. */
  readonly groups: readonly ThreatGroup[];
};
