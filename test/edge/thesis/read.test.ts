import fc from 'fast-check';
import { expect, test } from 'vitest';
import { both } from '../../../src/domain/text.ts';
import { parseDay } from '../../../src/domain/time.ts';
import { type Problem, sayProblem } from '../../../src/edge/file/problem.ts';
import { restingAt, WEEKDAY } from '../../../src/edge/thesis/defaults.ts';
import { readThesis } from '../../../src/edge/thesis/read.ts';
import { changed, spotOf, THESIS } from './fixture.ts';

const problems = (text: string): readonly Problem[] => {
  const read = readThesis(text, 'thesis.yaml');
  return read.ok ? [] : read.problems;
};
const lines = (text: string): readonly string[] => problems(text).map((p) => sayProblem(p, 'en'));

test('a complete thesis is read into the domain, with defaults where it is silent', () => {
  const read = readThesis(THESIS, 'thesis.yaml');
  if (!read.ok) throw new Error(read.problems.map((p) => sayProblem(p, 'en')).join('\n'));
  const { thesis } = read.value;
  expect(thesis.opened).toBe(parseDay('2001-01-01'));
  expect(thesis.facts[0]?.knownOn).toBe(parseDay('2000-12-01'));
  expect(thesis.prior).toEqual({ noise: 0.8, friction: 0.17, rupture: 0.03 });
  expect(thesis.weekday.friction).toEqual([0.02, 0.975, 0.005]);
  expect(thesis.weights.kind.withdrawal).toBe(1.5);
  // Sizes are off unless a thesis asks for them.
  expect(thesis.weights).not.toHaveProperty('sizes');
  expect(thesis.exposure.forcedOut).toBe(0.01);
  expect(thesis.resolves).toEqual({
    friction: { stops: ['tariffs-land'] },
    rupture: { stop: 'tariffs-land', when: 'rung("tariff") >= 5' },
  });
  expect(thesis.selectors.map((s) => s.id)).toEqual(['tariff', 'exit']);
  expect(thesis.stops[1]?.keys).toEqual([]);
  expect(thesis.stops[0]).not.toHaveProperty('per');
  expect(thesis).not.toHaveProperty('book');
});

test('a partial map overrides single values of the defaults', () => {
  const text = `${THESIS}weights: { kind: { threat: 2 }, watch: { E: 0.1 }, sizes: true }\nexposure: { budget: 0.2, forced_out: 0.02, outcomes: { noise: { mean: 0.03, sd: 0.05 } } }\n`;
  const read = readThesis(text, 'thesis.yaml');
  if (!read.ok) throw new Error(read.problems.map((p) => sayProblem(p, 'en')).join('\n'));
  const { weights, exposure } = read.value.thesis;
  expect([weights.kind.threat, weights.kind.order, weights.watch.E, weights.watch.A]).toEqual([
    2, 1, 0.1, 1,
  ]);
  expect(weights.sizes).toBe(true);
  expect([exposure.budget, exposure.forcedOut, exposure.alpha]).toEqual([0.2, 0.02, 0.7]);
  expect(exposure.outcomes.noise.mean).toBe(0.03);
  expect(exposure.outcomes.rupture.mean).toBe(-0.12);
  expect(exposure).not.toHaveProperty('forced_out');
});

const title = (said: string, before = 'bide: 1'): unknown => {
  const text = changed('title: { en: Small, zh-Hant: 小型假設 }', `title: ${said}`);
  const read = readThesis(text.replace('bide: 1', before), 'thesis.yaml');
  return read.ok ? read.value.thesis.title : lines(text);
};

test('a text is plain or a map of one language or both; a plain one speaks the language of its file', () => {
  const chinese = both('小型 (in Chinese)', '小型');
  expect(title('Small one')).toEqual(both('Small one', 'Small one（英文）'));
  expect(title('{ en: Small one }')).toEqual(both('Small one', 'Small one（英文）'));
  expect(title('小型')).toEqual(chinese);
  expect(title('{ zh-Hant: 小型 }')).toEqual(chinese);
  // What is stated goes before the signs, and for plain texts of this file alone.
  expect(title('Duties (關稅)', 'bide: 1\nlang: en')).toEqual(
    both('Duties (關稅)', 'Duties (關稅)（英文）'),
  );
  expect(title('{ zh-Hant: 小型 }', 'bide: 1\nlang: en')).toEqual(chinese);
  expect(title('Duties (關稅)')).toEqual(both('Duties (關稅) (in Chinese)', 'Duties (關稅)'));
});

test.each([
  ['{}', '3:8', 'words in one language or both, found a map of keys'],
  ['[a]', '3:8', 'words in one language or both, found a list'],
  ['7', '3:8', 'words in one language or both, found 7'],
  ["' '", '3:8', 'text that is not blank, found "\' \'"'],
  ['{ fr: Petit }', '3:10', 'one of en, zh-Hant, found "fr"'],
  ["{ en: Small, zh-Hant: '' }", '3:30', 'text that is not blank, found "\'\'"'],
  ['{ en: , zh-Hant: 小型 }', '3:14', 'text that is not blank, found nothing'],
])('a title that is %s is told', (said, spot, expected) => {
  const told = lines(changed('title: { en: Small, zh-Hant: 小型假設 }', `title: ${said}`));
  expect(told).toEqual([expect.stringContaining(expected)]);
  expect(told[0]).toContain(`thesis.yaml:${spot}`);
});

test('a language that is none of the two is told', () => {
  expect(lines(changed('bide: 1', 'bide: 1\nlang: fr'))).toEqual([
    'thesis.yaml:2:7: [lang] expected one of en, zh-Hant, found "fr"',
  ]);
});

test('a byte order mark and CRLF change neither the thesis nor the places', () => {
  const windows = `\uFEFF${THESIS.replaceAll('\n', '\r\n')}`;
  const [a, b] = [readThesis(THESIS, 'a'), readThesis(windows, 'a')];
  expect(b.ok && b.value.thesis).toEqual(a.ok && a.value.thesis);
  const bad = changed('weight: 1\n', 'weight: 2\n');
  expect(lines(`\uFEFF${bad.replaceAll('\n', '\r\n')}`)).toEqual(lines(bad));
});

test.each([
  // what is changed, to what, where the problem points, what it says
  [
    'rung: 3\n    condition',
    'rung: 6\n    condition',
    '6\n    condition',
    'expected a level, a whole number from 0 to 5, found 6',
  ],
  ['rung: 3\n    condition', 'rung: 2.5\n    condition', '2.5\n', 'found 2.5'],
  [
    'regime: noise',
    'regime: calm',
    'calm',
    'expected one of noise, friction, rupture, found "calm"',
  ],
  ['horizon: 60', 'horizon: sixty', 'sixty', 'expected a whole number of 1 or more, found "sixty"'],
  ['horizon: 60', 'horizon: 1e400', '1e400', 'found 1e400'],
  ['horizon: 60', 'horizon: ６０', '６０', 'found "６０"; write 60, in ASCII digits'],
  [
    'low: 0.1',
    'low: ０．１',
    '０．１',
    'expected a number from 0 to 1, found "０．１"; write 0.1, in ASCII digits',
  ],
  ['low: 0.1', 'low: .nan', '.nan', 'expected a number from 0 to 1, found ".nan"'],
  ['mean: 0.02', 'mean: .inf', '.inf', 'expected a number, found ".inf"'],
  ['low: 0.1', 'low: 1.1', '1.1\n', 'expected a number from 0 to 1, found 1.1'],
  [
    'opened: 2001-01-01',
    'opened: 2001-02-29',
    '2001-02-29',
    'expected a date that exists, YYYY-MM-DD, found "2001-02-29"',
  ],
  ['id: small', 'id: "__proto__"', '"__proto__"', 'expected an id'],
  ['hold: 1', 'hold: true', 'true\n    keep', 'expected a whole number of 1 or more, found true'],
  ['title: { en: Talks', 'title: { en: "  "', '"  "', 'expected text that is not blank, found " "'],
  ['cut: 0.5', 'cut: [0.5]', '[0.5]', 'expected a number from 0 to 1, found a list'],
  ['cut: 0.5', 'cut:', 'cut:', 'expected a number from 0 to 1, found nothing'],
  [
    'sources: [treaty]\n    per',
    'sources: treaty\n    per',
    'treaty\n    per',
    'expected a list, found "treaty"',
  ],
  ['covers: [EU8, DK]', 'covers: [EU8, ""]', '""]', 'expected text that is not blank'],
  ['low: 0.1\n', 'low: 0.9\n', '0.85\n', 'expected 0.9 (low) or more, found 0.85'],
  [
    'weight: 1\n    constraints: []',
    'weight: 0.9\n    constraints: []',
    '0.9',
    'weights of the scenarios of friction that sum to 1, found 0.9',
  ],
  [
    'id: duties',
    'id: talks',
    'talks\n    title: { en: Duties',
    'expected an id used once (talks is on line 14), found "talks"',
  ],
  ['{ id: a-talk', '{ id: a-policy', "a-policy, when: 'true'", 'an id used once'],
  ['key: EU8, state', 'key: EU9, state', 'EU9', 'expected EU8, found "EU9"'],
  [
    'stop: flight',
    'stop: fright',
    'fright',
    'expected one of tariffs-land, flight, found "fright"',
  ],
  [
    'friction: { stops: [tariffs-land] }',
    'friction: { stops: [tariffs-land, tariff] }',
    'tariff] }',
    'expected one of tariffs-land, flight, found "tariff"',
  ],
  [
    'friction: { stops: [tariffs-land] }',
    'friction: { stops: [] }',
    '[] }',
    'expected at least one entry',
  ],
  [
    'rupture: { stop: tariffs-land',
    'rupture: { stop: fright',
    'fright',
    'expected one of tariffs-land, flight, found "fright"',
  ],
  ['    cut: 0.5', '    cut: 0.5\n    absorb: 0', '0\n    back', 'expected a whole number of 1'],
  ['    cut: 0.5', '    cut: 0.5\n    absorb: soon', 'soon', 'or never, found "soon"'],
  [
    '    cut: 0.5',
    '    cut: 1\n    absorb: 5',
    '5\n    back',
    'expected never, for the stop takes',
  ],
  ['    per: counterparty\n', '', 'keys:', 'expected per: counterparty beside keys, found "keys"'],
  ['weight: 1, covers', 'weight: 0.6, covers', '0.6, covers', 'keys that sum to 1 or more'],
  [
    "'1.10~0.004x60 1.11 1.12'",
    "'1.10~0.004x60 1.1.1 1.12'",
    '1.1.1',
    'expected v, vxN, v~sxN or _',
  ],
  [
    'selectors:\n',
    'selectors:\n  A: { rung: 0 }\n',
    'A: { rung',
    'a selector that is not named like a watch letter, found "A"',
  ],
  ['bide: 1', 'bide: 2', '2\nid', 'expected 1, found 2'],
  [
    'signal: \'enacted("tariff")\'',
    'signal: 3',
    '3 }',
    'expected a CEL expression in quotes, found 3',
  ],
])('%j changed to %j is told with its place', (from, to, at, says) => {
  const text = changed(from, to);
  const list = problems(text);
  expect(list.map((p) => sayProblem(p, 'en')).join('\n')).toContain(says);
  const spot = spotOf(text, at);
  const shift = to === 'cut:' ? 4 : 0; // the empty value stands after its key
  expect(list[0]).toMatchObject({ line: spot.line, column: spot.column + shift });
  expect(list).toHaveLength(1);
});

test('an unknown key points at the key and names those that are known', () => {
  const text = changed('    cut: 0.5', '    cut: 0.5\n    cutt: 0.5');
  expect(problems(text)).toMatchObject([
    { ...spotOf(text, 'cutt'), found: 'cutt', path: 'stops[0].cutt' },
  ]);
  expect(lines(text)[0]).toContain(
    'cut, absorb, back, sources, per, keys, elsewhere, found "cutt"',
  );
  const nested = changed('covers: [EU8, DK] }', 'covers: [EU8, DK], color: red }');
  expect(lines(nested)[0]).toContain('expected one of key, title, weight, covers, found "color"');
  const group = changed('watch:\n  A:', 'watch:\n  F: {}\n  A:');
  expect(lines(group)[0]).toContain('expected one of A, B, C, D, E, found "F"');
});

test('a missing key points at the part that lacks it', () => {
  const text = changed('    keep: 10\n', '');
  expect(problems(text)).toMatchObject([
    { ...spotOf(text, 'id: tariffs-land'), path: 'stops[0].keep' },
  ]);
  expect(lines(text)[0]).toContain('expected a whole number of 1 or more, found nothing');
});

test('every problem of a file is told at once, in both languages', () => {
  const text = changed('cut: 0.5', 'cut: 2').replace('horizon: 60', 'horizon: 0');
  expect(lines(text)).toHaveLength(2);
  expect(problems(text).map((p) => sayProblem(p, 'zh-Hant'))).toEqual([
    'thesis.yaml:6:10：[horizon] 應為1以上的整數，收到的是0',
    expect.stringMatching(
      /^thesis\.yaml:\d+:10：\[stops\[0\]\.cut\] 應為0到1的數字，收到的是2；是否應為0.02？$/,
    ),
  ]);
});

test.each([
  ['bide: 1\n\tid: x\n', 2, 1, /tabs are not allowed/],
  ['bide: [1,\n', 2, 1, /flow sequence/i],
  ['bide: 1\nbide: 1\n', 2, 1, /unique/],
  ['bide: &a 1\nid: *a\n', 1, 10, /&a/],
  ['id: *nope\n', 1, 5, /nope/],
  ['bide: !!js/function x\n', 1, 7, /tag/i],
  ['bide: 1\n---\nbide: 1\n', 2, 1, /multiple documents/],
  ['bide: "\\q"\n', 1, 8, /escape/],
  ['? [x]\n: 1\n', 1, 3, /./],
  ['', 1, 1, /nothing/],
  ['- 1\n', 1, 1, /a list/],
  ['3\n', 1, 1, /found 3/],
])('%j is refused at %i:%i', (text, line, column, found) => {
  const [first] = problems(text);
  expect(first).toMatchObject({ line, column });
  expect(sayProblem(first as Problem, 'en')).toMatch(found);
  expect(sayProblem(first as Problem, 'zh-Hant')).toMatch(/應為.*，/);
});

const regimes = (rows: string): string => `${THESIS}regimes:\n${rows}`;

test('the weekday table keeps its three laws', () => {
  const good =
    '  weekday:\n    noise: { noise: 0.99, friction: 0.01, rupture: 0 }\n    friction: { noise: 0.02, friction: 0.97, rupture: 0.01 }\n    rupture: { noise: 0, friction: 0.02, rupture: 0.98 }\n';
  expect(lines(regimes(good))).toEqual([]);
  // 0.99 + 0.02 = 1.01
  expect(lines(regimes(good.replace('friction: 0.01', 'friction: 0.02')))[0]).toContain(
    'sum to 1, found 1.01',
  );
  // 0.98 + 0.01 + 0.01 = 1, but noise leads to rupture
  expect(
    lines(
      regimes(
        good.replace(
          'noise: 0.99, friction: 0.01, rupture: 0 ',
          'noise: 0.98, friction: 0.01, rupture: 0.01 ',
        ),
      ),
    )[0],
  ).toContain('expected 0, for noise and rupture');
  // staying .1 x .97 = 0.097 against swapping .9 x .02 = 0.018 is fine; .01 x .5 < .99 x .49 is not
  const flighty = good
    .replace('noise: 0.99, friction: 0.01', 'noise: 0.01, friction: 0.99')
    .replace('noise: 0.02, friction: 0.97', 'noise: 0.49, friction: 0.5');
  expect(lines(regimes(flighty))[0]).toContain('0.005 < 0.4851');
});

test('a prior that does not sum to one is refused, one within 1e-9 is not', () => {
  expect(lines(regimes('  prior: { noise: 0.8, friction: 0.1, rupture: 0.05 }\n'))[0]).toContain(
    'found 0.95',
  );
  expect(lines(regimes('  prior: { noise: 0.8, friction: 0.1, rupture: 0.1000000001 }\n'))).toEqual(
    [],
  );
  expect(
    lines(regimes('  prior: { noise: 0.8, friction: 0.1, rupture: 0.100000002 }\n')),
  ).toHaveLength(1);
});

test('the names of a JavaScript object are only names', () => {
  for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty'])
    expect(lines(`${THESIS}${name}: 1\n`)[0]).toContain(`found "${name}"`);
  expect(lines(changed('selectors:\n', 'selectors:\n  __proto__: { rung: 0 }\n'))).toHaveLength(1);
  expect(({} as Record<string, unknown>).rung).toBeUndefined();
});

test('no text crashes the reader', () => {
  const chunk = fc.oneof(
    fc.constantFrom(...THESIS.split(/(?<=\n)/)),
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '\t',
      ': ',
      '- ',
      '{',
      ']',
      '|\n',
      '>-\n',
      '&a ',
      '*a',
      '!!x ',
      '"',
      "'",
      '%',
      '\r',
      '\uFEFF',
      '? ',
    ),
  );
  fc.assert(
    fc.property(fc.array(chunk, { maxLength: 30 }), (chunks) => {
      const read = readThesis(chunks.join(''), 'x');
      if (!read.ok) {
        expect(read.problems.length).toBeGreaterThan(0);
        for (const p of read.problems) {
          expect(p.line).toBeGreaterThanOrEqual(1);
          expect(p.column).toBeGreaterThanOrEqual(1);
          sayProblem(p, 'zh-Hant');
        }
      }
    }),
    { numRuns: 500 },
  );
});

test('a thesis with a piece cut out or doubled is read or refused, never a crash', () => {
  const at = fc.nat(THESIS.length);
  fc.assert(
    fc.property(at, at, fc.boolean(), (a, b, twice) => {
      const [i, j] = [Math.min(a, b), Math.max(a, b)];
      const text = twice
        ? THESIS.slice(0, j) + THESIS.slice(i)
        : THESIS.slice(0, i) + THESIS.slice(j);
      const read = readThesis(text, 'x');
      expect(read.ok || read.problems.length > 0).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('depth and size are bounded', () => {
  expect(lines('['.repeat(100_000)).length).toBeLessThanOrEqual(20);
  expect(lines('['.repeat(100_000))[0]).toMatch(/^thesis.yaml:\d+:\d+: /);
  expect(lines(' '.repeat(1_000_001))[0]).toContain('at most 1000000 characters');
});

const BOOK = `${THESIS}book:
  currency: USD
  capital: 100
  cash: 20.5
  loan: 70
  rate: 0.06
  margin: 0.25
  positions:
    - { symbol: A, quantity: 2, price: 75, currency: USD, margin: 0.3, asset: us-large }
`;

test('a book may say its cash, its loan and what the lender asks, and what each position moves with', () => {
  const read = readThesis(BOOK, 'thesis.yaml');
  if (!read.ok) throw new Error(read.problems.map((p) => sayProblem(p, 'en')).join('\n'));
  expect(read.value.thesis.book).toEqual({
    currency: 'USD',
    capital: 100,
    cash: 20.5,
    loan: 70,
    rate: 0.06,
    margin: 0.25,
    positions: [
      { symbol: 'A', quantity: 2, price: 75, currency: 'USD', margin: 0.3, asset: 'us-large' },
    ],
  });
});

test.each([
  ['cash: 20.5', 'cash: -1.5', '-1.5', 'expected a number of 0 or more, found -1.5'],
  ['loan: 70', 'loan: .nan', '.nan', 'expected a number of 0 or more, found ".nan"'],
  ['rate: 0.06', 'rate: -0.01', '-0.01', 'expected a number of 0 or more, found -0.01'],
  ['margin: 0.25', 'margin: 1', '1\n  positions', 'a number of 0 or more and below 1, found 1'],
  ['margin: 0.3,', 'margin: 1.2,', '1.2', 'a number of 0 or more and below 1, found 1.2'],
  ['asset: us-large', 'asset: "us large"', '"us large"', 'expected an id'],
  ['cash: 20.5', 'money: 20', 'money', 'currency, capital, positions, cash, loan, rate, margin'],
] as const)('in a book %j as %j is told with its place', (from, to, at, said) => {
  const text = BOOK.replace(from, () => to);
  const spot = spotOf(text, at);
  const [first] = problems(text);
  expect(first).toMatchObject(spot);
  expect(first && sayProblem(first, 'en')).toContain(said);
});

test('a book that is sold short on the whole is refused with its place, one that is hedged is not', () => {
  const with_ = (...positions: readonly string[]): string =>
    BOOK.replace(/ {2}positions:[\s\S]*$/, `  positions: [${positions.join(', ')}]\n`);
  const of = (quantity: number, currency = 'USD'): string =>
    `{ symbol: X, quantity: ${quantity}, price: 10, currency: ${currency} }`;
  const found = (...positions: readonly string[]): readonly string[] =>
    problems(with_(...positions)).map((p) => sayProblem(p, 'en'));
  for (const short of [[of(-2)], [of(3), of(-5)], [of(3), of(-3)], [of(-2, 'EUR')]]) {
    expect(problems(with_(...short))).toMatchObject([spotOf(with_(...short), `[${short[0]}`)]);
    expect(found(...short)[0]).toContain('worth more than 0 together');
  }
  expect(found(of(3), of(-5))[0]).toContain('found -20, sold short on the whole');
  for (const held of [[], [of(0)], [of(3), of(-2)], [of(3), of(-9, 'EUR')]])
    expect(found(...held)).toEqual([]);
});

const HELD = (follows: string): string =>
  `${THESIS}book: { currency: USD, capital: 1, positions: [{ symbol: X, quantity: 1, price: 1, currency: USD, follows: ${follows} }] }\n`;

test('a dependence and what a position follows are read', () => {
  const text = HELD('SPX').replace('    impact: { SPX', '    dependence: 0.5\n    impact: { SPX');
  const read = readThesis(text, 'thesis.yaml');
  if (!read.ok) throw new Error(read.problems.map((p) => sayProblem(p, 'en')).join('\n'));
  expect(read.value.thesis.scenarios[0]?.dependence).toBe(0.5);
  expect(read.value.thesis.scenarios[1]).not.toHaveProperty('dependence');
  expect(read.value.thesis.book?.positions[0]?.follows).toBe('SPX');
});

test('a dependence lies from 0 to 1', () => {
  const text = changed(
    '    impact: { SPX: { mean: 0.02',
    '    dependence: 1.5\n    impact: { SPX: { mean: 0.02',
  );
  expect(lines(text)).toEqual([
    `thesis.yaml:${spotOf(text, '1.5').line}:17: [scenarios[0].dependence] expected a number from 0 to 1, found 1.5; is 0.015 meant?`,
  ]);
});

test('a position follows what every scenario speaks of', () => {
  const text = HELD('GOLD');
  const [problem, ...more] = problems(text);
  expect(more).toEqual([]);
  expect(problem).toMatchObject(spotOf(text, 'GOLD }]'));
  expect(problem && sayProblem(problem, 'en')).toContain(
    'expected an asset of the impact of every scenario, SPX, found GOLD, which talks lacks',
  );
  const none = HELD('SPX').replace('impact: { SPX: { mean: -0.06', 'impact: { GOLD: { mean: -0.06');
  expect(lines(none).join()).toContain('expected no follows');
});

const RUPTURE = `  - id: break
    title: { en: Break, zh-Hant: 破裂 }
    path: { en: It breaks., zh-Hant: 破裂。 }
    regime: rupture
    weight: 1
    constraints: CONSTRAINTS
    impact: { SPX: { mean: -0.2, sd: 0.1 } }
    falsified: 'suspended("tariff")'
`;
const wall = (low: number, high: number): string =>
  `[{ id: w${low}, text: { en: a, zh-Hant: 甲 }, low: ${low}, high: ${high}, reason: { en: a, zh-Hant: 甲 }, sources: [treaty] }]`;

test('constraints under which no chances of the scenarios sum to 1 are told, at the scenarios', () => {
  // the most that they admit: 0.85 + 0.05 + 0.05 = 0.95; without a path for rupture it could take the rest
  const few = changed('    constraints: []', `    constraints: ${wall(0, 0.05)}`);
  expect(problems(few)).toEqual([]);
  const text = few.replace(
    'selectors:\n',
    `${RUPTURE.replace('CONSTRAINTS', wall(0.01, 0.05))}selectors:\n`,
  );
  const list = problems(text);
  expect(list).toHaveLength(1);
  expect(list[0]).toMatchObject(spotOf(text, '- id: talks'));
  expect(list.map((p) => sayProblem(p, 'en')).join()).toContain(
    'let the chances of all scenarios sum to 1: the most that they admit, together, is 1 or more, found 0.95',
  );
  // the least: 0.1 + 0.95 = 1.05
  const much = changed('    constraints: []', `    constraints: ${wall(0.95, 1)}`);
  expect(lines(much).join()).toContain('is 1 or less, found 1.05');
});

test('the matrix that rests at a prior fades as fast as the usual one, and is it at the usual law', () => {
  const [n, f, r] = [8 / 13, 4 / 13, 1 / 13];
  expect(restingAt({ noise: n, friction: f, rupture: r })).toEqual(WEEKDAY);
  const own = restingAt({ noise: 0.939, friction: 0.055, rupture: 0.006 });
  expect(own.noise[1] + own.friction[0]).toBeCloseTo(0.03, 6);
  expect(own.friction[2] + own.rupture[1]).toBeCloseTo(0.025, 6);
});
