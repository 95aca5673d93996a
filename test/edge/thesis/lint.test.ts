import { expect, test } from 'vitest';
import { sayProblem } from '../../../src/edge/file/problem.ts';
import { lint } from '../../../src/edge/thesis/lint.ts';
import { readThesis } from '../../../src/edge/thesis/read.ts';
import { sayRemark } from '../../../src/edge/thesis/remark.ts';
import { changed, KINDS, spotOf, THESIS } from './fixture.ts';

const run = (text: string, evidence: readonly { id: string; claim: string }[] = []) => {
  const read = readThesis(text, 'thesis.yaml');
  if (!read.ok) throw new Error(read.problems.map((p) => sayProblem(p, 'en')).join('\n'));
  return lint(read.value, { kinds: KINDS, evidence, risk: 'SPX' });
};
const kinds = (text: string): readonly string[] =>
  run(text).remarks.map((r) => `${r.severity} ${r.kind}`);
const condition = (cel: string): string =>
  changed(`'z("SPX", 3) < -1.0 && rank("VIX", 250) > 0.9'`, `'${cel}'`);

test('a sound thesis gives the linter nothing to say', () => {
  expect(run(THESIS).remarks).toEqual([]);
});

test('coverage tells what the tests reach', () => {
  const { coverage } = run(THESIS);
  expect(coverage.stops).toEqual({ reached: ['tariffs-land', 'flight'], missed: [] });
  expect(coverage.questions.reached).toEqual(['a-landed']);
  expect(coverage.readings.reached).toEqual(['a-policy', 'a-talk']);
  expect(coverage.scenarios.reached).toEqual(['talks', 'duties']);
  const less = run(THESIS.slice(0, THESIS.indexOf('tests:')));
  expect(less.coverage.stops).toEqual({ reached: [], missed: ['tariffs-land', 'flight'] });
  expect(less.coverage.scenarios.missed).toEqual(['talks', 'duties']);
  expect(less.remarks.map((r) => r.kind)).toEqual(['untested', 'untested']);
});

test.each([
  ['rank("VIX", 250) > 1.0', 'never fires'], // a share is at most 1
  ['drawdown("SPX") > 0.0', 'never fires'],
  ['z("SPX", 3) < -1.0 && z("SPX", 3) > 1.0', 'never fires'],
  ['false', 'never fires'],
  ['true', 'always fires'],
  ['z("SPX", 3) < 1.0', 'always fires'],
  ['9223372036854775807 + streak("SPX") > 0 && z("SPX", 3) < -1.0', 'overflow'],
])('a stop on %s: %s', (cel, kind) => {
  const text = condition(cel);
  const [first] = run(text).remarks;
  const { line, column } = spotOf(text, `condition: '${cel}'`);
  expect(first).toMatchObject({ severity: 'error', kind, line, column: column + 11 });
});

test.each([
  'vol("SPX", 5) > 2.0 * vol("SPX", 60)',
  'ret("SPX", 5) - ret("GOLD", 5) < -0.05',
  'chg("UST30Y", 5) > 15 && ret("EURUSD", 5) < -0.01 && z("SPX", 3) < -1.5 && level("VIX") > 30.0',
  'credit() == "confirms" && streak("EURUSD") <= -5',
  'corr("SPX", "UST30Y", 60) > 0.4 && drawdown("SPX") < -0.1',
])('a stop that can fire is left alone: %s', (cel) => {
  expect(kinds(condition(cel))).toEqual([]);
});

test('a stop above the reach of its selector can never fire', () => {
  expect(
    kinds(changed('directions: [friction], rung: 0', 'directions: [noise], rung: 0')),
  ).toContain('error never fires');
  expect(kinds(changed(`enacted("tariff", key) && `, `rung("tariff", key) == 2 && `))).toContain(
    'error never fires',
  );
  expect(
    kinds(changed(`enacted("tariff", key) && `, `rung("tariff", key) == 4 && `)),
  ).not.toContain('error never fires');
});

test('talk cannot trip: a stop on claims stands above rung 0', () => {
  const text = changed('rung: 3\n    condition', 'rung: 0\n    condition');
  expect(run(text).remarks).toMatchObject([
    { severity: 'error', kind: 'talk', ...spotOf(text, '0\n    condition') },
  ]);
});

test('a scenario that nothing can falsify is told', () => {
  for (const cel of [
    'false',
    'true',
    'rank("VIX", 250) > 2.0',
    'exists("tariff") || !exists("tariff")',
  ]) {
    const [first] = run(changed(`'suspended("tariff")'`, `'${cel}'`)).remarks;
    expect(first, cel).toMatchObject({ severity: 'error', kind: 'unfalsifiable' });
  }
});

test('readings that are never shown, and constant questions, are told', () => {
  const late = changed(
    '    readings:\n',
    `    readings:\n      - { id: first, when: 'true', text: { en: All., zh-Hant: 全部。 }, lean: neutral }\n`,
  );
  expect(run(late).remarks.map((r) => [r.kind, r.path])).toEqual([
    ['unreachable', 'watch.A.readings[1].when'],
    ['unreachable', 'watch.A.readings[2].when'],
  ]);
  const never = changed(`when: 'enacted("tariff")'`, `when: 'rung("exit") >= 3'`); // exit sees no friction
  expect(kinds(never)).toEqual(['warning constant', 'warning unreachable']);
  expect(kinds(changed(`signal: 'enacted("tariff")'`, `signal: 'rung("A") >= 0'`))).toEqual([
    'warning constant',
  ]);
});

test('a last reading is reachable where those before it can be unknown', () => {
  const text = changed(
    `when: 'enacted("tariff")'`,
    `when: 'credit() == "confirms" || credit() != "confirms"'`,
  );
  expect(kinds(text)).toEqual(['warning constant']);
});

test('a stop without a source is an error, an unknown one a warning', () => {
  expect(kinds(changed('sources: [memo]', 'sources: []'))).toEqual(['error unsourced']);
  const text = changed('sources: [memo]', 'sources: [memo, hearsay]');
  expect(run(text).remarks).toMatchObject([{ kind: 'unknown source', ...spotOf(text, 'hearsay') }]);
  expect(run(text, [{ id: 'hearsay', claim: 'x' }]).remarks).toEqual([]);
});

test('a claim that nothing knows is a warning at the call', () => {
  const text = changed(`'suspended("tariff")'`, `'exists("F") && suspended("tarif")'`);
  expect(run(text).remarks).toMatchObject([
    { kind: 'unknown name', ...spotOf(text, 'exists("F")') },
    { kind: 'unknown name', ...spotOf(text, 'suspended("tarif")') },
  ]);
  expect(run(text, [{ id: '1', claim: 'tarif' }]).remarks).toHaveLength(1);
});

test('a series of a test that is not there, and a rupture without a rule, are warnings', () => {
  const text = changed("VIX: '15", "VXX: '15");
  expect(run(text).remarks).toMatchObject([{ kind: 'unknown series', ...spotOf(text, 'VXX') }]);
  const never = changed('regime: friction', 'regime: rupture').replace('>= 5', '>= 6');
  expect(run(never).remarks).toMatchObject([
    { severity: 'warning', kind: 'unresolved', ...spotOf(never, `'rung("tariff") >= 6`) },
  ]);
  expect(kinds(changed('regime: friction', 'regime: rupture'))).toEqual([]);
  expect(kinds(changed('>= 5', '>= 6'))).toEqual([]);
});

test('a thesis that does not state what is asked is told so at its beginning, and is an error', () => {
  const from = THESIS.indexOf('resolves:');
  const silent = `# A comment.\n${THESIS.slice(0, from)}${THESIS.slice(THESIS.indexOf('tests:'))}`;
  expect(run(silent).remarks).toMatchObject([
    { severity: 'error', kind: 'unasked', line: 2, column: 1 },
  ]);
});

test('outcomes of a regime whose scenarios say what the book does are never used, and it is said', () => {
  const stated = `${THESIS}exposure:
  outcomes:
    friction: { mean: -0.02, sd: 0.1 }
    rupture: { mean: -0.12, sd: 0.16 }
`;
  expect(run(stated).remarks).toMatchObject([
    { severity: 'warning', kind: 'unused', path: 'exposure.outcomes.friction' },
  ]);
  expect(run(stated).remarks[0]).toMatchObject(spotOf(stated, '{ mean: -0.02'));
  // Of another asset nothing is said that could be laid over the book.
  const other = stated.replace('impact: { SPX: { mean: -0.06', 'impact: { GOLD: { mean: -0.06');
  expect(kinds(other)).toEqual([]);
});

test('friction is asked of stops on acts, where there are any', () => {
  const text = changed('stops: [tariffs-land]', 'stops: [tariffs-land, flight]');
  expect(run(text).remarks).toMatchObject([
    {
      severity: 'error',
      kind: 'asked of prices',
      path: 'resolves.friction.stops[1]',
      ...spotOf(text, 'flight] }'),
    },
  ]);
});

test('a remark is one line in each language', () => {
  const [r] = run(changed('sources: [memo]', 'sources: []')).remarks;
  if (!r) throw new Error('no remark');
  expect(sayRemark(r, 'en')).toMatch(/^thesis\.yaml:\d+:14: error: flight: it names no source$/);
  expect(sayRemark(r, 'zh-Hant')).toMatch(/^thesis\.yaml:\d+:14：錯誤：flight：沒有列出來源$/);
});

test('a scenario that an obstacle leaves no room is remarked on', () => {
  const text = changed('low: 0.1\n        high: 0.85', 'low: 0\n        high: 0');
  const [first] = run(text).remarks;
  expect(first).toMatchObject({ severity: 'warning', kind: 'no room' });
  expect(first).toMatchObject({ line: spotOf(text, '- id: votes').line });
});

test('a prior chance that the obstacles do not admit is remarked on', () => {
  const text = changed('high: 0.85', 'high: 0.4'); // its prior is 0.8 x 1
  expect(run(text).remarks.map((r) => sayRemark(r, 'en'))).toEqual([
    `thesis.yaml:${spotOf(text, 'weight: 1').line}:13: warning: talks: its prior chance, 0.8, lies outside what its constraints admit, 0.1 to 0.4`,
  ]);
});

test('a stop that asks about a group without a longest silence is remarked on', () => {
  const never = (text: string): readonly string[] =>
    run(text)
      .remarks.filter((r) => r.kind === 'never silent')
      .map((r) => sayRemark(r, 'en'));
  expect(never(THESIS)).toEqual([]);
  expect(never(changed('evidence: { A: 60 }\n', ''))).toEqual([
    'thesis.yaml:1:1: warning: evidence: no longest silence is stated for A, so news that stops coming looks like calm',
  ]);
  expect(never(changed('{ A: 60 }', '{ B: 60 }'))).toHaveLength(1);
});
