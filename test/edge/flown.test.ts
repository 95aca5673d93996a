import { describe, expect, test } from 'vitest';
import type { FlightChoice } from '../../src/domain/flight.ts';
import { formatDay, type Instant } from '../../src/domain/time.ts';
import { flightResult, flightStart, flownDay } from '../../src/edge/flown.ts';
import { scored } from '../../src/edge/score.ts';
import { noDrawer } from '../../src/edge/store/drawer.ts';
import { play } from '../../src/edge/workspace.ts';
import { flightMarkdown } from '../../src/report/answer/flight.ts';
import { until } from '../../src/run/event.ts';
import { flightDay, flightFact } from '../../src/run/flight.ts';
import { bundled, bundledRun } from '../bundled.ts';

const played = bundledRun();
const { decisions } = played;
const placeOf = (day: string): number =>
  decisions.findIndex(({ moment }) => formatDay(moment.day) === day);

/** What a person decides who does as the machine, or keeps something else. */
const choices = (from: number, count: number, keep?: number): FlightChoice[] =>
  decisions.slice(from, from + count).map(({ moment, exposure }) => ({
    day: formatDay(moment.day),
    exposure: keep ?? exposure.target,
    reason: 'as it says',
    unsure: false,
  }));

/** The episode as if it had ended with a decision. */
const cutAt = (at: number) =>
  play({
    ...bundled(),
    events: until(played.events, decisions[at]?.moment.at as Instant),
    drawer: noDrawer,
  });

describe('a day of a flight', () => {
  test.each(['2025-12-16', '2026-01-19', '2026-01-21', '2026-02-20'])(
    'is the same on %s whatever comes after',
    (day) => {
      const at = placeOf(day);
      const place = { at, from: Math.max(0, at - 3) };
      const cut = cutAt(at);
      expect(flownDay(cut, place)).toEqual(flownDay(played, place));
      expect(flightFact(cut, at)).toEqual(flightFact(played, at));
    },
    60_000,
  );

  test('no day knows a value, a headline or a date of its data from later than itself', () => {
    for (let at = 0; at < decisions.length; at++) {
      const { day, legs, headlines, ages } = flightDay(played, { at, from: 0 });
      const dates = [
        ...legs.flatMap(({ points }) => points.map((p) => p.day)),
        ...headlines.map((h) => h.on),
        ...ages.flatMap(({ last }) => last ?? []),
      ];
      expect(dates.filter((d) => d > day)).toEqual([]);
    }
  });

  test('each headline is told on one day, and every one that became known is', () => {
    const told = decisions.flatMap((_, at) =>
      at === 0 ? [] : flightDay(played, { at, from: 0 }).headlines.map((h) => h.id),
    );
    expect(new Set(told).size).toBe(told.length);
    const [first, last] = [decisions[0]?.moment.at ?? 0, decisions.at(-1)?.moment.at ?? 0];
    const known = played.events.flatMap((e) =>
      e.kind === 'evidence' && e.item.knownAt > first && e.item.knownAt <= last ? [e.item.id] : [],
    );
    expect(told.toSorted()).toEqual(known.toSorted());
  });
});

describe('the end of a flight', () => {
  test('whoever does as the machine through all of it has the score of the episode', () => {
    const { outcome, apart, conduct } = flightResult(played, 0, choices(0, decisions.length));
    const { first, rows, growth, differences, cautions } = scored(played);
    expect(outcome.person).toMatchObject({ first, rows, growth, differences, cautions });
    expect(outcome.machine).toEqual(outcome.person);
    expect(apart.growth).toBe(0);
    const { reasoned: _, ...person } = conduct.person;
    expect(conduct.machine).toMatchObject(person);
    expect(conduct.machine.stops.never).toBe(0);
    expect(conduct.machine.rushed.cuts).toBe(0);
  });

  test('one that is ended early is scored as if the episode had ended there', () => {
    const [from, count] = [placeOf('2026-01-12'), 20];
    const whole = flightResult(played, from, choices(from, count, 0.8));
    const cut = flightResult(cutAt(from + count - 1), from, choices(from, count, 0.8));
    expect(whole).toEqual(cut);
  }, 60_000);

  test('it begins with what the machine held, and every day tells both', () => {
    const from = placeOf('2026-01-19');
    const { days } = flightResult(played, from, choices(from, 4, 0.1));
    expect(days.map((d) => d.before)).toEqual([flightStart(played, from), 0.1, 0.1, 0.1]);
    expect(days[1]?.machine.target).toBe(decisions[from + 1]?.exposure.target);
  });

  test('a cut into the joint fall counts as rushed, and the words say that one episode proves nothing', () => {
    const from = placeOf('2026-01-19');
    const taken = choices(from, 4).map((c, i) => ({ ...c, exposure: i < 1 ? 0.47 : 0.1 }));
    const result = flightResult(played, from, taken);
    expect(result.conduct.person.rushed.cuts).toBe(1);
    const said = flightMarkdown(result, 'en');
    expect(said.indexOf('How it was decided')).toBeLessThan(said.indexOf('What came of it'));
    expect(said).toContain('One episode proves nothing');
    expect(flightMarkdown(result, 'zh-Hant')).toContain('單一事件證明不了什麼');
  });

  test('a written stop asks on its day, whatever one holds, and is obeyed late', () => {
    const from = placeOf('2026-02-20');
    const held = [1, 1, 1, 0.8];
    const taken = choices(from, 4).map((c, i) => ({ ...c, exposure: held[i] ?? 0 }));
    expect(flightDay(played, { at: from, from })).not.toHaveProperty('limit');
    expect(flightDay(played, { at: from + 1, from })).toMatchObject({
      day: '2026-02-23',
      limit: 0.8,
    });
    const { person, machine } = flightResult(played, from, taken).conduct;
    expect(person.stops).toEqual({ asked: 1, atOnce: 0, late: [2], never: 0 });
    expect(machine.stops.asked).toBe(0);
  });

  test('a reason is text in whatever is exported', () => {
    const reason = '<script>alert(1)</script> | a\n# b';
    const taken = choices(0, 3).map((c) => ({ ...c, reason }));
    const said = flightMarkdown(flightResult(played, 0, taken), 'en');
    expect(said).not.toContain('<script>');
    expect(said).not.toMatch(/^# b/m);
  });
});
