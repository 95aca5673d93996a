import type { Evidence } from '../../domain/evidence.ts';
import { DAY_MS, type Day } from '../../domain/time.ts';
import type { Block } from '../render/block.ts';
import { cite, type Prose, say } from '../render/prose.ts';
import { clause } from '../words/clause.ts';
import { wall } from '../words/clock.ts';
import type { Length, Page } from './page.ts';

/** The day of an act; one from before the window tells on which day of it it became known. */
function dated(p: Page, { occurredOn, knownAt }: Evidence, start: Day | undefined): string {
  const local = knownAt + wall(p.decision.moment.stamp).minutes * 60_000;
  // What is known by a date alone is known at its last moment.
  const known = Math.floor((local - 1) / DAY_MS) as Day;
  const early = start !== undefined && occurredOn <= start && known > occurredOn;
  return early ? p.w.knownLater(p.on(occurredOn), p.on(known)) : p.on(occurredOn);
}

/** Cells of each on one page. */
const MAX_NEWS_CELLS = 130;
/** Most items that stand in the text. */
const MAX_NEWS = { short: 3, full: 6 };

/** From which day on news count: the start of the window, else the decision before. */
const startOf = (p: Page): Day | undefined => p.start ?? p.before?.moment.day;

/** What climbed a rung or moved the odds since the window began, in its order; what moved them most stays. */
function climbers(p: Page, length: Length) {
  const start = startOf(p);
  const decisions = [
    ...p.dossier.before.filter((d) => d.moment.day > (start ?? d.moment.day)),
    p.decision,
  ];
  const moved = new Map<string, number>();
  for (const { board, regime } of decisions) {
    for (const { evidence } of board.signals) moved.set(evidence, moved.get(evidence) ?? 0);
    for (const { source, evidence, friction } of regime.contributions)
      if (source.startsWith('claim:')) for (const id of evidence) moved.set(id, Math.abs(friction));
  }
  const climbed = [...moved.keys()].flatMap((id) => p.evidence.get(id) ?? []);
  const weigh = (e: Evidence): number => 10 * (moved.get(e.id) ?? 0) + e.rung;
  const named = climbed
    .toSorted((a, b) => weigh(b) - weigh(a))
    .slice(0, MAX_NEWS[length])
    .toSorted((a, b) => a.occurredOn - b.occurredOn);
  return { named, rest: climbed.length - named.length };
}

/** What the news of one page tell by their headlines: the rest of it names them, and tells none twice. */
export const toldInNews = (p: Page): ReadonlySet<string> =>
  new Set(climbers(p, 'short').named.map((e) => e.id));

/** What is new, an item a line. */
export function news(p: Page, length: Length): Block {
  const start = startOf(p);
  const since = start === undefined ? undefined : p.on(start);
  const { named, rest } = climbers(p, length);
  const items = named.map(
    (e): Prose =>
      length === 'short'
        ? say`${dated(p, e, start)}${p.w.colon}${clause(e.headline[p.lang], MAX_NEWS_CELLS)} ${cite(e.id, e.id)}`
        : say`${dated(p, e, start)}${p.w.colon}${e.headline[p.lang]} ${cite(e.id, e.id)}${p.w.brackets(`${p.w.rung(e.rung)}${p.w.pause}${p.w.direction[e.direction]}`)}`,
  );
  return {
    kind: 'list',
    ...(length === 'full' && { heading: [p.w.newSince(since)] }),
    items:
      items.length === 0
        ? [[p.w.nothingNew]]
        : [...items, ...(rest > 0 ? [[p.w.moreNew(rest)]] : [])],
  };
}
