// Stands for `vitest` where rules are mutated: keeps the tests, so that one loading of them serves every mutant.
import { expect } from 'vitest';

export { expect };

/** Tests by the file and title that name them, in the order in which they were met. */
export const TESTS = new Map();

let path = [];

export function describe(title, body) {
  path = [...path, title];
  body();
  path = path.slice(0, -1);
}

/** The test's body stands last, or before a time-out. */
export function test(title, ...rest) {
  const body = rest.find((r) => typeof r === 'function');
  const name = [...path, title].join(' ');
  if (TESTS.has(name)) throw new Error(`two tests are called "${name}"`);
  TESTS.set(name, body);
}

const each = (rows) => (title, body) => {
  for (const [i, row] of rows.entries())
    test(`${title} #${i}`, () => (Array.isArray(row) ? body(...row) : body(row)));
};

Object.assign(test, { each, skipIf: (skip) => (skip ? () => {} : test) });

/** Tests that a file registers carry its name. */
export const within = (file) => {
  path = [file];
};
