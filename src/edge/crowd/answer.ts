import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Gathering } from '../../domain/policy.ts';
import type { Inquiry, Simulation } from '../../domain/simulation.ts';
import { canonical } from '../../run/canonical.ts';
import type { Ask } from '../../run/crowd/question.ts';
import { arenaOf } from '../../weigh/crowd.ts';
import { PATHS_PER_BLOCK } from '../../weigh/firesale/arena.ts';
import { blocksOfJob } from '../../weigh/firesale/kernel.ts';
import { summed } from '../../weigh/sum.ts';
import { roomsOf } from '../compute/kernel.ts';
import { kernel } from '../compute/machine.ts';
import { sharedPaths } from '../compute/paths.ts';
import { computedText, readComputed } from '../episode/computed.ts';
import { COMPUTED } from '../episode/read.ts';
import { folder, PRIVATE } from '../file/folder.ts';

/** The crowd that is asked, and where answers are found and kept. */
type Library = {
  readonly gathering: Gathering;
  readonly atHand: readonly Simulation[];
  readonly shelf: Shelf;
  /** Told before each question that is not answered yet: which of how many. */
  readonly told?: ((next: number, all: number) => void) | undefined;
};

/**
 * Answers to questions, each at the decision that asks it: those that are at hand or on the shelf,
 * and the rest worked out here and now and put there.
 */
export function crowdAnswers(
  asked: readonly Ask[],
  { gathering, atHand, shelf, told = () => {} }: Library,
): { readonly at: Ask['at']; readonly simulation: Simulation }[] {
  const near = byQuestion(atHand);
  const far = asked.every((a) => near.has(canonical(a.inquiry))) ? near : shelf.kept();
  const known = (a: Ask): Simulation | undefined => {
    const key = canonical(a.inquiry);
    return near.get(key) ?? far.get(key);
  };
  const missing = asked.filter((a) => known(a) === undefined).length;
  let module: WebAssembly.Module | undefined;
  let next = 0;
  return asked.map((a) => {
    const before = known(a);
    if (before) return { at: a.at, simulation: before };
    told(++next, missing);
    module ??= kernel();
    const simulation = answer(a.inquiry, gathering, module);
    shelf.keep(simulation);
    return { at: a.at, simulation };
  });
}

/** Answers one question, scramble by scramble. */
export function answer(
  inquiry: Inquiry,
  gathering: Gathering,
  module: WebAssembly.Module,
): Simulation {
  const { seed, scrambles, paths } = inquiry;
  const arena = arenaOf(inquiry, gathering);
  const walked = sharedPaths(paths);
  const run = blocksOfJob(roomsOf(module), { arena, seed, scrambles, into: walked });
  for (let b = 0; b < paths / PATHS_PER_BLOCK; b++) run(b);
  return summed({ inquiry, arena, walked }).simulation;
}

/** Where answers of the crowd model are kept, so that no question is worked out twice. */
export type Shelf = {
  readonly kept: () => ReadonlyMap<string, Simulation>;
  readonly keep: (simulation: Simulation) => void;
};

const byQuestion = (all: readonly Simulation[]): ReadonlyMap<string, Simulation> =>
  new Map(all.map((simulation) => [canonical(simulation.inquiry), simulation]));

function linesOf(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}

/** Keeps nothing. */
export const noShelf: Shelf = { kept: () => new Map(), keep: () => {} };

/**
 * The shelf of a workspace: a file that is read when an answer is first looked for. It only saves
 * time: lines that cannot be read are passed over and worked out again.
 */
export function shelf(workspace: string): Shelf {
  const file = join(workspace, COMPUTED);
  return {
    kept: () => {
      const lines = linesOf(file);
      return byQuestion(
        lines.flatMap((line) => {
          const found = readComputed(line, file);
          return found.ok ? found.value : [];
        }),
      );
    },
    keep: (simulation) => {
      try {
        folder(workspace, PRIVATE);
        // A line that was cut off by a crash ends here and harms no other.
        appendFileSync(file, `\n${computedText(simulation)}`);
      } catch {
        // What cannot be kept is worked out again.
      }
    },
  };
}
