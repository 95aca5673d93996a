import type { Act } from '../../../src/domain/decision.ts';
import { LANGS, type Text } from '../../../src/domain/text.ts';
import { call } from '../ask.ts';
import type { ToldProblem } from '../problem.ts';
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

type ThesisTest = { readonly name: string; readonly problems: readonly ToldProblem[] };
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

export const thesisOf = (at: At): Promise<ThesisText> => call('GET /thesis', at);
export const checkText = (at: At, text: string): Promise<ThesisCheck> =>
  call('POST /thesis/check', { ...at, text });
export const previewText = async (at: At, text: string): Promise<ThesisPreview> =>
  (await call('POST /thesis/preview', { ...at, text })) as ThesisPreview;
export const saveText = (
  at: At,
  { text, before }: { readonly text: string; readonly before: string },
): Promise<{ readonly hash: string }> => call('PUT /thesis', { ...at, text, before });
export const signText = (at: At, hash: string): Promise<{ readonly entry: number }> =>
  call('POST /thesis/sign', { ...at, hash });

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
