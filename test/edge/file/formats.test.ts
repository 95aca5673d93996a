import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { HEADER } from '../../../src/edge/episode/row.ts';
import { FILES, fields, SHARED } from './fields.ts';

const DOC = readFileSync('docs/formats.md', 'utf8');

/** The rows of the table under a heading, by the cells of each. */
const rows = (heading: string): readonly (readonly string[])[] =>
  (DOC.split(/^## /m).find((part) => part.startsWith(`\`${heading}\``)) ?? '')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.slice(2, -2).split(' | '));

test.each(Object.entries(FILES))('every field of %s is described, and no other', (name, schema) => {
  const known = fields(schema);
  expect(known.length).toBeGreaterThan(3);
  // The first three columns follow from the schema; the last is for people.
  expect(rows(name).map((cells) => cells.slice(0, 3))).toEqual(
    known.map(({ path, takes, need }) => [`\`${path}\``, takes, need]),
  );
  for (const cells of rows(name)) {
    expect(cells, cells[0]).toHaveLength(4);
    expect(cells[3]?.trim(), cells[0]).toMatch(/\w/);
  }
});

test('the columns of observations.csv and the shapes of many files are described', () => {
  expect(rows('observations.csv').map(([name]) => name)).toEqual(HEADER.map((c) => `\`${c}\``));
  for (const [keys, name] of Object.entries(SHARED)) {
    expect(DOC).toContain(`**${name}**`);
    for (const key of keys.split(', ')) expect(DOC).toContain(`\`${key}\``);
  }
});
