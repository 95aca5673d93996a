import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { both } from '../../src/domain/text.ts';
import { laid } from '../../src/edge/crowd/gather.ts';
import { readCrowd } from '../../src/edge/crowd/read.ts';
import { type Problem, sayProblem } from '../../src/edge/file/problem.ts';
import { readThesis } from '../../src/edge/thesis/read.ts';
import { spotOf, THESIS } from './thesis/fixture.ts';

const CROWD = readFileSync(new URL('../../crowd/crowd.yaml', import.meta.url), 'utf8');

/** The crowd with one piece of its text replaced; the piece must be there. */
function changed(from: string, to: string): string {
  if (!CROWD.includes(from)) throw new RangeError(`not in the crowd: ${from}`);
  return CROWD.replace(from, () => to);
}

const problems = (text: string): readonly Problem[] => {
  const read = readCrowd(text, 'crowd.yaml');
  return read.ok ? [] : read.problems;
};
const lines = (text: string): readonly string[] => problems(text).map((p) => sayProblem(p, 'en'));

test('a crowd may be told in one language', () => {
  const title =
    "{ en: 'Default crowd, stated and not estimated', 'zh-Hant': 預設群體（設定值，未經估計） }";
  for (const [said, told] of [
    ['My crowd', both('My crowd', 'My crowd（英文）')],
    ['{ zh-Hant: 我的群體 }', both('我的群體 (in Chinese)', '我的群體')],
  ] as const) {
    const read = readCrowd(changed(title, said), 'crowd.yaml');
    expect(read.ok && read.value.title).toEqual(told);
  }
});

test('the default crowd is read into the domain', () => {
  const read = readCrowd(CROWD, 'crowd.yaml');
  if (!read.ok) throw new Error(read.problems.map((p) => sayProblem(p, 'en')).join('\n'));
  const { value } = read;
  expect(value).not.toHaveProperty('bide');
  expect(value.prices.halfLife).toBe(2.5);
  expect(value.prices).not.toHaveProperty('half_life');
  expect(value.factors).toHaveLength(3);
  expect(value.assets).toHaveLength(10);
  expect(value.kinds.find((k) => k.id === 'dealers')).toMatchObject({ sort: 'var', react: 0.17 });
  expect(value.kinds.find((k) => k.id === 'managers')).not.toHaveProperty('holdings');
  expect(value.title.en).toContain('not estimated');
});

test('every assumption is said in both languages, and a source has an address that was seen or none', () => {
  const read = readCrowd(CROWD, 'crowd.yaml');
  if (!read.ok) throw new Error('not read');
  for (const { of: places, reason, source } of read.value.assumptions) {
    const of = places.join(', ');
    expect(reason['zh-Hant'], of).toMatch(/\p{Script=Han}/u);
    expect(reason['zh-Hant'], of).not.toMatch(/\p{Script=Han} | \p{Script=Han}|——|！/u);
    expect(reason['zh-Hant'], of).not.toMatch(/數據|信息|默認|美聯儲|收益率/);
    if (source?.url !== undefined) expect(source.url, of).toMatch(/^https?:\/\//);
    else if (source === undefined)
      expect(`${of}: ${reason.en}`).toMatch(
        /[Aa]ssumed|Rounded|same returns|sessions|Not used|cautious/,
      );
  }
});

const HY = '    traded: 0.0086';
const LAST = 'factors: [0.7, 0.1, 0]';

test.each([
  // what is changed, to what, where the problem points, what it says
  [HY, '    traded: 0', '0\n\nkinds', 'expected a number above 0, found 0'],
  [HY, '    traded: -0.01', '-0.01\n\nkinds', 'expected a number above 0, found -0.01'],
  [HY, '    traded: .nan', '.nan', 'expected a number above 0, found ".nan"'],
  [HY, '    traded: .inf', '.inf', 'expected a number above 0, found ".inf"'],
  [HY, '    traded: 1e400', '1e400', 'expected a number above 0, found 1e400'],
  [HY, '    traded: ０．１', '０．１', 'found "０．１"; write 0.1, in ASCII digits'],
  ['  impact: 1\n', '  impact: 0\n', '0\n  floor', 'expected a number above 0, found 0'],
  ['  impact: 1\n', '  impact: -1\n', '-1\n', 'expected a number above 0, found -1'],
  [
    'weight: 0.011\n',
    'weight: 0.021\n',
    '- id: us-treasury\n',
    'expected weights that sum to 1, found 1.01',
  ],
  ['    share: 0.2\n', '    share: 0.8\n', '- id: hedge', 'that sum to at most 1, found 1.072'],
  ['    us-small: 0.06\n', '    us-small: 0.07\n', 'us-large: 0.62', 'sum to 1, found 1.01'],
  ['us-small: 0.06\n', 'tulips: 0.06\n', 'tulips', 'expected one of us-treasury, us-large, gold'],
  ['sort: redemption\n', 'sort: panic\n', 'panic', 'expected one of leverage, var, volatility'],
  ['    sort: career\n', '', 'id: managers', 'expected one of leverage, var, volatility'],
  [
    '    cut: 0.2\n',
    '    cut: 0.2\n    react: 0.1\n',
    'react: 0.1\n\nbuyers',
    'expected one of id, title, share, books, holdings, sort, liquid, cut, found "react"',
  ],
  [
    '    liquid: 0.5\n',
    '    liquid: 0.5\n    flow: 1\n',
    'flow: 1\n',
    'target, spread, sort, react, found "flow"',
  ],
  ['law: exponential', 'law: cubic', 'cubic', 'one of linear, exponential, floored, square-root'],
  [LAST, 'factors: [0.9, 0.6, 0]', '[0.9, 0.6, 0]', 'squares sum to at most 1, found 1.17'],
  [LAST, 'factors: [0.7, 0.1]', '[0.7, 0.1]', '3 correlations: risk, rates, dollar, found 2'],
  [LAST, 'factors: [1.7, 0, 0]', '1.7', 'expected a number from -1 to 1, found 1.7'],
  ['    target: 1.1\n', '    target: 1.4\n', '1.4\n', 'expected 1.3 (limit) or less, found 1.4'],
  ['    limit: 1.08\n', '    limit: 1\n', '1\n    target: 1\n', 'a number above 1, found 1'],
  ['decaying: 0.33', 'decaying: 1.1', '1.1\n  half', 'expected a number from 0 to 1, found 1.1'],
  ['decaying: 0.33', 'decaying: -0.1', '-0.1\n  half', 'a number from 0 to 1, found -0.1'],
  ['half_life: 2.5', 'half_life: 0', '0\n  shortfall', 'expected a number above 0, found 0'],
  ['rounds: 6', 'rounds: 1e9', '1e9', 'expected a whole number from 1 to 100, found 1e9'],
  ['books: 9', 'books: 1e9', '1e9', 'expected a whole number from 1 to 10000, found 1e9'],
  ['books: 9', 'books: 0', '0\n    liquid', 'expected a whole number from 1 to 10000, found 0'],
  ['gauge: us-large', 'gauge: us-huge', 'us-huge', 'expected one of us-treasury, us-large'],
  [
    '- id: japan',
    '- id: europe',
    'europe\n    title: { en: Japan',
    'an id used once, found "europe"',
  ],
  ['patient: 0.15', 'patient: 0.85', '0.85\n  money', 'expected 0.8 or less, which makers leave'],
  ['q: 0.3', 'q: 0.8', '0.8, alpha', 'expected less than 0.8 (p), found 0.8'],
  ['able: 0.05', 'able: 0.5', '0.5, unable', 'expected 0.3 (unable) or less, found 0.5'],
  [
    'kind: lognormal, median: 2, spread: 0.8',
    'kind: list, parts: [{ stake: 1, weight: 0.4 }]',
    '[{ stake: 1',
    'expected weights that sum to 1, found 0.4',
  ],
  ['kind: lognormal', 'kind: normal', 'normal, median', 'expected one of lognormal, list'],
  ['  pace: 0.05\n', '', 'makers: 0.2', 'expected a number from 0 to 1, found nothing'],
  ['of: [prices.law', 'of: [prices.lore', 'prices.lore', 'the place of something in this'],
] as const)('%j as %j is told with its place', (from, to, at, said) => {
  const text = changed(from, to);
  const found = problems(text);
  expect(found.length).toBeGreaterThan(0);
  const spot = spotOf(text, at);
  const here = found.find((p) => p.line === spot.line && p.column === spot.column);
  expect(here, lines(text).join('\n')).toBeDefined();
  expect(here && sayProblem(here, 'en')).toContain(said);
  expect(here?.file).toBe('crowd.yaml');
});

test('nobody holds more of an asset than there is', () => {
  const text = changed(
    '      corporate-ig: 0.42\n      corporate-hy: 0.08\n',
    '      corporate-ig: 0.2\n      corporate-hy: 0.3\n',
  );
  expect(lines(text)).toHaveLength(1);
  expect(lines(text)[0]).toMatch(/\[assets\[9\].weight\] expected 0.0\d+ or more, which the kinds/);
});

test('a figure without an assumption is told once for all that lacks one', () => {
  const without = (of: string): string => {
    const start = CROWD.indexOf(of, CROWD.indexOf('assumptions:\n'));
    if (start < 0) throw new RangeError(`no assumption of ${of}`);
    return `${CROWD.slice(0, start)}lending.rate${CROWD.slice(start + of.length)}`;
  };
  expect(lines(without('prices.memory'))).toEqual([
    expect.stringMatching(/prices.memory\] expected an assumption about prices.memory, found/),
  ]);
  expect(lines(without("'kinds.*.holdings'"))).toHaveLength(6);
  const bare = `${CROWD.slice(0, CROWD.indexOf('assumptions:\n'))}assumptions: []\n`;
  expect(problems(bare).map((p) => p.path)).toEqual([
    ...['assets', 'kinds', 'buyers', 'prices', 'fear', 'lending'],
  ]);
  expect(sayProblem(problems(bare)[0] as Problem, 'zh-Hant')).toMatch(
    /應為一條關於assets的設定值，沒有填/,
  );
});

test('an assumption covers what lies beneath its place, and a star any one name', () => {
  const only = (of: string): string =>
    `${CROWD.slice(0, CROWD.indexOf('assumptions:\n'))}assumptions:\n  - { of: [${of}], reason: { en: stated, zh-Hant: 設定 } }\n`;
  const left = (of: string): readonly (string | undefined)[] =>
    problems(only(of)).map((p) => p.path);
  expect(left('assets')).not.toContain('assets');
  expect(left("'*'")).toEqual([]);
  expect(left("'kinds.*.share'").filter((p) => p?.endsWith('.share'))).toEqual([]);
  expect(left('price')).toContain('assumptions[0].of[0]');
  // A name is no prefix of another: us-treasury does not cover us-treasury-long.
  expect(left('assets.us-treasury')).toContain('assets[5]');
  expect(left('assets.us-treasury')).not.toContain('assets[0]');
  expect(left('kinds.hedg')).toContain('assumptions[0].of[0]');
});

test('problems are said in both languages', () => {
  const [problem] = problems(changed('sort: redemption\n', 'sort: panic\n'));
  expect(problem && sayProblem(problem, 'zh-Hant')).toMatch(
    /應為下列之一：leverage、var、.*，收到的是「panic」/,
  );
});

test('no text throws, whatever it is', () => {
  fc.assert(
    fc.property(fc.nat(CROWD.length), fc.string({ maxLength: 12 }), (at, piece) => {
      const read = readCrowd(CROWD.slice(0, at) + piece + CROWD.slice(at), 'crowd.yaml');
      if (read.ok) return;
      for (const { line, column } of read.problems) {
        expect(line).toBeGreaterThanOrEqual(1);
        expect(column).toBeGreaterThanOrEqual(1);
      }
    }),
    { numRuns: 40 },
  );
});

test('a position in an asset that the crowd does not have is told with its place', () => {
  const text = `${THESIS}book:
  currency: USD
  capital: 100
  positions:
    - { symbol: A, quantity: 1, price: 50, currency: USD, asset: gold }
    - { symbol: B, quantity: 1, price: 50, currency: USD, asset: tulips }
    - { symbol: C, quantity: 1, price: 50, currency: USD }
`;
  const [draft, crowd] = [readThesis(text, 'thesis.yaml'), readCrowd(CROWD, 'crowd.yaml')];
  if (!draft.ok || !crowd.ok) throw new Error('not read');
  const found = laid(draft.value, crowd.value);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ file: 'thesis.yaml', ...spotOf(text, 'tulips') });
  expect(found[0] && sayProblem(found[0], 'en')).toContain(
    'expected one of us-treasury, us-large, gold',
  );
});

test('the example book of the bundled episode lies on assets of the default crowd', () => {
  const file = new URL('../../episodes/greenland-2026/thesis.yaml', import.meta.url);
  const draft = readThesis(readFileSync(file, 'utf8'), 'thesis.yaml');
  const crowd = readCrowd(CROWD, 'crowd.yaml');
  if (!draft.ok || !crowd.ok) throw new Error('not read');
  expect(laid(draft.value, crowd.value)).toEqual([]);
  expect(draft.value.thesis.book?.positions.map((p) => p.asset)).toEqual([
    'us-large',
    'europe',
    'gold',
  ]);
});
