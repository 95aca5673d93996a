/** Most letters by which a word that was meant may differ from the one that was written. */
const MAX_EDITS = 2;

/**
 * Known words that a mistyped one may have meant, nearest first.
 * @example similar('repaly', ['replay', 'stress']) // ['replay']
 */
export const similar = (word: string, known: readonly string[]): readonly string[] =>
  [...new Set(known)]
    .map((candidate) => ({ candidate, edits: edits(word, candidate) }))
    .filter(({ candidate, edits }) => edits <= MAX_EDITS && edits < candidate.length / 2)
    .toSorted((a, b) => a.edits - b.edits)
    .map(({ candidate }) => candidate);

/** Letters put in, left out, changed or swapped with their neighbour (optimal string alignment). */
function edits(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const [above = [], before = []] = [rows[i - 1], rows[i - 2]];
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(
        Math.min(
          at(above, j) + 1,
          at(row, j - 1) + 1,
          at(above, j - 1) + same,
          swapped ? at(before, j - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    rows.push(row);
  }
  return at(rows[a.length] ?? [], b.length);
}

const at = (row: readonly number[], i: number): number => row[i] ?? Number.POSITIVE_INFINITY;
