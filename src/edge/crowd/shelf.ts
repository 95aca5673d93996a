import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Simulation } from '../../domain/simulation.ts';
import { canonical } from '../../run/canonical.ts';
import { computedText, readComputed } from '../episode/computed.ts';
import { COMPUTED } from '../episode/read.ts';
import { folder, PRIVATE } from '../file/folder.ts';

/** Where answers of the crowd model are kept, so that no question is worked out twice. */
export type Shelf = {
  readonly kept: () => ReadonlyMap<string, Simulation>;
  readonly keep: (simulation: Simulation) => void;
};

export const byQuestion = (all: readonly Simulation[]): ReadonlyMap<string, Simulation> =>
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
