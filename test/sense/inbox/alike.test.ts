import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Day } from '../../../src/domain/time.ts';
import { evidenceLines } from '../../../src/edge/episode/lines.ts';
import { ALIKE_SHARE, joinReports, type Report } from '../../../src/sense/inbox/alike.ts';
import { day } from './document.ts';

const report = (key: string, title: string, more: Partial<Report> = {}): Report => ({
  ...{ key, title, text: '', on: day('2030-03-01'), places: [] },
  ...more,
});
const claims = (reports: readonly Report[], least?: number): Readonly<Record<string, string>> =>
  Object.fromEntries(joinReports(reports, least).map(({ key, claim }) => [key, claim]));

const POST = report('post', 'Adjusting Imports of Copper into the United States', {
  text: 'A proclamation.',
});
const PRINTED = report(
  'printed',
  'Proclamation 10999: Adjusting Imports of Copper into the United States',
  {
    on: day('2030-03-06'),
  },
);
const SCHEDULE = report('schedule', 'Revision 7 of the tariff schedule: heading 9903.78.01', {
  text: 'Made under Proclamation 10999.',
  on: day('2030-04-02'),
});

test('a post, the printed act and the schedule that carries it out are one act', () => {
  const found = joinReports([SCHEDULE, PRINTED, POST]);
  expect(new Set(found.map(({ claim }) => claim))).toEqual(new Set(['post']));
  expect(found.find(({ key }) => key === 'schedule')?.by).toEqual({
    ...{ to: 'printed', share: 1, instrument: 'proclamation 10999' },
  });
  expect(found.find(({ key }) => key === 'post')?.by?.share).toBeGreaterThan(0.5);
});

test('the same words against another place, or a quarter later, are another act', () => {
  const a = report('a', 'New duties on imports of copper from Chile', { places: ['CL'] });
  const b = report('b', 'New duties on imports of copper from Peru', { places: ['PE'] });
  const c = report('c', 'New duties on imports of copper from Chile', { on: day('2030-06-01') });
  expect(claims([a, b, c])).toEqual({ a: 'a', b: 'b', c: 'c' });
  expect(claims([a, { ...c, on: day('2030-03-20') }])).toEqual({ a: 'a', c: 'a' });
});

test('what belongs to an act already keeps it, and two acts never become one', () => {
  const x = report('x', 'Adjusting imports of refined copper today', { claim: 'first' });
  const y = report('y', 'Adjusting imports of refined copper now', { claim: 'second' });
  const z = report('z', 'Adjusting imports of refined copper now');
  expect(claims([x, y, z])).toEqual({ z: 'second' });
});

test('Chinese is compared by pairs of signs', () => {
  const a = report('a', '執委會正式延長930億歐元反制措施的凍結');
  const b = report('b', '執委會延長930億歐元反制措施凍結期');
  const c = report('c', '智利大選結果出爐執政黨失去多數席次');
  expect(claims([a, b, c])).toEqual({ a: 'a', b: 'a', c: 'c' });
});

const WORDS = ['copper', 'duties', 'chile', 'imports', 'order', 'signed', 'talks', 'delay', '銅品'];
const anyReports = fc.uniqueArray(
  fc.record({
    key: fc.string({ minLength: 1, maxLength: 6 }),
    title: fc
      .array(fc.constantFrom(...WORDS), { minLength: 3, maxLength: 7 })
      .map((words) => words.join(' ')),
    text: fc.constantFrom('', 'Executive Order 12345', 'heading 9903.01.02'),
    on: fc.integer({ min: 22_000, max: 22_050 }) as fc.Arbitrary<Day>,
    places: fc.subarray(['CL', 'PE']),
  }),
  { selector: ({ key }) => key, maxLength: 12 },
);

test('the order in which reports come changes no act', () => {
  fc.assert(
    fc.property(anyReports, fc.nat(), (reports, turn) => {
      const turned = [...reports.slice(turn % 12), ...reports.slice(0, turn % 12)].reverse();
      expect(claims(turned)).toEqual(claims(reports));
    }),
    { numRuns: 500 },
  );
});

test('each report has an act, and the act is one of those that there are', () => {
  fc.assert(
    fc.property(anyReports, (reports) => {
      const found = claims(reports);
      expect(Object.keys(found).sort()).toEqual(reports.map(({ key }) => key).sort());
      for (const claim of Object.values(found)) expect(found[claim]).toBe(claim);
    }),
  );
});

test('thousands of reports of one month are joined while nobody waits', () => {
  const nouns = Array.from({ length: 600 }, (_, i) => `noun${i}`);
  const month = Array.from({ length: 4000 }, (_, i) =>
    report(
      `k${i}`,
      Array.from({ length: 9 }, (_, j) => nouns[(i * (j + 7) * 31 + j * 17) % 600]).join(' '),
      {
        text: 'Made under Executive Order 12345.',
        on: (22_000 + (i % 30)) as Day,
      },
    ),
  );
  const began = performance.now();
  expect(joinReports(month)).toHaveLength(4000);
  expect(performance.now() - began).toBeLessThan(10_000);
}, 60_000);

/** Items of every coded episode, those of one episode together. */
const EPISODES = ['greenland-2026', ...readdirSync('episodes/library').map((id) => `library/${id}`)]
  .filter((id) => !id.endsWith('.md'))
  .map((id) => {
    const read = evidenceLines(readFileSync(`episodes/${id}/evidence.jsonl`, 'utf8'), id);
    return read.ok ? read.value : [];
  });

/** Pairs of items of an episode that would be joined, rightly and wrongly, from a share of words on. */
function pairsAt(items: (typeof EPISODES)[number], least: number) {
  let [right, wrong] = [0, 0];
  const found = claims(
    items.map((e) => report(e.id, e.headline.en, { on: e.occurredOn })),
    least,
  );
  for (const [i, a] of items.entries())
    for (const b of items.slice(0, i))
      if (found[a.id] === found[b.id]) a.claim === b.claim ? right++ : wrong++;
  return { right, wrong };
}

const STEPS = [0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4];

test('whichever episode is left out, the others say the same lowest share that hardly mixes acts', () => {
  const table = STEPS.map((least) => EPISODES.map((items) => pairsAt(items, least)));
  for (const [i, row] of table.entries())
    console.log(
      `from ${STEPS[i]}: joined rightly / wrongly by episode: ${row.map(({ right, wrong }) => `${right}/${wrong}`).join('  ')}`,
    );
  const chosen = EPISODES.map((_, out) =>
    STEPS.find((_, i) => (table[i] ?? []).filter((p, e) => e !== out && p.wrong > 0).length <= 1),
  );
  expect(new Set(chosen)).toEqual(new Set([0.2]));
  expect(ALIKE_SHARE).toBe(0.25);
});
