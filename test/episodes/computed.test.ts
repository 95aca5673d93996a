import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Simulation } from '../../src/domain/simulation.ts';
import { crowdAnswers, noShelf, type Shelf } from '../../src/edge/crowd/answer.ts';
import { computedText as write } from '../../src/edge/episode/computed.ts';
import { loadEpisode } from '../../src/edge/opening.ts';
import { canonical } from '../../src/run/canonical.ts';
import { asks } from '../../src/run/crowd/question.ts';
import { BUNDLED } from '../bundled.ts';
import { THOROUGH } from '../thorough.ts';

const GOLDEN = process.env.GOLDEN === 'write';
/** Unless all are tried every so many answers are, the last among them. */
const EVERY = 4;
const ALL = THOROUGH || GOLDEN;
const FILE = new URL(`../../episodes/${BUNDLED}/computed.jsonl`, import.meta.url);

/** Answers that the episode does not carry are worked out once. */
const memory = ((): Shelf => {
  const all = new Map<string, Simulation>();
  return { kept: () => all, keep: (s) => all.set(canonical(s.inquiry), s) };
})();

test('answers that the bundled episode carries are worked out again, to the byte', () => {
  const opened = loadEpisode(BUNDLED, { shelf: memory });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  const { setup, events } = opened.value;
  const asked = asks(
    setup,
    events.filter((e) => e.kind !== 'simulation'),
  );
  const isTried = (_: unknown, i: number): boolean => ALL || (asked.length - 1 - i) % EVERY === 0;
  const tried = asked.filter(isTried);
  const found = crowdAnswers(tried, {
    gathering: setup.gathering as never,
    atHand: [],
    shelf: noShelf,
  });
  const lines = found.map(({ simulation }) => write(simulation));
  if (GOLDEN) writeFileSync(FILE, lines.join(''));
  expect(asked.length).toBeGreaterThan(8);
  expect(existsSync(FILE)).toBe(true);
  const filed = readFileSync(FILE, 'utf8').split(/(?<=\n)/);
  expect(filed.length).toBe(asked.length);
  expect(filed.filter(isTried)).toEqual(lines);
});
