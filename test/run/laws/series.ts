import { withClosures } from '../../../src/domain/calendar/index.ts';
import type { Setup } from '../../../src/domain/policy.ts';
import type { Day } from '../../../src/domain/time.ts';
import { type Event, instantOf } from '../../../src/run/event.ts';
import { asof, learn } from '../../../src/run/knowledge.ts';
import { INPUTS } from '../../../src/run/lookahead/input.ts';
import { step } from '../../../src/run/step.ts';
import { bytes } from '../kept.ts';
import { above, dayOf, type Run, type Tick, type Trial, target, tickAt, trial } from './trial.ts';

/** Law 1: at a cut, without anything that comes after it, the same bytes. */
export function onlyPast(run: Run, ks: readonly number[]): Trial {
  const { setup, events, places, stateBefore, whole } = run;
  const cases = ks.map((k) => {
    const event = tickAt(run, k);
    const cut = INPUTS.reduce((left, input) => input.cut(left, event.tick), { setup, events });
    // The state was kept while the run went on: what it shares with later states holds their values.
    const state = stateBefore(places[k] as number);
    const known = asof(setup.episode.series, cut.events, event.tick.at);
    const found = [state, { ...state, known }].map((s) => step(s, event, cut.setup)[1]);
    return found.every((d) => bytes(d) === bytes(whole[k])) ? [] : [dayOf(whole[k])];
  });
  return trial(cases);
}

/** The series that decisions are made from, each once, and those that none hears of. */
export function seriesOf({ setup: { episode } }: Run) {
  const { legs, roles, series } = episode;
  const used = [...new Set([...Object.values(legs).flat(), ...Object.values(roles)])] as string[];
  return { used, unheard: Object.keys(series).filter((id) => !used.includes(id)) };
}

/** Of a decision and a series the session that is due, and where its value stands among the events. */
type Due = { readonly id: string; readonly at: Day; readonly place: number };

/** What is due of some series at a decision; undefined where one of them was not there anyway. */
function dueAt(run: Run, k: number, ids: readonly string[]): readonly Due[] | undefined {
  const { due } = tickAt(run, k).tick;
  const all = ids.map((id) => {
    const at = due[id] as Day;
    return { id, at, place: run.events.findIndex((e) => isOf(e, id) && dated(e) === at) };
  });
  return all.some(({ place }) => place < 0 || place > (run.places[k] as number)) ? undefined : all;
}

const isOf = (e: Event, id: string): boolean =>
  e.kind === 'observation' && e.observation.series === id;
const dated = (e: Event): Day | undefined =>
  e.kind === 'observation' ? e.observation.at : undefined;

/** The last value of a series before a session, as known at a place. */
function valueBefore({ stateBefore }: Run, { id, at, place }: Due): number {
  const h = stateBefore(place).known.histories[id];
  const i = h?.days.slice(0, h.length).findLastIndex((d) => d < at) ?? -1;
  return h?.values[i] as number;
}

/**
 * Law 2 for series that fall silent at a decision, for so many decisions: while it lasts exposure is
 * not above that of the day before, nor above that of the same history in which they stood still.
 * Of a single decision it is the law for the values that are due then.
 */
export function silence(
  run: Run,
  ks: readonly number[],
  {
    groups,
    decisions,
  }: { readonly groups: readonly (readonly string[])[]; readonly decisions: number },
): Trial {
  const { events, places, onward, whole } = run;
  const cases = ks.flatMap((k) =>
    groups.map((ids) => {
      const due = dueAt(run, k, ids);
      if (!due) return undefined;
      const last = Math.min(k + decisions, places.length) - 1;
      const first = Math.min(...due.map(({ place }) => place));
      const since = events.slice(first, (places[last] as number) + 1);
      const gone = (e: Event): Due | undefined =>
        due.find(({ id, at }) => isOf(e, id) && (dated(e) as Day) >= at);
      const still = since.map((e): Event => {
        const owed = gone(e);
        if (!owed || e.kind !== 'observation') return e;
        return { ...e, observation: { ...e.observation, value: valueBefore(run, owed) } };
      });
      // The day before lacked the value too where it was due then already.
      const dark = [
        whole[k - 1],
        ...onward(
          first,
          since.filter((e) => !gone(e)),
        ),
      ].slice(k - last - 2);
      return onward(first, still)
        .slice(k - last - 1)
        .flatMap((neutral, i) =>
          above(`${dayOf(neutral)} ${ids.join()} silent since ${dayOf(whole[k])}`, [
            dark[i],
            dark[i + 1],
            neutral,
          ]),
        );
    }),
  );
  return trial(cases);
}

/**
 * Law 2 for a day that is stated closed, of all markets of the legs but one: what it would have brought never
 * comes, and exposure is not above that of the day before, nor is any stop blind for it.
 */
export function statedClosed(run: Run, ks: readonly number[]): Trial {
  const { events, places, setup, whole } = run;
  const { legs, series } = setup.episode;
  const kept = [
    ...new Set(
      Object.values(legs)
        .flat()
        .map((id) => series[id]?.calendar),
    ),
  ];
  const cases = ks.map((k) => {
    const event = tickAt(run, k);
    const { tick } = event;
    const shut = kept.flatMap((c) => (c === undefined || c === kept.at(-1) ? [] : [c]));
    const ids = Object.values(series).flatMap((s) => (shut.includes(s.calendar) ? [s.id] : []));
    const gone = (e: Event): boolean => ids.some((id) => isOf(e, id)) && dated(e) === tick.day;
    const first = events.findIndex(gone);
    if (first < 0 || tick.since === undefined) return undefined;
    const stated = shut.map((calendar) => ({ calendar, day: tick.day, reason: 'storm' }));
    const since = Object.fromEntries(ids.map((id) => [id, tick.since?.[id] as Day]));
    const closed: Setup = {
      ...setup,
      calendars: withClosures(setup.calendars, stated),
      episode: { ...setup.episode, closures: stated },
    };
    const rest = events.slice(first, places[k]).filter((e) => !gone(e));
    const known = learn(run.stateBefore(first).known, rest);
    const state = { ...run.stateBefore(places[k] as number), known };
    const there: Tick = { ...event, tick: { ...tick, due: { ...tick.due, ...since } } };
    const [, now] = step(state, there, closed);
    const blind = now?.stops.filter((s) => s.state === 'blind') ?? [];
    const before = whole[k - 1]?.stops.filter((s) => s.state === 'blind') ?? [];
    return [
      ...above(`${dayOf(now)} stated closed`, [whole[k - 1], now, now]),
      ...(blind.length > before.length ? [`${dayOf(now)}: blind for a closed day`] : []),
      ...(now?.findings.some((f) => f.kind === 'stated closed') ? [] : [`${dayOf(now)}: not told`]),
    ];
  });
  return trial(cases);
}

/** Decisions after which a value lies behind the longest window, of five sessions. */
const WINDOW_DECISIONS = 6;

/** Law 2 for a value of a leg that never comes, though later ones do: while it lies in a window nothing rises. */
export function holes(run: Run, ks: readonly number[]): Trial {
  const { events, places, onward, whole, setup } = run;
  const { legs } = setup.episode;
  const cases = ks.flatMap((k) =>
    Object.values(legs)
      .flat()
      .map((id) => {
        const [gone] = dueAt(run, k, [id]) ?? [];
        if (!gone) return undefined;
        const last = Math.min(k + WINDOW_DECISIONS, places.length) - 1;
        const rest = events.slice(gone.place + 1, (places[last] as number) + 1);
        const next = rest.findIndex((e) => isOf(e, id) && (dated(e) as Day) > gone.at);
        const told: Event[] = rest.slice(next, next + 1).map((e) => ({
          kind: 'found',
          found: { at: instantOf(e), finding: { kind: 'missing', series: id, day: gone.at } },
        }));
        const found = onward(gone.place, rest.toSpliced(next + 1, 0, ...told));
        const all = [whole[k - 1], ...found].slice(k - last - 2);
        return all.slice(1).flatMap((now, i) => {
          const risk = run.stateBefore(places[k + i] as number).known.histories[legs.risk[0] ?? ''];
          const start = risk?.days
            .slice(0, risk.length)
            .filter((d) => id !== legs.risk[0] || d !== gone.at)
            .at(-WINDOW_DECISIONS);
          if (start === undefined || gone.at <= start) return [];
          return above(`${dayOf(now)} ${id} without ${dayOf(whole[k])}`, [all[i], now, now]);
        });
      }),
  );
  return trial(cases);
}

/** What no leg and no role has moves no exposure: at a decision the values that are due are not there. */
export const unheard = (run: Run, ks: readonly number[], ids: readonly string[]): Trial =>
  trial(
    ks.map((k) => {
      const due = dueAt(run, k, ids);
      if (!due) return undefined;
      const first = Math.min(...due.map(({ place }) => place));
      const rest = run.events
        .slice(first, (run.places[k] as number) + 1)
        .filter((e) => !due.some(({ id, at }) => isOf(e, id) && dated(e) === at));
      const [now, held] = [run.onward(first, rest).at(-1), run.whole[k]].map(target);
      return now === held ? [] : [`${dayOf(run.whole[k])}: ${now} against ${held}`];
    }),
  );

/** Law 2 for the crowd: where it does not answer, not above the day before, nor above that with nobody asked. */
export function deaf(run: Run, ks: readonly number[]): Trial {
  const { gathering: _, ...nobody } = run.setup;
  const cases = ks.map((k) => {
    const state = run.stateBefore(run.places[k] as number);
    const event = tickAt(run, k);
    const silent = { ...state, known: { ...state.known, simulations: {} } };
    const [, now] = step(silent, event, run.setup);
    const [, unasked] = step(state, event, nobody);
    const told = now?.reasons.some((r) => r.kind === 'unknown' && r.input === 'crowd');
    if (!told) return [`${dayOf(now)}: the crowd is heard`];
    return above(`${dayOf(now)} crowd`, [run.whole[k - 1], now, unasked]);
  });
  return trial(cases);
}
