import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { bide } from '../../bide.ts';
import { described, FILES, fields } from './fields.ts';

/** Files that people write in an editor, by the name of their JSON Schema. */
const WRITTEN = {
  thesis: 'thesis.yaml',
  episode: 'episode.yaml',
  evidence: 'evidence.jsonl',
  book: 'book.yaml',
  alerts: 'alerts.yaml',
} as const;

type Node = Readonly<Record<string, unknown>>;

/** A part of a JSON Schema with what docs/formats.md says of it, and of all inside. */
function helped(node: Node, path: string, help: ReadonlyMap<string, string>): Node {
  const inside = (part: unknown, at: string): unknown =>
    typeof part === 'object' && part !== null ? helped(part as Node, at, help) : part;
  const parts = (key: string, of: (name: string) => string): Node =>
    node[key] === undefined
      ? {}
      : {
          [key]: Object.fromEntries(
            Object.entries(node[key] as Node).map(([name, part]) => [name, inside(part, of(name))]),
          ),
        };
  const whole = (key: string, at: string): Node =>
    node[key] === undefined ? {} : { [key]: inside(node[key], at) };
  const shapes = Object.fromEntries(
    ['anyOf', 'oneOf', 'allOf'].flatMap((key) =>
      Array.isArray(node[key])
        ? [
            [
              key,
              node[key].map((part) => ({
                ...(inside(part, path) as Node),
                description: undefined,
              })),
            ],
          ]
        : [],
    ),
  );
  return {
    description: help.get(path),
    ...node,
    ...parts('properties', (name) => (path === '' ? name : `${path}.${name}`)),
    ...whole('items', `${path}[]`),
    ...whole('additionalProperties', `${path}.*`),
    ...shapes,
  };
}

/** The JSON Schema of a file, in the draft that editors of YAML know best. */
function schemaOf(name: keyof typeof WRITTEN): Node {
  const file = WRITTEN[name];
  const { $schema, ...plain } = z.toJSONSchema(FILES[file] as z.ZodType, {
    target: 'draft-7',
    io: 'input',
  });
  const { about, rows } = described(file);
  const help = new Map(
    rows.map(([path = '', takes, need = '', says]): readonly [string, string] => {
      const told = /^(needed|optional|by case)$/.test(need) ? need : `default ${need}`;
      return [path, `${says} (${takes}; ${told})`];
    }),
  );
  return { $schema, title: `bide ${name}`, description: about, ...helped(plain, '', help) };
}

describe.each(Object.keys(WRITTEN) as (keyof typeof WRITTEN)[])('schema/%s.json', (name) => {
  const file = `schema/${name}.json`;
  const made = schemaOf(name);
  const text = `${JSON.stringify(made, null, 2)}\n`;
  if (process.env.GOLDEN === 'write') writeFileSync(file, text);

  test('is that of the program, and `bide schema` prints it', async () => {
    expect(readFileSync(file, 'utf8')).toBe(text);
    expect(made).toMatchObject({ type: 'object', additionalProperties: false });
    expect((await bide(['schema', name])).out).toBe(text);
  });

  test('says of every field what docs/formats.md says', () => {
    const known = fields(FILES[WRITTEN[name]] as z.ZodType);
    const { rows } = described(WRITTEN[name]);
    expect(known.length).toBeGreaterThan(10);
    for (const { path } of known) {
      const [, , , says = ''] = rows.find(([at]) => at === path) ?? [];
      expect(text, path).toContain(JSON.stringify(says).slice(1, -1));
    }
  });
});

test('every schema that ships is made here; without a name it is that of the thesis', async () => {
  expect(readdirSync('schema').toSorted()).toEqual(
    Object.keys(WRITTEN)
      .map((name) => `${name}.json`)
      .toSorted(),
  );
  expect((await bide(['schema'])).out).toBe(readFileSync('schema/thesis.json', 'utf8'));
  const wrong = await bide(['schema', 'crowd']);
  expect(wrong).toMatchObject({ code: 2, out: '' });
  expect(wrong.err).toContain('thesis');
});

test("a folder of one's own has the schemas that the first lines of its files name", async () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'bide-schemas-')), 'own');
  expect((await bide(['init', folder])).code).toBe(0);
  for (const name of ['thesis', 'episode']) {
    const text = readFileSync(join(folder, `${name}.yaml`), 'utf8');
    const [, path = ''] = /^# yaml-language-server: \$schema=(\S+)$/m.exec(text) ?? [];
    expect(readFileSync(join(folder, path), 'utf8')).toBe(
      readFileSync(`schema/${name}.json`, 'utf8'),
    );
  }
});
