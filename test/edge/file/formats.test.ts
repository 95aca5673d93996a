import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { BARE_REASONS, COUNTED } from '../../../src/domain/known.ts';
import { REGIMES } from '../../../src/domain/regime.ts';
import { HEADER } from '../../../src/edge/episode/row.ts';
import { EXPOSURE, PRIOR, WEEKDAY, WEIGHTS } from '../../../src/edge/thesis/defaults.ts';
import { described, FILES, fields, SHARED } from './fields.ts';

const DOC = readFileSync('docs/formats.md', 'utf8');

const rows = (heading: string): readonly (readonly string[])[] => described(heading).rows;

test.each(Object.entries(FILES))('every field of %s is described, and no other', (name, schema) => {
  const known = fields(schema);
  expect(known.length).toBeGreaterThan(3);
  // The first three columns follow from the schema; the last is for people.
  expect(rows(name).map((cells) => cells.slice(0, 3))).toEqual(
    known.map(({ path, takes, need }) => [path, takes, need]),
  );
  for (const cells of rows(name)) {
    expect(cells, cells[0]).toHaveLength(4);
    expect(cells[3]?.trim(), cells[0]).toMatch(/\w/);
  }
});

test('the columns of observations.csv and the shapes of many files are described', () => {
  expect(rows('observations.csv').map(([name]) => name)).toEqual(HEADER);
  for (const [keys, name] of Object.entries(SHARED)) {
    expect(DOC).toContain(`**${name}**`);
    for (const key of keys.split(', ')) expect(DOC).toContain(`\`${key}\``);
  }
});

test('every kind of reason is described', () => {
  const [, told = ''] = /^Kinds of a reason:$(.*?)^## /ms.exec(DOC) ?? [];
  for (const kind of [...BARE_REASONS, ...COUNTED]) expect(told).toContain(`\`${kind}\``);
});

test('defaults in words are those of the program', () => {
  const row = (field: string): string =>
    rows('thesis.yaml').find(([name]) => name === field)?.[3] ?? '';
  const { outcomes, forcedOut, ...plain } = EXPOSURE;
  const told: Readonly<Record<string, readonly (number | string)[]>> = {
    ...Object.fromEntries(Object.entries(plain).map(([key, x]) => [`exposure.${key}`, [x]])),
    'exposure.forced_out': [forcedOut],
    ...Object.fromEntries(
      REGIMES.flatMap((r) => [
        [`exposure.outcomes.${r}`, [outcomes[r].mean, outcomes[r].sd]],
        [`regimes.weekday.${r}`, WEEKDAY[r]],
      ]),
    ),
    'regimes.prior': REGIMES.map((r) => PRIOR[r]),
    'weights.rung': WEIGHTS.rung,
    'weights.watch': Object.values(WEIGHTS.watch),
    'weights.reliability': Object.values(WEIGHTS.reliability),
  };
  for (const [field, values] of Object.entries(told))
    expect(row(field), field).toContain(`Default ${values.join(', ')}.`);
});
