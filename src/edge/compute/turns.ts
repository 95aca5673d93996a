/** Work whose turns say whether there is more; then it is done, unless it was called off or failed. */
type Work = {
  readonly turn: () => boolean;
  readonly done: () => unknown;
  readonly failed: (error: unknown) => unknown;
};

/**
 * What one thread does: one work after the other, and others have their turn in between.
 * @returns takes a work on, and gives what calls it off
 */
export function inTurns(): (work: Work) => () => void {
  const waiting: Work[] = [];
  let going = false;
  const off = (work: Work): boolean => {
    const at = waiting.indexOf(work);
    return at >= 0 && waiting.splice(at, 1).length > 0;
  };
  const next = (): void => {
    const work = waiting[0];
    try {
      if (work && !work.turn() && off(work)) work.done();
    } catch (error) {
      if (work) off(work);
      work?.failed(error);
    }
    going = waiting.length > 0;
    if (going) setImmediate(next);
  };
  return (work) => {
    waiting.push(work);
    if (!going) setImmediate(next);
    going = true;
    return () => void off(work);
  };
}
