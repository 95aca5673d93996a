import type { PathBlock } from '../../weigh/firesale/block.ts';

/**
 * Passes blocks on in their order, whichever comes first; holds back what comes too early.
 * @param next  number of the first block
 */
export function blocksInOrder(
  next: number,
  pass: (index: number, block: PathBlock) => void,
): (index: number, block: PathBlock) => void {
  const early = new Map<number, PathBlock>();
  let due = next;
  return (index, block) => {
    early.set(index, block);
    for (let ready = early.get(due); ready; ready = early.get(due)) {
      early.delete(due);
      pass(due++, ready);
    }
  };
}
