import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Simulation } from '../../src/domain/simulation.ts';
import { answers } from '../../src/edge/crowd/answer.ts';
import { noShelf, type Shelf } from '../../src/edge/crowd/shelf.ts';
import { computedText as write } from '../../src/edge/episode/computed.ts';
import { open } from '../../src/edge/workspace.ts';
import { canonical } from '../../src/run/canonical.ts';
import { asks } from '../../src/run/crowd/questions.ts';

const ID = 'greenland-2026';
const FILE = new URL(`../../episodes/${ID}/computed.jsonl`, import.meta.url);

/** Answers that the episode does not carry are worked out once. */
const memory = ((): Shelf => {
  const all = new Map<string, Simulation>();
  return { kept: () => all, keep: (s) => all.set(canonical(s.inquiry), s) };
})();

test('every answer that the bundled episode carries is worked out again, to the byte', () => {
  const opened = open(ID, { shelf: memory });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  const { setup, events } = opened.value;
  const asked = asks(
    setup,
    events.filter((e) => e.kind !== 'simulation'),
  );
  const found = answers(asked, setup.gathering as never, [], noShelf);
  const text = found.map(({ simulation }) => write(simulation)).join('');
  if (process.env.GOLDEN === 'write') writeFileSync(FILE, text);
  expect(asked.length).toBeGreaterThan(8);
  expect(existsSync(FILE)).toBe(true);
  expect(readFileSync(FILE, 'utf8')).toBe(text);
});
