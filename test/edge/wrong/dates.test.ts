import { expect, test } from 'vitest';
import { loadEpisode } from '../../../src/edge/opening.ts';
import { broken, refusals } from './folder.ts';

const row = (date: string) =>
  broken({ 'observations.csv': (text) => `${text}SPX,${date},,6000\n` });
const item = (date: string) =>
  broken({
    'evidence.jsonl': (text) =>
      text.replace(
        /"occurred_on": "[^"]*", "known_on": "[^"]*"/,
        `"occurred_on": "${date}", "known_on": "${date}"`,
      ),
  });
const findings = (folder: string) => {
  const found = loadEpisode(folder);
  return found.ok ? found.value.reading.findings.map((f) => f.finding.kind) : undefined;
};

test('a date outside any sense is refused at once, with its place', () => {
  const begun = performance.now();
  expect(refusals(row('1026-01-20'))).toEqual([
    expect.stringMatching(
      /^observations\.csv:\d+:5: expected a date from 1800 to 2199, found "1026-01-20"$/,
    ),
  ]);
  expect(refusals(row('2126-01-20'))[0]).toContain('expected a day not after the episode');
  expect(refusals(item('1026-01-20'), 'zh-Hant')[0]).toMatch(
    /^evidence\.jsonl:1:\d+：\[occurred_on\] 應為1800到2199年的日期/,
  );
  expect(refusals(item('2099-01-20'))[0]).toMatch(
    /^evidence\.jsonl:1:\d+: \[known_on\] expected (?:a day )?not /,
  );
  expect(performance.now() - begun).toBeLessThan(20_000);
});

test('one stray date is told as one', () => {
  const kinds = findings(row('1926-01-20'));
  expect(kinds?.filter((k) => k === 'stray')).toHaveLength(1);
  expect(kinds?.filter((k) => k === 'missing')).toEqual([]);
});

test('an item of evidence of another century is told', () => {
  expect(findings(item('1900-01-20'))?.filter((k) => k === 'odd date').length).toBeGreaterThan(0);
});
