const NAME = 'workspace-changed';

/** Tells every view that what it shows may have changed. */
export const tellChanged = (): boolean => dispatchEvent(new Event(NAME));

/** Calls back whenever the workspace changed; gives what ends that. */
export function whenChanged(call: () => void): () => void {
  addEventListener(NAME, call);
  return () => removeEventListener(NAME, call);
}
