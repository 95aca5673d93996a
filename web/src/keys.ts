import { useEffect, useRef } from 'preact/hooks';

/** Whether somebody types into what a key was pressed in, so that a key is a letter there. */
export function typesIn(event: Event): boolean {
  // Inside a shadow tree the event's own target is the host of the tree.
  const [target] = event.composedPath();
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio'].includes(target.type);
  return target.isContentEditable || /^(?:TEXTAREA|SELECT)$/.test(target.tagName);
}

/** What single keys do while a view stands and nobody types, by their names in small letters. */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  const latest = useRef(keys);
  // Of the last picture, not of the last effect: two keys may follow each other before it.
  latest.current = keys;
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      const { altKey, metaKey, ctrlKey, key } = event;
      if (altKey || metaKey || ctrlKey || typesIn(event)) return;
      if (document.querySelector('dialog[open]')) return;
      const work = latest.current[key.toLowerCase()];
      if (!work) return;
      event.preventDefault();
      work();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
}
