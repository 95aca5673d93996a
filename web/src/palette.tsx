import { useEffect, useRef, useState } from 'preact/hooks';
import { type Lang, say } from './words.ts';

/** Something that can be done by name or by key. */
export type PageCommand = {
  readonly name: string;
  readonly key?: string;
  readonly run: () => void;
};

type PaletteProps = {
  readonly commands: readonly PageCommand[];
  readonly lang: Lang;
  readonly close: () => void;
};

/** Every command of the page, found by its name; arrows go from one to the next, Enter in the field takes the first. */
export function Palette({ commands, lang, close }: PaletteProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [sought, setSought] = useState('');
  useEffect(() => dialog.current?.showModal(), []);
  const found = commands.filter(({ name }) =>
    name.toLowerCase().includes(sought.trim().toLowerCase()),
  );
  const run = (command: PageCommand | undefined): void => {
    if (!command) return;
    dialog.current?.close();
    command.run();
  };
  const typed = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) run(found[0]);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const all = [...(dialog.current?.querySelectorAll<HTMLElement>('input, button') ?? [])];
    const at = all.indexOf(document.activeElement as HTMLElement);
    all[(at + step + all.length) % all.length]?.focus();
  };
  return (
    <dialog
      ref={dialog}
      class="palette"
      aria-label={say(lang, 'commands')}
      onClose={close}
      onKeyDown={typed}
    >
      <input
        type="search"
        aria-label={say(lang, 'find')}
        placeholder={say(lang, 'find')}
        value={sought}
        onInput={(event) => setSought(event.currentTarget.value)}
      />
      <ul>
        {found.map((command) => (
          <li key={command.name}>
            <button type="button" onClick={() => run(command)}>
              <span>{command.name}</span>
              {command.key && <kbd>{command.key}</kbd>}
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 && (
        <p class="palette-none" role="status">
          {say(lang, 'none')}
        </p>
      )}
    </dialog>
  );
}
