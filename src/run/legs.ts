import { CALENDAR_YEARS } from '../domain/calendar/index.ts';
import type { CalendarId } from '../domain/calendar.ts';
import type { Freshness } from '../domain/decision.ts';
import type { Finding } from '../domain/finding.ts';
import { extend, type History, indexAt } from '../domain/history.ts';
import type { Setup } from '../domain/policy.ts';
import type { Series } from '../domain/series.ts';
import { civilOf, type Day } from '../domain/time.ts';
import type { LegSeries, StressLegs } from '../sense/leg.ts';
import type { Tick } from './event.ts';
import type { Knowledge } from './knowledge.ts';

/** Whether the market of a series kept a session since the decision before. */
const moved = ({ calendars }: Setup, { id, calendar }: Series, tick: Dated): boolean =>
  tick.since === undefined ? calendars[calendar](tick.day) : tick.since[id] !== tick.due[id];
type Dated = Pick<Tick, 'day' | 'due' | 'since'>;

/** Where a window begins in a series that begins with the risk leg's close of a day. */
export function beginIn({ episode, reach }: Setup, id: string, close: Day): Day {
  const series = episode.series[id];
  return reach && series ? reach(series, close) : close;
}

/** How fresh each series is at the moment of decision. */
export function freshness(setup: Setup, known: Knowledge, tick: Tick): Freshness[] {
  return Object.values(setup.episode.series).map((series): Freshness => {
    const history = known.histories[series.id] as History;
    const open = setup.calendars[series.calendar];
    const due = tick.due[series.id];
    if (history.length === 0) return { series: series.id, state: 'absent', sessions: 0 };
    const last = history.days[history.length - 1] as Day;
    let sessions = 0;
    for (let day = last + 1; day <= tick.day; day++) if (open(day as Day)) sessions++;
    return {
      series: series.id,
      last,
      value: history.values[history.length - 1] as number,
      knownAt: known.newest[series.id] as Freshness['knownAt'] & number,
      state: lacks(history, due) ? 'stale' : moved(setup, series, tick) ? 'fresh' : 'carried',
      sessions,
    };
  });
}

/** Whether the risk leg had a session since the decision before. */
export function riskSession(setup: Setup, tick: Dated): boolean {
  const risk = setup.episode.series[setup.episode.legs.risk[0] ?? ''];
  return risk === undefined || moved(setup, risk, tick);
}

/** Whether the value of the last due session is not there, even if a later one is. */
const lacks = (history: History, due: Day | undefined): boolean =>
  due !== undefined && history.days[indexAt(history, due)] !== due;

/**
 * Sessions of a series that lack their value still, although a later one has come.
 * @param from  the first of them that is asked for; undefined: any
 */
export function gaps({ missing, histories }: Knowledge, id: string, from?: Day): readonly Day[] {
  const history = histories[id] as History;
  return (missing[id] ?? []).filter((day) => day >= (from ?? day) && lacks(history, day));
}

/**
 * The same knowledge as if every series had stood still where it lacks a value: the last one once more
 * for each session that is due, and for each gap. It is what a missing input is weighed against.
 * @param start  gaps from here on are filled
 */
export function stoodStill(
  setup: Setup,
  known: Knowledge,
  { tick, start }: { readonly tick: Tick; readonly start: Day | undefined },
): Knowledge {
  const histories = { ...known.histories };
  let still = false;
  for (const { id, calendar } of Object.values(setup.episode.series)) {
    const open = setup.calendars[calendar];
    const history = known.histories[id] as History;
    const due = tick.due[id];
    const late = due === undefined || !lacks(history, due) ? [] : [due];
    const lacking = [...gaps(known, id, start && beginIn(setup, id, start)), ...late];
    if (lacking.length === 0) continue;
    let filled: History | undefined;
    const fill = (): History => {
      filled ??= standing(history, lacking, open);
      return filled;
    };
    // A session that is lacking is filled for certain; a series that no rule asks for need not be copied.
    if (!lacking.some(open) && fill() === history) continue;
    Object.defineProperty(histories, id, { get: fill, enumerable: true });
    still = true;
  }
  return still ? { ...known, histories } : known;
}

/** A history whose last value before each of some sessions is told once more for each session since. */
const standing = (
  history: History,
  lacking: readonly Day[],
  open: Setup['calendars'][CalendarId],
): History =>
  lacking.reduce((h, end) => {
    const at = indexAt(h, end);
    let out = h;
    for (let day = (h.days[at] ?? end) + 1; day <= end; day++)
      if (open(day as Day)) out = extend(out, day as Day, h.values[at] as number);
    return out;
  }, history);

/** The series of the legs with what is known of them. */
export function legSeries(setup: Setup, known: Knowledge, fresh: readonly Freshness[]): StressLegs {
  const of = (id: string): LegSeries => {
    const state = fresh.find((f) => f.series === id)?.state;
    return {
      series: setup.episode.series[id] as LegSeries['series'],
      history: known.histories[id] as History,
      stale: state === 'stale' || state === 'absent',
      gaps: gaps(known, id),
      closed: state === 'carried',
      reach: setup.reach && ((close: Day): Day => beginIn(setup, id, close)),
    };
  };
  const { risk, rates, dollar } = setup.episode.legs;
  return { risk: risk.map(of), rates: rates.map(of), dollar: dollar.map(of) };
}

const late = (fresh: readonly Freshness[], tick: Tick): Finding[] =>
  fresh.flatMap((f): Finding[] => {
    if (f.state === 'absent') return [{ kind: 'absent', series: f.series }];
    return f.state === 'stale'
      ? [{ kind: 'stale', series: f.series, last: f.last as Day, due: tick.due[f.series] as Day }]
      : [];
  });

/**
 * What is told of values that are late, and of closed days: those that somebody states, while a window holds them; those that may be some,
 * for all values of a calendar are lacking while another one's are there; and years of which none is known.
 */
export function lateAndClosed(
  { episode }: Setup,
  fresh: readonly Freshness[],
  { tick, start }: { readonly tick: Tick; readonly start: Day },
): readonly Finding[] {
  const all = Object.values(episode.series);
  const kept = [...new Set(all.map((s) => s.calendar))];
  const lacks = new Set(fresh.flatMap((f) => (f.state === 'stale' ? f.series : [])));
  const due = ({ id }: Series): Day => tick.due[id] ?? tick.day;
  const found: Finding[] = late(fresh, tick);
  for (const { calendar, day, reason } of episode.closures ?? [])
    if (kept.includes(calendar) && day >= start && day <= tick.day)
      found.push({ kind: 'stated closed', calendar, day, reason });
  const years = [civilOf(start).year, civilOf(tick.day).year];
  for (const calendar of kept) {
    const own = all.filter((s) => s.calendar === calendar);
    const day = Math.max(...own.map(due)) as Day;
    const silent = own.every((s) => due(s) < day || lacks.has(s.id));
    if (silent && all.some((s) => s.calendar !== calendar && due(s) >= day && !lacks.has(s.id)))
      found.push({ kind: 'perhaps closed', calendar, day });
    const [from, to = Number.POSITIVE_INFINITY] = CALENDAR_YEARS[calendar] ?? [0];
    const year = years.find((y) => y < from || y > to);
    if (year !== undefined) found.push({ kind: 'calendar not known', calendar, year });
  }
  return found;
}
