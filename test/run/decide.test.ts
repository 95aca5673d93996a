import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Decision } from '../../src/domain/decision.ts';
import type { Rule } from '../../src/domain/look.ts';
import type { Setup } from '../../src/domain/policy.ts';
import type { Simulation } from '../../src/domain/simulation.ts';
import type { Text } from '../../src/domain/text.ts';
import type { Day } from '../../src/domain/time.ts';
import { gather } from '../../src/edge/crowd/gather.ts';
import { EXPOSURE } from '../../src/edge/thesis/defaults.ts';
import { asks } from '../../src/run/crowd/question.ts';
import type { Event } from '../../src/run/event.ts';
import { replay } from '../../src/run/step.ts';
import { days, known, OPENED, small, stopRule, told } from './small.ts';

const last = (decisions: readonly Decision[]): Decision => decisions.at(-1) as Decision;
const talked = (d: Decision): number =>
  d.regime.contributions.find((c) => c.source === 'talk')?.friction ?? 0;

test('talk is heard for twenty decisions, and then no more', () => {
  const decisions = replay(small(), days(OPENED + 24, { items: [told(OPENED, { rung: 0 })] }));
  // 0.3 decibans at the first of the twenty, and as much back at the one after the last.
  expect(decisions.flatMap((d, i) => (talked(d) === 0 ? [] : [[i, talked(d)]]))).toEqual([
    [0, 0.3],
    [20, -0.3],
  ]);
});

test('talk counts its twenty decisions from the first that could use it, and only talk is heard', () => {
  const items = [told(OPENED + 2, { rung: 0 }), told(OPENED + 2, { rung: 1, claim: 'b' })];
  const decisions = replay(small(), days(OPENED + 24, { items }));
  expect(decisions.flatMap((d, i) => (talked(d) === 0 ? [] : [[i, talked(d)]]))).toEqual([
    [2, 0.3],
    [22, -0.3],
  ]);
  const [heard] = decisions[2]?.regime.contributions.filter((c) => c.source === 'talk') ?? [];
  expect(heard?.evidence).toHaveLength(1);
});

/** Risk and dollar fall while the haven rises: the market leans to friction. */
const flight = { RISK: 0.995, DOLLAR: 0.995, HAVEN: 1.01 };
const fled = { [OPENED + 1]: flight, [OPENED + 2]: flight, [OPENED + 3]: flight };
/** Without headroom exposure stands at its smallest cap, so any lean to friction brings it down. */
const bold = { ...EXPOSURE, headroom: 0 };

test('what is missing is weighed as if it had stood still too, and where that is less, it holds', () => {
  const at = (absent: readonly string[]) =>
    replay(small({ exposure: bold }), days(OPENED + 3, { moves: fled, absent })).slice(-2);
  const [before, whole] = at([]) as [Decision, Decision];
  expect([before.exposure.target, whole.exposure.target]).toEqual([0.47, 0.45]);
  // Without today's value of risk no feature speaks, and 0.47 would do; had it stood still, risk had
  // fallen over the window all the same, dollar and haven speak, and no more than 0.45 is held.
  const [, dark] = at([`RISK@${OPENED + 3}`]) as [Decision, Decision];
  expect(dark.regime.contributions.map((c) => c.source)).toEqual(['time']);
  expect(dark.exposure).toMatchObject({ target: 0.45, binding: 'cvar', still: true });
  // The caps are those that decided.
  expect(Math.min(...dark.exposure.caps.map((c) => c.at))).toBe(0.45);
  expect(whole.exposure).not.toHaveProperty('still');
  expect(dark.verdict).toBe('trim');
});

test('where every series is late, all of them are weighed as if they had stood still', () => {
  const late = Object.keys(small().episode.series).map((id) => `${id}@${OPENED + 3}`);
  const decided = replay(
    small({ exposure: bold }),
    days(OPENED + 3, { moves: fled, absent: late }),
  );
  const [before, dark] = decided.slice(-2) as [Decision, Decision];
  // What was seen alone would leave 0.47 standing; over a window that ends in a still day it is less.
  expect([before.exposure.target, dark.exposure.target]).toEqual([0.47, 0.44]);
  expect(dark.exposure).toMatchObject({ binding: 'cvar', still: true });
  expect(dark.freshness.every((f) => f.state === 'stale')).toBe(true);
});

test('what stays silent is weighed as if it had stood still from its first day on', () => {
  const ends = OPENED + 8;
  const [from, still] = [OPENED + 3, { RISK: 1, DOLLAR: 0.995, HAVEN: 1.01 }];
  const silent = Array.from({ length: ends - from + 1 }, (_, i) => from + i);
  const moves = { ...fled, ...Object.fromEntries(silent.map((day) => [day, still])) };
  const [stood, dark] = [[], silent.map((day) => `RISK@${day}`)].map((absent) =>
    replay(small({ exposure: bold }), days(ends, { moves, absent })).map((d) => d.exposure.target),
  ) as [number[], number[]];
  // What dollar and haven said on the first still day is not forgotten on the second.
  expect(stood.slice(-4)).toEqual([0.42, 0.42, 0.42, 0.42]);
  expect(dark).toEqual(stood);
});

/** Asks for the level of one series. */
const asksFor =
  (id: string): Rule =>
  (look) => {
    const level = look.level(id);
    return level === undefined
      ? { holds: undefined, missing: [id] }
      : { holds: false, missing: [] };
  };

test('where what is missing makes a stop blind, and that is less, blindness holds', () => {
  const setup = small(
    { exposure: { ...bold, budget: 1 }, stops: [stopRule({ id: 'halt' })] },
    { halt: asksFor('HAVEN') },
  );
  const [before, dark] = replay(setup, days(OPENED + 1, { absent: [`HAVEN@${OPENED + 1}`] })) as [
    Decision,
    Decision,
  ];
  // Half of the base remains; had the haven stood still, nothing would have changed.
  expect(before.exposure.target).toBe(0.79);
  expect(dark.exposure.target).toBe(0.5);
  expect(dark.exposure.binding).toBe('blind');
  expect(dark.stops.map((s) => s.state)).toEqual(['blind']);
});

test('of two sights that allow the same, the one that was seen is told', () => {
  const dark = last(replay(small(), days(OPENED + 6, { absent: [`HAVEN@${OPENED + 6}`] })));
  // Not below its cap for headroom, whichever way it is weighed: held where it was.
  expect(dark.exposure.target).toBe(dark.exposure.before);
  expect(dark.exposure.binding).toBe('headroom');
  expect(dark.exposure).not.toHaveProperty('still');
  expect(dark.freshness.find((f) => f.series === 'HAVEN')?.state).toBe('stale');
  expect(dark.findings).toContainEqual({
    kind: 'stale',
    series: 'HAVEN',
    last: OPENED + 5,
    due: OPENED + 6,
  });
  expect(dark.reasons.filter((r) => r.kind === 'unknown')).toEqual([
    { kind: 'unknown', input: 'HAVEN' },
  ]);
});

test('a missing input keeps exposure from rising, though the odds would allow more', () => {
  const order = told(OPENED, { kind: 'order', rung: 3 });
  const undone = told(OPENED + 8, { kind: 'withdrawal', rung: 3, direction: 'noise' });
  const setup = small({ exposure: bold });
  const at = (absent: readonly string[]) =>
    replay(setup, days(OPENED + 8, { items: [order, undone], absent })).map(
      (d) => d.exposure.target,
    );
  const whole = at([]);
  expect(whole.at(-1)).toBeCloseTo((whole.at(-2) ?? 0) + 0.05, 12);
  for (const id of ['RISK', 'RATES', 'DOLLAR', 'HAVEN']) {
    const dark = at([`${id}@${OPENED + 8}`]);
    expect([id, dark.at(-1)]).toEqual([id, dark.at(-2)]);
  }
});

test('one leaves after five decisions under a tenth, not after four', () => {
  const stop: Rule = () => ({ holds: true, missing: [] });
  const low = small({ stops: [stopRule({ cut: 0.95 })] }, { halt: stop });
  // Base 1 less 0.95 leaves 0.05, held from the first day: under a tenth, but not nothing.
  expect(replay(low, days(OPENED + 5)).map((d) => d.verdict)).toEqual([
    'hold',
    'hold',
    'hold',
    'hold',
    'leave',
    'leave',
  ]);
});

test('a finding is told once, one that speaks of a whole series every time, and none twice', () => {
  const says: Text = { en: 'revised', 'zh-Hant': '修訂' };
  const found = (day: number, finding: Extract<Event, { kind: 'found' }>['found']['finding']) =>
    ({ kind: 'found', found: { at: known(day), finding } }) as const;
  const vintage = { kind: 'vintage', series: 'FEAR', vintage: says } as const;
  const twice = { kind: 'duplicate', series: 'FEAR', day: OPENED as Day } as const;
  const events = days(OPENED + 2).flatMap((e): Event[] =>
    e.kind === 'tick' && e.tick.day === OPENED + 1
      ? [found(OPENED, vintage), found(OPENED, twice), found(OPENED, twice), e]
      : [e],
  );
  expect(replay(small(), events).map((d) => d.findings.map((f) => f.kind))).toEqual([
    [],
    ['vintage', 'duplicate'],
    ['vintage'],
  ]);
});

test('a decision names its rules, the vintage that judged it and its thesis', () => {
  const [first] = replay(small(), days(OPENED));
  expect(first?.method).toBe(
    'bide test; stress-2 delever-1 regime-2 exposure-3 crowd-1, defaults in-sample; vintage made until 1970-02-10',
  );
  expect(first?.thesis).toBe('small@ffffffffffff');
  expect(first?.moment).toMatchObject({ day: OPENED, stamp: 'day 60' });
  const [bare] = replay({ ...small(), vintages: [] }, days(OPENED));
  expect(bare?.method).toMatch(/vintage none$/);
});

test('a signal is told at the first decision that could use its item', () => {
  const items = [
    told(OPENED + 1, { id: 'E-1', rung: 1 }),
    told(OPENED + 2, { id: 'E-2', rung: 2 }),
  ];
  const decisions = replay(small(), days(OPENED + 3, { items }));
  expect(decisions.map((d) => d.board.signals)).toEqual([
    [],
    [{ claim: 'a', evidence: 'E-1', from: undefined, to: 1 }],
    [{ claim: 'a', evidence: 'E-2', from: 1, to: 2 }],
    [],
  ]);
});

test('questions of the watch list are asked at each decision', () => {
  const text = { en: '', 'zh-Hant': '' };
  const group = { watch: 'A', title: text, short: text, readings: [] } as const;
  const setup = small({ watch: [{ ...group, questions: [{ id: 'q', text, signal: '' }] }] });
  const asked: Rule = (look) => ({ holds: look.exists('A') === true, missing: [] });
  const policy = { ...setup.policy, questions: { q: asked } };
  const decisions = replay(
    { ...setup, policy },
    days(OPENED + 1, { items: [told(OPENED + 1, {})] }),
  );
  expect(decisions.map((d) => d.board.groups[0]?.answers)).toEqual([
    [{ question: 'q', holds: false, missing: [] }],
    [{ question: 'q', holds: true, missing: [] }],
  ]);
});

test('a fact that could come is weighed with what is already known of its claim', () => {
  const friction = { noise: 0.45, friction: 0.5, rupture: 0.05 };
  const setup = small({ prior: friction });
  const [first] = replay(
    setup,
    days(OPENED, { items: [told(OPENED, { kind: 'order', rung: 3 })] }),
  );
  const flip = first?.regime.flip.find((f) => f.facts.join() === 'withdrawal:a');
  // From 6 for the order to 6 - 6 x 1.5 = -3: 15 log10(1 + 6 / 6) and 15 log10(1 + 3 / 6).
  expect(flip?.decibans).toBeCloseTo(15 * Math.log10(2) + 15 * Math.log10(1.5), 9);
});

const gathered = gather();
const computed = readFileSync('episodes/greenland-2026/computed.jsonl', 'utf8');
const answer = JSON.parse(computed.split('\n')[0] as string) as Simulation;

/** The small machine with the bundled crowd. */
const crowded = (): Setup => {
  if (!gathered.ok) throw new Error(JSON.stringify(gathered.problems));
  return { ...small({ exposure: bold }), gathering: gathered.value };
};

test('a crowd that does not answer is a missing input', () => {
  const [first] = replay(crowded(), days(OPENED));
  expect(first?.crowd).toEqual({ unknown: { kind: 'not computed' } });
  expect(first?.reasons).toContainEqual({ kind: 'unknown', input: 'crowd' });
  expect(first?.exposure).toMatchObject({ target: 0, binding: 'unknown input' });
  const [unasked] = replay(small(), days(OPENED));
  expect(unasked?.reasons.some((r) => r.kind === 'unknown')).toBe(false);
});

test('an answer of the crowd caps exposure, and is read at the size of the fall', () => {
  const setup = crowded();
  const events = days(OPENED + 3, { moves: fled });
  const answers = asks(setup, events).map(
    ({ at, inquiry }): Event => ({ kind: 'simulation', at, simulation: { ...answer, inquiry } }),
  );
  const decisions = replay(setup, [...answers, ...events]);
  const fell = decisions.map((d) => ('unknown' in d.crowd ? d.crowd : d.crowd.fell));
  expect(fell[0]).toBeUndefined();
  // Three sessions of -0.5 % in deviations of 0.1 % a session, over the root of three.
  const sigma = Math.log(1.001) * Math.sqrt(3);
  expect(fell[3]).toBeCloseTo((-3 * Math.log(0.995)) / sigma, 9);
  expect(decisions[0]?.exposure.caps.map((c) => c.cap)).toContain('forcedOut');
  expect(decisions.flatMap((d) => d.reasons.filter((r) => r.kind === 'unknown'))).toEqual([]);
});

test('a fall that cannot be seen has no size', () => {
  const setup = crowded();
  const events = days(OPENED + 1, { moves: fled, absent: [`RISK@${OPENED + 1}`] });
  const answers = asks(setup, events).map(
    ({ at, inquiry }): Event => ({ kind: 'simulation', at, simulation: { ...answer, inquiry } }),
  );
  const { crowd } = last(replay(setup, [...answers, ...events]));
  expect(crowd).not.toHaveProperty('unknown');
  expect(crowd).not.toHaveProperty('fell');
});

test('a fact that could come of a claim that nobody has made is weighed alone', () => {
  const order = { id: 'order', claim: 'new', watch: 'A', kind: 'order', rung: 3 } as const;
  const text = { en: '', 'zh-Hant': '' };
  const fact = { ...order, text, direction: 'friction', confidence: 'high' } as const;
  const even = { noise: 0.5, friction: 0.45, rupture: 0.05 };
  const [first] = replay(small({ prior: even, possible: [fact] }), days(OPENED));
  const flip = first?.regime.flip.find((f) => f.facts.join() === 'order');
  expect(flip?.decibans).toBeCloseTo(15 * Math.log10(2), 9); // 15 log10(1 + 6 / 6)
});

/** The finding that a session is missing, as the reader tells it once a later value is there. */
const lost = (series: string, day: number): Event =>
  ({
    kind: 'found',
    found: { at: known(day + 1), finding: { kind: 'missing', series, day: day as Day } },
  }) as Event;
const unknownInputs = (d: Decision | undefined): string[] =>
  (d?.reasons ?? []).flatMap((r) => (r.kind === 'unknown' ? [r.input] : []));
const atDecision = (day: number, all: readonly Event[], more: readonly Event[]): Event[] =>
  all.flatMap((e): Event[] => (e.kind === 'tick' && e.tick.day === day ? [...more, e] : [e]));

test('a session that is missing inside the window is an unknown input until its value comes, however late', () => {
  const [gap, late] = [OPENED + 6, OPENED + 8];
  const all = days(OPENED + 9, { absent: [`RATES@${gap}`] });
  const arrives: Event = {
    kind: 'observation',
    observation: { series: 'RATES', at: gap as Day, knownAt: known(late), value: 100 },
  };
  const found = replay(
    small(),
    atDecision(late, atDecision(gap + 1, all, [lost('RATES', gap)]), [arrives]),
  );
  const of = (day: number) => unknownInputs(found[day - OPENED]).filter((id) => id === 'RATES');
  expect([of(gap), of(gap + 1), of(late), of(late + 1)]).toEqual([['RATES'], ['RATES'], [], []]);
});

test('a gap in the window of a leg leaves z, severity and state unknown, and is weighed as if it had stood still', () => {
  const gap = OPENED + 2;
  const at = (to: number, dark: boolean) => {
    const all = days(to, { moves: fled, absent: dark ? [`RATES@${gap}`] : [] });
    return last(
      replay(
        small({ exposure: bold }),
        dark ? atDecision(gap + 1, all, [lost('RATES', gap)]) : all,
      ),
    );
  };
  const holed = at(OPENED + 4, true);
  const unknown = { unknown: { kind: 'window incomplete' } };
  expect(holed.stress.state).toBe('unknown');
  for (const { legs, severity } of holed.stress.windows.filter((w) => w.window > 1)) {
    expect([legs.rates, severity]).toEqual([unknown, unknown]);
    expect(legs.risk).toHaveProperty('z');
  }
  expect(holed.stress.windows[0]?.legs.rates).toHaveProperty('z');
  const whole = at(OPENED + 4, false);
  expect(whole.stress.state).not.toBe('unknown');
  expect(holed.exposure.target).toBeLessThanOrEqual(whole.exposure.target);
  // Six sessions on, the gap lies before every window.
  expect(at(OPENED + 8, true).stress.state).not.toBe('unknown');
});

test('exposure over a gap of the risk leg is no larger than had it stood still there', () => {
  const gap = OPENED + 2;
  // Only the last session moves, so that nothing has been sold before.
  const still = { [OPENED + 3]: { RISK: 0.97, DOLLAR: 0.985, HAVEN: 1.03 } };
  const run = (events: readonly Event[]) => last(replay(small({ exposure: bold }), events));
  const holed = run(
    atDecision(gap + 1, days(OPENED + 3, { moves: still, absent: [`RISK@${gap}`] }), [
      lost('RISK', gap),
    ]),
  );
  expect(holed.regime.contributions.map((c) => c.source)).toEqual(['time']);
  expect(holed.exposure.still).toBe(true);
  const neutral = run(days(OPENED + 3, { moves: still }));
  expect(holed.exposure.target).toBeLessThanOrEqual(neutral.exposure.target);
});

test('a hole in the window of the haven leaves it unknown', () => {
  const gap = OPENED + 6;
  const moves = { [gap + 1]: { RISK: 0.97 } };
  const whole = replay(small(), days(gap + 1, { moves }));
  const holed = replay(
    small(),
    atDecision(gap + 1, days(gap + 1, { moves, absent: [`HAVEN@${gap}`] }), [lost('HAVEN', gap)]),
  );
  expect(unknownInputs(whole.at(-1))).toEqual([]);
  expect(unknownInputs(holed.at(-1))).toEqual(['market:haven']);
});

test('what a silent series would have said stays for as long as anything else is missing', () => {
  const [back, falls] = [OPENED + 6, OPENED + 8];
  const silent = [OPENED + 3, OPENED + 4, OPENED + 5];
  const still = Object.fromEntries(
    silent.map((day) => [day, { RISK: 1, DOLLAR: 0.995, HAVEN: 1.01 }]),
  );
  const moves = { ...fled, ...still, [falls]: flight };
  const late = days(falls, { moves }).filter(
    (e) =>
      e.kind === 'observation' &&
      e.observation.series === 'RISK' &&
      silent.includes(e.observation.at),
  );
  const absent = silent.map((day) => `RISK@${day}`);
  const events = atDecision(back, days(falls, { moves, absent }), late);
  const setup = crowded();
  const answers = asks(setup, events).map(
    ({ at, inquiry }): Event => ({ kind: 'simulation', at, simulation: { ...answer, inquiry } }),
  );
  /** The crowd answers so many questions, and then no more. */
  const heard = (questions: number) => replay(setup, [...answers.slice(0, questions), ...events]);
  // Risk is back on the sixth day with all its values; the crowd is still silent.
  const deaf = heard(4); // those of the first decision
  expect(deaf.slice(5, 7).map(unknownInputs)).toEqual([['RISK', 'stress', 'crowd'], ['crowd']]);
  // What dollar and haven said while risk was silent leaves less after the next fall.
  expect(deaf.at(-1)?.exposure).toMatchObject({ target: 0.4, still: true });
  expect(last(heard(answers.length)).exposure.target).toBe(0.44);
});
