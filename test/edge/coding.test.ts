import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { evidenceLines } from '../../src/edge/episode/lines.ts';

/** The JSON lines of a guide for coders. */
const examples = (file: string): readonly string[] =>
  [...readFileSync(file, 'utf8').matchAll(/```json\n(.*)\n```/g)].map((m) => m[1] as string);

/** Every item that this project carries, by its id. */
const carried = new Map(
  ['greenland-2026', ...readdirSync('episodes/library').map((id) => `library/${id}`)]
    .filter((id) => !id.endsWith('.md'))
    .flatMap((id) => readFileSync(`episodes/${id}/evidence.jsonl`, 'utf8').trim().split('\n'))
    .map((line) => JSON.parse(line))
    .map((item) => [item.id, item] as const),
);

test.each(['docs/coding.md', 'docs/coding.zh-Hant.md'])(
  'the examples of %s parse as evidence, and are items of an episode but for their size',
  (file) => {
    const lines = examples(file);
    const read = evidenceLines(lines.join('\n'), file);
    const items = read.ok ? read.value : [];
    expect(items).toHaveLength(6);
    expect(items.flatMap((e) => (e.size === 'small' ? e.id : []))).toEqual(['TW-015']);
    for (const line of lines) {
      const { size: _, ...item } = JSON.parse(line);
      expect(item).toEqual(carried.get(item.id));
    }
  },
);

test('the guide in one language shows what that in the other shows', () => {
  expect(examples('docs/coding.zh-Hant.md')).toEqual(examples('docs/coding.md'));
});
