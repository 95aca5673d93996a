import { autocompletion, type CompletionContext, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState, type Text } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { useEffect, useRef } from 'preact/hooks';
import type { Lang } from '../words.ts';
import { offersAt, type Schema } from './complete.ts';

/** Something that is weak or wrong in a text, and where; line and column are counted from 1. */
export type Mark = {
  readonly line: number;
  readonly column: number;
  readonly severity: 'error' | 'warning';
  readonly text: string;
};

/** How a page speaks with an editor that stands on it. */
export type EditorHandle = {
  readonly focus: (line: number, column: number) => void;
  readonly replace: (text: string) => void;
};

/** Words of the editor that the package says by itself. */
const PHRASES: Readonly<Record<string, string>> = {
  Completions: '可填的內容',
  Diagnostics: '問題',
  'No diagnostics': '沒有問題',
  close: '關閉',
  'Control character': '控制字元',
};

const LOOK = EditorView.theme({
  '&': {
    border: '1px solid var(--edge)',
    borderRadius: 'var(--radius)',
    backgroundColor: 'var(--panel)',
    color: 'var(--ink)',
    fontSize: 'var(--t-13)',
    height: 'min(70vh, 760px)',
  },
  '&.cm-focused': { outline: '2px solid var(--focus)', outlineOffset: '2px' },
  '.cm-scroller': {
    fontFamily: 'var(--mono)',
    fontVariantEastAsian: 'normal',
    lineHeight: '1.6',
  },
  '.cm-content': { caretColor: 'var(--ink)' },
  '.cm-gutters': {
    backgroundColor: 'var(--well)',
    color: 'var(--ink-3)',
    border: '0',
    borderRight: '1px solid var(--line)',
  },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground, ::selection': {
    backgroundColor: 'var(--window)',
  },
  '.cm-tooltip': {
    backgroundColor: 'var(--paper)',
    color: 'var(--ink)',
    border: '1px solid var(--edge)',
    maxWidth: 'min(40em, 90vw)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '4px 8px' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--accent)',
    color: 'var(--paper)',
  },
  '.cm-panels': { backgroundColor: 'var(--well)', color: 'var(--ink)' },
  '.cm-diagnostic': { fontFamily: 'var(--sans)' },
});

/** Inks of the parts of a text, from the tokens of the page. */
const INKS = HighlightStyle.define([
  { tag: tags.comment, color: 'var(--ink-3)' },
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--accent)' },
  { tag: [tags.string, tags.content], color: 'var(--ink)' },
  { tag: [tags.separator, tags.punctuation, tags.bracket], color: 'var(--ink-2)' },
  { tag: [tags.keyword, tags.meta, tags.labelName], color: 'var(--friction-ink)' },
]);

/** Where a mark stands in a text: to the end of the word, or of the line where nothing is written. */
function spanOf(doc: Text, { line, column }: Mark): { readonly from: number; readonly to: number } {
  const at = doc.line(Math.min(Math.max(1, line), doc.lines));
  const from = Math.min(at.from + Math.max(0, column - 1), at.to);
  const word = /^[^\s:,\]}]+/.exec(doc.sliceString(from, at.to))?.[0] ?? '';
  return { from, to: Math.max(from + word.length, Math.min(from + 1, at.to)) };
}

/** An editor of YAML: completes from a schema, shows marks. Tab leaves it; Enter keeps the indent. */
export function Editor({
  text,
  marks,
  schema,
  label,
  lang,
  changed,
  ready,
}: {
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly schema: Schema;
  readonly label: string;
  readonly lang: Lang;
  readonly changed: (text: string) => void;
  readonly ready: (handle: EditorHandle) => void;
}) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const spoken = useRef(new Compartment());
  const told = useRef(changed);
  told.current = changed;
  useEffect(() => {
    if (!host.current) return;
    // In a tree of its own, where its sheets are adopted: a page that forbids inline styles allows no other.
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' });
    const complete = (context: CompletionContext) => {
      const doc = context.state.doc.toString();
      const { from, offers } = offersAt(schema, doc, context.pos);
      if (offers.length === 0 || (!context.explicit && from === context.pos)) return null;
      return {
        from,
        options: offers.map(({ info, ...offer }) => ({ ...offer, ...(info && { info }) })),
      };
    };
    const editor = new EditorView({
      root,
      parent: root,
      doc: text,
      extensions: [
        lineNumbers(),
        history(),
        yaml(),
        syntaxHighlighting(INKS),
        autocompletion({ override: [complete] }),
        lintGutter(),
        EditorView.lineWrapping,
        keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap, ...lintKeymap]),
        LOOK,
        spoken.current.of([]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) told.current(update.state.doc.toString());
        }),
      ],
    });
    view.current = editor;
    ready({
      focus: (line, column) => {
        const { from } = spanOf(editor.state.doc, { line, column, severity: 'error', text: '' });
        editor.dispatch({
          selection: { anchor: from },
          effects: EditorView.scrollIntoView(from, { y: 'center' }),
        });
        editor.focus();
      },
      replace: (fresh) =>
        editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: fresh } }),
    });
    return () => editor.destroy();
    // The text that it begins with is its own from then on.
  }, [schema]);
  useEffect(() => {
    view.current?.dispatch({
      effects: spoken.current.reconfigure([
        EditorView.contentAttributes.of({ 'aria-label': label, lang: 'en', tabindex: '0' }),
        EditorState.phrases.of(lang === 'en' ? {} : PHRASES),
      ]),
    });
  }, [label, lang]);
  useEffect(() => {
    const editor = view.current;
    if (!editor) return;
    const all = marks.map(
      (mark): Diagnostic => ({
        ...spanOf(editor.state.doc, mark),
        severity: mark.severity,
        message: mark.text,
      }),
    );
    editor.dispatch(
      setDiagnostics(
        editor.state,
        all.toSorted((a, b) => a.from - b.from),
      ),
    );
  }, [marks]);
  return <div ref={host} class="editor" />;
}
