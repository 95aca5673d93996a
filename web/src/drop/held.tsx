import './held.css';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Lang } from '../words.ts';
import { say } from '../words.ts';
import { Book, Wrong } from './book.tsx';
import { type BookRead, type BookWay, readHeld } from './read.ts';
import { type HoldingWord, holdingSay } from './words.ts';

/** Asks what is held: a broker's file is read, shown, and put on record when that is confirmed. */
export function Held({
  given,
  lang,
  close,
  recorded,
}: {
  /** A file that was dropped on the page. */
  readonly given: File | undefined;
  readonly lang: Lang;
  readonly close: () => void;
  readonly recorded: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [file, setFile] = useState(given);
  const [way, setWay] = useState<BookWay>({});
  const [read, setRead] = useState<BookRead>();
  const [wrong, setWrong] = useState<Error>();
  const [state, setState] = useState<'idle' | 'reading' | 'saving' | 'done'>('idle');
  const w = (name: HoldingWord): string => holdingSay(lang, name);
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);
  useEffect(() => setFile(given), [given]);

  // What the page does afterwards is none of what a file is read for.
  const after = useRef(recorded);
  after.current = recorded;
  const take = useCallback(
    async (one: File, how: BookWay, record = false) => {
      setState(record ? 'saving' : 'reading');
      setWrong(undefined);
      try {
        setRead(await readHeld(one, { ...how, lang, record }));
        setState(record ? 'done' : 'idle');
        if (record) after.current();
      } catch (error) {
        if (!record) setRead(undefined);
        setWrong(error as Error);
        setState('idle');
      }
    },
    [lang],
  );
  useEffect(() => {
    setRead(undefined);
    if (file) void take(file, {});
  }, [file, take]);

  const busy = state === 'reading' || state === 'saving';
  return (
    <dialog ref={dialog} class="drawer held" aria-labelledby="held-title" onClose={close}>
      <div class="head">
        <h2 id="held-title">{w('title')}</h2>
        <button type="button" onClick={() => dialog.current?.close()}>
          {say(lang, 'close')}
        </button>
      </div>
      <div class="body">
        <label htmlFor="held-file">{w('file')}</label>
        <input
          id="held-file"
          type="file"
          accept=".csv,.tsv,.txt,.yaml,.yml,text/csv,text/plain"
          aria-describedby="held-hint"
          onChange={(event) => setFile(event.currentTarget.files?.[0])}
        />
        <p class="cap" id="held-hint">
          {w('hint')}
        </p>
        {file && (
          <form
            class="fields"
            onSubmit={(event) => {
              event.preventDefault();
              void take(file, way);
            }}
          >
            <label htmlFor="held-on">
              <span>{w('on')}</span>
              <input
                id="held-on"
                type="date"
                value={way.on ?? read?.portfolio.on ?? ''}
                onChange={(event) => setWay({ ...way, on: event.currentTarget.value })}
              />
            </label>
            <label htmlFor="held-currency">
              <span>{w('currency')}</span>
              <input
                id="held-currency"
                size={5}
                maxLength={3}
                value={way.currency ?? read?.portfolio.currency ?? ''}
                onInput={(event) =>
                  setWay({ ...way, currency: event.currentTarget.value.toUpperCase() })
                }
              />
            </label>
            <button type="submit" disabled={busy}>
              {w('again')}
            </button>
          </form>
        )}
        <p role="status" aria-live="polite" class="told">
          {state === 'reading'
            ? w('reading')
            : state === 'saving'
              ? w('saving')
              : state === 'done'
                ? w('done')
                : read
                  ? w('preview')
                  : ''}
        </p>
        {wrong && <Wrong error={wrong} lang={lang} />}
        {read && <Book read={read} lang={lang} />}
        {read && file && (
          <div class="acts">
            {state === 'done' ? (
              <button type="button" onClick={() => dialog.current?.close()}>
                {w('see')}
              </button>
            ) : (
              <button type="button" disabled={busy} onClick={() => void take(file, way, true)}>
                {w('confirm')}
              </button>
            )}
          </div>
        )}
      </div>
    </dialog>
  );
}
