/** Whether somebody types into what a key was pressed in, so that a key is a letter there. */
export function typesIn(event: Event): boolean {
  // Inside a shadow tree the event's own target is the host of the tree.
  const [target] = event.composedPath();
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio'].includes(target.type);
  return target.isContentEditable || /^(?:TEXTAREA|SELECT)$/.test(target.tagName);
}
