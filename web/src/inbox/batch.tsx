import type { Lang } from '../words.ts';
import { INBOX_SAYS, type InboxWord, inboxSay } from './words.ts';

/** What came of the last deed. */
export type Notice = { readonly text: string; readonly wrong?: true };

/** What may be done to one item. */
export function Acts({
  lang,
  accept,
  edit,
  reject,
}: {
  readonly lang: Lang;
  readonly accept: () => void;
  readonly edit: () => void;
  readonly reject: () => void;
}) {
  const w = (name: InboxWord): string => inboxSay(lang, name);
  return (
    <div class="acts">
      <button type="button" onClick={accept}>
        {w('accept')} <kbd>A</kbd>
      </button>
      <button type="button" onClick={edit}>
        {w('edit')} <kbd>E</kbd>
      </button>
      <button type="button" onClick={reject}>
        {w('reject')} <kbd>R</kbd>
      </button>
    </div>
  );
}

/** How many wait, what may be done to those that are selected, and what came of the last deed. */
export function Batch({
  lang,
  waits,
  picked,
  told,
  accept,
  reject,
  clear,
  undo,
}: {
  readonly lang: Lang;
  readonly waits: number;
  readonly picked: number;
  readonly told: Notice | undefined;
  readonly accept: () => void;
  readonly reject: () => void;
  readonly clear: () => void;
  readonly undo: () => void;
}) {
  const w = (name: InboxWord): string => inboxSay(lang, name);
  const says = INBOX_SAYS[lang];
  return (
    <div class="batch">
      <p class="count">{waits > 0 ? says.waiting(waits) : w('nothing')}</p>
      <div class="acts">
        {picked > 0 && (
          <>
            <span>{says.selected(picked)}</span>
            <button type="button" onClick={accept}>
              {w('accept')}
            </button>
            <button type="button" onClick={reject}>
              {w('reject')}
            </button>
            <button type="button" onClick={clear}>
              {w('clear')}
            </button>
          </>
        )}
        <button type="button" onClick={undo}>
          {w('undo')} <kbd>U</kbd>
        </button>
      </div>
      <p class={told?.wrong ? 'told wrong' : 'told'} role="status" aria-live="polite">
        {told?.text}
      </p>
    </div>
  );
}
