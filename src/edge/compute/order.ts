import type { Block } from '../../weigh/firesale/block.ts';

/**
 * Passes blocks on in their order, whichever comes first; holds back what comes too early.
 * @param next  number of the first block
 */
export function inOrder(
  next: number,
  pass: (index: number, block: Block) => void,
): (index: number, block: Block) => void {
  const early = new Map<number, Block>();
  let due = next;
  return (index, block) => {
    early.set(index, block);
    for (let ready = early.get(due); ready; ready = early.get(due)) {
      early.delete(due);
      pass(due++, ready);
    }
  };
}
