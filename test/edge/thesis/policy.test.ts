import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { sayProblem } from '../../../src/edge/file/problem.ts';
import { kindsOf, policy } from '../../../src/edge/thesis/policy.ts';
import { readThesis, type ThesisDraft } from '../../../src/edge/thesis/read.ts';
import { changed, KINDS, SERIES, spotOf, THESIS } from './fixture.ts';

const draft = (text: string): ThesisDraft => {
  const read = readThesis(text, 'thesis.yaml');
  if (!read.ok) throw new Error(read.problems.map((p) => sayProblem(p, 'en')).join('\n'));
  return read.value;
};

test('every rule becomes a function under its id, and the hash is that of the text', () => {
  const made = policy(draft(THESIS), SERIES);
  if (!made.ok) throw new Error('not ok');
  const { value } = made;
  expect(Object.keys(value.stops)).toEqual(['tariffs-land', 'flight']);
  expect(Object.keys(value.questions)).toEqual(['a-landed']);
  expect(Object.keys(value.readings)).toEqual(['a-policy', 'a-talk']);
  expect(Object.keys(value.falsified)).toEqual(['talks', 'duties']);
  expect(value.resolves.rupture).toBeTypeOf('function');
  expect(value.hash).toBe(createHash('sha256').update(THESIS).digest('hex'));
});

test('the kinds of series are what rules are checked against', () => {
  expect(kindsOf(SERIES)).toEqual(KINDS);
});

test('a fault in a rule is told at its own character, through every style of YAML', () => {
  const cel = 'z("SPX", 3) < -1.0 && rank("VIX", 250) > 0.9';
  const bad = 'true && (z("SPX", 3) < -1.0) && rank("DAX", 250) > 0.9';
  const styles = [
    `'${bad}'`,
    bad,
    `"${bad.replaceAll('"', '\\"')}"`,
    `|\n      true && (z("SPX", 3) < -1.0)\n        && rank("DAX", 250) > 0.9`,
    `>-\n      true && (z("SPX", 3) < -1.0)\n      && rank("DAX", 250) > 0.9`,
    `'true &&\n      (z("SPX", 3) < -1.0) &&\n      rank("DAX", 250) > 0.9'`,
  ];
  for (const style of styles) {
    const text = changed(`'${cel}'`, style);
    const made = policy(draft(text), SERIES);
    if (made.ok) throw new Error(`accepted: ${style}`);
    const { line, column } = spotOf(text, 'DAX');
    // a literal begins at its quote, one before its first letter
    expect(made.problems[0], style).toMatchObject({
      line,
      column: column - 1,
      path: 'stops[1].condition',
    });
  }
});

test('every faulty rule is told, not the first alone', () => {
  const text = changed(`'suspended("tariff")'`, `'suspended()'`).replace(
    'signal: \'enacted("tariff")\'',
    "signal: '1'",
  );
  const made = policy(draft(text), SERIES);
  expect(made.ok ? [] : made.problems.map((p) => p.path)).toEqual([
    'scenarios[1].falsified',
    'watch.A.questions[0].signal',
  ]);
});

test('key has a meaning only in a stop with keys', () => {
  const text = changed('&& rank("VIX", 250) > 0.9', '&& exists("x", key)');
  const made = policy(draft(text), SERIES);
  expect(made.ok ? '' : sayProblem(made.problems[0]!, 'zh-Hant')).toContain(
    '只有分項的停損才有`key`',
  );
});
