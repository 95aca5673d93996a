import type { Act } from '../../../src/domain/decision.ts';
import { LANGS, type Text } from '../../../src/domain/text.ts';
import { ask, send, type ToldProblem } from '../ask.ts';
import type { Lang } from '../words.ts';
import type { Mark } from './editor.tsx';

/** The text of a thesis as it stands in its file. */
export type ThesisText = {
  readonly text: string;
  readonly hash: string;
  /** Whether it may be written. */
  readonly own: boolean;
  readonly signed: {
    readonly entry: number;
    readonly on: string;
    readonly same: boolean;
  } | null;
};

export type ThesisTest = { readonly name: string; readonly problems: readonly ToldProblem[] };
export type ThesisCheck = {
  /** Fit to be signed. */
  readonly ok: boolean;
  readonly problems: readonly ToldProblem[];
  readonly remarks: readonly (Omit<Mark, 'text'> & { readonly text: Text | string })[];
  readonly tests: readonly ThesisTest[];
};

type Side = { readonly verdict: Act; readonly target: number } | null;
export type PreviewDay = { readonly day: string; readonly now: Side; readonly changed: Side };
export type ThesisPreview = { readonly days: readonly PreviewDay[]; readonly differ: number };

type At = { readonly episode: string; readonly lang: Lang };

export const thesisOf = ({ episode, lang }: At): Promise<ThesisText> =>
  ask(`/api/v1/thesis?${new URLSearchParams({ episode, lang })}`);
export const checkText = (at: At, text: string): Promise<ThesisCheck> =>
  send('/api/v1/thesis/check', { ...at, text });
export const previewText = (at: At, text: string): Promise<ThesisPreview> =>
  send('/api/v1/thesis/preview', { ...at, text });
export const saveText = (
  at: At,
  { text, before }: { readonly text: string; readonly before: string },
): Promise<{ readonly hash: string }> => send('/api/v1/thesis', { ...at, text, before }, 'PUT');
export const signText = (at: At, hash: string): Promise<{ readonly entry: number }> =>
  send('/api/v1/thesis/sign', { ...at, hash });

/** A place in front of words, `thesis.yaml:12:3: `, which a mark tells of itself. */
const PLACE = /^\S*?:\d+:\d+[:：]\s*/;

/** Everything that was found, as marks of an editor, in the order of the text. */
export function marksOf(check: ThesisCheck, lang: Lang): readonly Mark[] {
  const wrong = [...check.problems, ...check.tests.flatMap(({ problems }) => problems)].map(
    ({ line, column, text }): Mark => ({
      ...{ line, column, severity: 'error', text: text.replace(PLACE, '') },
    }),
  );
  const weak = check.remarks.map(({ line, column, severity, text }): Mark => {
    const said = typeof text === 'string' ? text : (text[lang] ?? text[LANGS[0]]);
    return { line, column, severity, text: said };
  });
  return [...wrong, ...weak].toSorted((a, b) => a.line - b.line || a.column - b.column);
}
