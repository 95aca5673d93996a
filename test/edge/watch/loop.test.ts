import { expect, test } from 'vitest';
import { type Day, type Instant, parseDay, parseInstant } from '../../../src/domain/time.ts';
import { dueDecisions } from '../../../src/edge/watch/due.ts';
import { type ClockJump, watching } from '../../../src/edge/watch/loop.ts';

const HOUR = 3_600_000;
const at = (text: string): Instant => parseInstant(text) as Instant;

/** Watches for some hours with something due at every full hour; `bend` may set the clock after a wait. */
async function hours(n: number, bend: (now: number) => number = (now) => now, woken = () => false) {
  let now = 0;
  let waits = 0;
  const rounds: (readonly [number, number])[] = [];
  const jumps: ClockJump[] = [];
  await watching(
    {
      next: (after) => (Math.floor(Math.max(after, 0) / HOUR) * HOUR + HOUR) as Instant,
      woken,
      round: async (after, by) => {
        rounds.push([after / HOUR, by / HOUR]);
      },
      jumped: (jump) => jumps.push(jump),
      ended: () => now >= n * HOUR || waits > 50_000,
    },
    {
      now: () => now as Instant,
      sleep: async (ms) => {
        waits++;
        now = bend(now + ms);
      },
    },
  );
  return { rounds, jumps };
}

test('the first round is done at once, the others when they fall due, one after the other', async () => {
  const { rounds, jumps } = await hours(3);
  expect(rounds).toEqual([
    [Number.NEGATIVE_INFINITY, 0],
    [0, 1],
    [1, 2],
  ]);
  expect(jumps).toEqual([]);
});

test('what fell due while the machine slept is done in one round, and the sleep is told', async () => {
  const asleep = { once: true };
  const { rounds, jumps } = await hours(6, (now) => {
    if (!asleep.once || now < 1.5 * HOUR) return now;
    asleep.once = false;
    return 4.25 * HOUR;
  });
  expect(rounds.slice(1)).toEqual([
    [0, 1],
    [1, 4.25],
    [4.25, 5],
  ]);
  expect(jumps.map(({ to }) => to / HOUR)).toEqual([4.25]);
});

test('a clock that is set back is told, and what falls due by it is done', async () => {
  const set = { once: true };
  const { rounds, jumps } = await hours(4, (now) => {
    if (!set.once || now < 2.5 * HOUR) return now;
    set.once = false;
    return 0.5 * HOUR;
  });
  expect(jumps).toHaveLength(1);
  expect(rounds.slice(1)).toEqual([
    [0, 1],
    [1, 2],
    [0.5, 1],
    [1, 2],
    [2, 3],
  ]);
});

test('what waits for no hour is done at the next look', async () => {
  const news = { once: true };
  const { rounds } = await hours(
    2,
    (now) => now,
    () => {
      const { once } = news;
      news.once = false;
      return once;
    },
  );
  expect(rounds[0]).toEqual([Number.NEGATIVE_INFINITY, 0]);
});

const EPISODE = {
  decide: { time: '18:30', zone: 'America/New_York' },
  from: parseDay('2031-03-06') as Day,
  to: parseDay('2031-03-12') as Day,
};

test('decisions fall due at their hour on weekdays of the stretch, summer time minded, and with hard evidence', () => {
  const evidence = [at('2031-03-07T10:00:00-05:00'), at('2031-03-08T10:00:00-05:00')];
  const due = dueDecisions(
    EPISODE,
    { after: at('2031-03-06T18:30:00-05:00'), by: at('2031-03-20T00:00:00Z') },
    [...evidence, ...evidence],
  );
  expect(due.map(({ at: when, evidence: hard }) => [new Date(when).toISOString(), hard])).toEqual([
    // On a Saturday nothing is decided: it counts on Monday.
    ['2031-03-07T15:00:00.000Z', true],
    ['2031-03-07T23:30:00.000Z', false],
    ['2031-03-10T22:30:00.000Z', false],
    ['2031-03-11T22:30:00.000Z', false],
    ['2031-03-12T22:30:00.000Z', false],
  ]);
});

test('whoever was away has the same decisions to take as who was there', () => {
  const evidence = [at('2031-03-07T10:00:00-05:00'), at('2031-03-10T20:00:00-04:00')];
  const [begin, end] = [at('2031-03-06T00:00:00Z'), at('2031-03-13T00:00:00Z')];
  const away = dueDecisions(EPISODE, { after: begin, by: end }, evidence);
  const there = [];
  for (let now = begin + HOUR / 4; now <= end; now += HOUR / 4) {
    const [after, by] = [(now - HOUR / 4) as Instant, now as Instant];
    there.push(...dueDecisions(EPISODE, { after, by }, evidence));
  }
  expect(there).toEqual(away);
  expect(away).toHaveLength(7);
});
