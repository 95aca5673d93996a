import type { Figure, Section } from '../render/block.ts';
import type { Prose } from '../render/prose.ts';

/** What stands above the sections of a memo. */
type Top = {
  readonly why: readonly Prose[];
  readonly figures: readonly Figure[];
  readonly answers: readonly Figure[];
};

/** Every id that the text, the figures and the tables of a memo rest on. */
export const cited = (top: Top, sections: readonly Section[]): ReadonlySet<string> =>
  new Set(refsIn([top, sections]));

/** The ids of every span inside, however deep. */
function refsIn(part: unknown): readonly string[] {
  if (typeof part !== 'object' || part === null) return [];
  return 'refs' in part
    ? (part.refs as readonly string[])
    : Object.values(part).flatMap((inner) => refsIn(inner));
}
