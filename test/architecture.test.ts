import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { picture, structure } from '../docs/architecture.mjs';

const PICTURE = new URL('../docs/architecture.svg', import.meta.url);

test('the picture of the architecture shows the imports as they are', () => {
  // `node docs/architecture.mjs` draws it again.
  expect(picture()).toBe(readFileSync(PICTURE, 'utf8'));
});

test('a new arrow and a new folder would show', () => {
  const { folders, arrows } = structure();
  expect(picture({ folders, arrows: [...arrows, 'kernel run'] })).not.toBe(picture());
  expect(picture({ folders: { ...folders, run: new Set(['new']) }, arrows })).not.toBe(picture());
});
