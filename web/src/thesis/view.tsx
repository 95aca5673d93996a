import './thesis.css';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import schemaUrl from '../../../schema/thesis.json?url';
import { ask } from '../ask.ts';
import { whenChanged } from '../changed.ts';
import type { ViewProps } from '../view.tsx';
import { say } from '../words.ts';
import {
  checkText,
  marksOf,
  previewText,
  saveText,
  signText,
  type ThesisCheck,
  type ThesisPreview,
  type ThesisText,
  thesisOf,
} from './calls.ts';
import type { Schema } from './complete.ts';
import { Editor, type EditorHandle } from './editor.tsx';
import { Findings } from './findings.tsx';
import { Preview } from './preview.tsx';
import { THESIS_SAYS, type ThesisWord, thesisSay } from './words.ts';

/** After the last key, before a text is checked, milliseconds. */
const PAUSE_MS = 500;

/** A text that was not saved, which outlives a look at another view. */
const draftName = (episode: string): string => `draft ${episode}`;

type Doing = 'idle' | 'checking' | 'previewing' | 'saving' | 'signing';

/** The thesis: its text, what is wrong with it, what it would have decided; saved and signed from here. */
export function View({ place: { episode, lang } }: ViewProps) {
  const at = useMemo(() => ({ episode, lang }), [episode, lang]);
  const [schema, setSchema] = useState<Schema>();
  const [file, setFile] = useState<ThesisText>();
  const [text, setText] = useState<string>();
  const [check, setCheck] = useState<ThesisCheck>();
  const [preview, setPreview] = useState<ThesisPreview>();
  const [doing, setDoing] = useState<Doing>('idle');
  const [told, setTold] = useState<{ readonly text: string; readonly wrong?: true }>();
  const [asked, setAsked] = useState(false);
  const editor = useRef<EditorHandle>(null);
  const w = (name: ThesisWord): string => thesisSay(lang, name);
  const says = THESIS_SAYS[lang];
  const wrong = useCallback((error: Error) => setTold({ text: error.message, wrong: true }), []);
  const dirty = file !== undefined && text !== undefined && text !== file.text;
  const latest = useRef({ file, text });
  latest.current = { file, text };

  const load = useCallback(async () => {
    const found = await thesisOf(at);
    const { file: had, text: has } = latest.current;
    setFile(found);
    const kept = sessionStorage.getItem(draftName(at.episode)) ?? undefined;
    if (had === undefined) return setText(kept ?? found.text);
    if (has !== had.text || found.text === had.text) return;
    setText(found.text);
    editor.current?.replace(found.text);
  }, [at]);
  useEffect(() => {
    load().catch(wrong);
    ask<Schema>(schemaUrl).then(setSchema, wrong);
    return whenChanged(() => void load().catch(wrong));
  }, [load, wrong]);

  useEffect(() => {
    if (text === undefined) return;
    if (dirty) sessionStorage.setItem(draftName(episode), text);
    else sessionStorage.removeItem(draftName(episode));
    let stale = false;
    const wait = setTimeout(() => {
      setDoing((now) => (now === 'idle' ? 'checking' : now));
      checkText(at, text)
        .then(
          (found) => stale || setCheck(found),
          (error: Error) => stale || wrong(error),
        )
        .finally(() => setDoing((now) => (now === 'checking' ? 'idle' : now)));
    }, PAUSE_MS);
    return () => {
      stale = true;
      clearTimeout(wait);
    };
  }, [text, dirty, at, episode, wrong]);
  useEffect(() => {
    if (!dirty) return;
    const stay = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', stay);
    return () => removeEventListener('beforeunload', stay);
  }, [dirty]);

  const does = useCallback(
    async (what: Doing, words: string, work: () => Promise<string | undefined>) => {
      setDoing(what);
      setTold({ text: words });
      try {
        const said = await work();
        setTold(said === undefined ? undefined : { text: said });
      } catch (error) {
        wrong(error as Error);
      } finally {
        setDoing('idle');
      }
    },
    [wrong],
  );
  const save = useCallback((): void => {
    const { file: was, text: now } = latest.current;
    if (!was || now === undefined) return;
    if (now === was.text) {
      setTold({ text: thesisSay(lang, 'nothingToSave') });
      return;
    }
    void does('saving', thesisSay(lang, 'saving'), async () => {
      await saveText(at, { text: now, before: was.hash });
      setFile(await thesisOf(at));
      return thesisSay(lang, 'saved');
    });
  }, [at, does, lang]);
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (!(event.metaKey || event.ctrlKey) || event.key !== 's') return;
      event.preventDefault();
      save();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [save]);

  const marks = useMemo(() => (check ? marksOf(check, lang) : []), [check, lang]);
  if (!file || text === undefined || !schema)
    return <p role={told?.wrong ? 'alert' : 'status'}>{told?.text ?? say(lang, 'loading')}</p>;
  const busy = doing !== 'idle' && doing !== 'checking';
  const { signed } = file;
  const mayBeSigned = !dirty && check?.ok === true && signed?.same !== true && !busy;
  return (
    <div class="thesis">
      <p class="cap">
        {signed ? says[signed.same && !dirty ? 'signed' : 'older'](signed) : w('unsigned')}{' '}
        {!file.own && w('bundled')}
      </p>
      <div class="acts">
        <Deed
          can={!busy}
          run={() =>
            void does('previewing', w('previewing'), async () => {
              setPreview(await previewText(at, text));
              return w('previewDone');
            })
          }
        >
          {w('preview')}
        </Deed>
        {file.own && (
          <Deed can={!busy && dirty} run={save}>
            {w('save')}
          </Deed>
        )}
        <Deed can={mayBeSigned} run={() => setAsked(true)}>
          {w('sign')}
        </Deed>
        <Deed can={dirty && !busy} run={() => editor.current?.replace(file.text)}>
          {w('discard')}
        </Deed>
        {dirty && <span class="mark">{w('unsaved')}</span>}
      </div>
      {asked && (
        <fieldset class="ask">
          <legend>{w('signNow')}</legend>
          <button
            type="button"
            ref={(button) => button?.focus()}
            onClick={() => {
              setAsked(false);
              void does('signing', w('signing'), async () => {
                const { entry } = await signText(at, file.hash);
                setFile(await thesisOf(at));
                return says.nowSigned(entry);
              });
            }}
          >
            {w('yes')}
          </button>
          <button type="button" onClick={() => setAsked(false)}>
            {w('no')}
          </button>
        </fieldset>
      )}
      <p role="status" aria-live="polite" class={told?.wrong ? 'told wrong' : 'told'}>
        {told?.text}
      </p>
      <div class="two">
        <div>
          <Editor
            {...{ text, marks, schema, lang, label: w('editor'), changed: setText }}
            ready={(handle) => {
              editor.current = handle;
            }}
          />
          <p class="cap">{w('keys')}</p>
        </div>
        <Findings
          {...{ check, marks, lang, checking: doing === 'checking' }}
          go={(mark) => editor.current?.focus(mark.line, mark.column)}
        />
      </div>
      {preview && <Preview {...{ preview, lang, signed: signed !== null }} />}
    </div>
  );
}

/** A button that keeps the focus while what it does cannot be done. */
function Deed({
  can,
  run,
  children,
}: {
  readonly can: boolean;
  readonly run: () => void;
  readonly children: string;
}) {
  return (
    <button type="button" aria-disabled={!can} onClick={() => can && run()}>
      {children}
    </button>
  );
}
