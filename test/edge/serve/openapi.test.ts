import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openApi } from '../../../src/edge/serve/openapi.ts';

const FILE = 'docs/openapi.json';

test('the document of the interface is as it is checked in', () => {
  const text = `${JSON.stringify(openApi(), null, 1)}\n`;
  // GOLDEN=write writes it again.
  if (process.env.GOLDEN === 'write') writeFileSync(FILE, text);
  expect(readFileSync(FILE, 'utf8')).toBe(text);
});

test('whatever it points at is there, and every operation has a name of its own', () => {
  const document = openApi() as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, { operationId: string }>>>>;
    readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
  };
  const text = JSON.stringify(document);
  for (const [, name] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g))
    expect(document.components.schemas).toHaveProperty(name as string);
  expect(text).not.toMatch(/"\$ref":"(?!#\/components\/schemas\/\w+")/);
  const names = Object.values(document.paths).flatMap((path) =>
    Object.values(path).map(({ operationId }) => operationId),
  );
  expect(new Set(names).size).toBe(names.length);
});
