import { sha256 } from '../../../src/edge/file/hash.ts';
import { type Draft, type Entry, link } from '../../../src/run/journal.ts';
import type { Store } from '../../../src/run/ports.ts';

/** A journal that is gone with the program, for trials and tests. */
export function memoryStore(): Store {
  const kept: Entry[] = [];
  return {
    append: (drafts: readonly Draft[]) => {
      const out: Entry[] = [];
      for (const draft of drafts) out.push(link(out.at(-1) ?? kept.at(-1), draft, sha256));
      kept.push(...out);
      return out;
    },
    alone: (work) => {
      const before = kept.length;
      try {
        return work();
      } catch (error) {
        kept.length = before;
        throw error;
      }
    },
    read: (from = 1) => kept.filter((e) => e.seq >= from),
    entries: () => kept,
    ofKind: (kind, at) =>
      kept.filter((e) => e.kind === kind && (!at || (at[0] <= e.at && e.at <= at[1]))),
    last: () => kept.at(-1),
    count: () => kept.length,
  };
}
