import { useEffect, useRef, useState } from 'preact/hooks';
import { type Lang, say } from './words.ts';

/** Something that can be done by name or by key. */
export type PageCommand = {
  readonly name: string;
  readonly key?: string;
  readonly run: () => void;
};

/** Every command of the page, found by its name. */
export function Palette({ commands, lang, close }: { commands: readonly PageCommand[]; lang: Lang; close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [sought, setSought] = useState('');
  const [at, setAt] = useState(0);
  useEffect(() => dialog.current?.showModal(), []);
  const found = commands.filter(({ name }) => name.toLowerCase().includes(sought.trim().toLowerCase()));
  const chosen = Math.min(at, found.length - 1);
  const run = (command: PageCommand | undefined): void => {
    dialog.current?.close();
    command?.run();
  };
  const typed = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setAt((chosen + step + found.length) % Math.max(1, found.length));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run(found[chosen]);
    }
  };
  return (
    <dialog ref={dialog} class="palette" aria-label={say(lang, 'commands')} onClose={close}>
      <input type="text" role="combobox" aria-expanded="true" aria-controls="palette-list" aria-activedescendant={found[chosen] && `palette-${chosen}`} aria-label={say(lang, 'find')} placeholder={say(lang, 'find')} value={sought} onInput={(event) => { setSought(event.currentTarget.value); setAt(0); }} onKeyDown={typed} />
      <div id="palette-list" role="listbox" aria-label={say(lang, 'commands')}>
        {found.map((command, i) => (
          // biome-ignore lint: the keyboard is handled by the combobox
          <div key={command.name} id={`palette-${i}`} role="option" aria-selected={i === chosen} tabIndex={-1} onClick={() => run(command)}>
            <span>{command.name}</span>
            {command.key && <kbd>{command.key}</kbd>}
          </div>
        ))}
      </div>
      {found.length === 0 && <p>{say(lang, 'none')}</p>}
    </dialog>
  );
}
