import type { SeriesKind } from '../../domain/series.ts';
import type { Thesis } from '../../domain/thesis.ts';
import { type KeyPath, pathText, type Source } from '../file/document.ts';
import type { Problem } from '../file/problem.ts';
import { type Expression, expression } from './rule.ts';

/** One rule of a thesis: where it is written, what it says, and what became of it. */
export type Written = {
  readonly part: 'stop' | 'question' | 'reading' | 'scenario' | 'resolve';
  readonly id: string;
  readonly path: KeyPath;
  readonly text: string;
  readonly read: Expression | undefined;
  readonly problems: readonly Problem[];
};

/** What rules are read from: a thesis, and where problems in it are told. */
export type RuleText = {
  readonly thesis: Thesis;
  readonly source: Pick<Source, 'file' | 'text' | 'within'>;
};

/** A rule before it is read; `keyed`: it may ask for the key. */
type Row = Pick<Written, 'part' | 'id' | 'path' | 'text'> & { readonly keyed?: boolean };

/** Every rule of a thesis, read. */
export function rules(
  { thesis, source }: RuleText,
  kinds: Readonly<Record<string, SeriesKind>>,
): readonly Written[] {
  const { scenarios, watch, stops, resolves } = thesis;
  const rows: readonly Row[] = [
    ...scenarios.map(({ id, falsified: text }, i): Row => {
      return { part: 'scenario', id, text, path: ['scenarios', i, 'falsified'] };
    }),
    ...watch.flatMap(({ watch: letter, questions, readings }): Row[] => [
      ...questions.map(({ id, signal: text }, i): Row => {
        return { part: 'question', id, text, path: ['watch', letter, 'questions', i, 'signal'] };
      }),
      ...readings.map(({ id, when: text }, i): Row => {
        return { part: 'reading', id, text, path: ['watch', letter, 'readings', i, 'when'] };
      }),
    ]),
    ...stops.map(({ id, condition: text, keys }, i): Row => {
      return { part: 'stop', id, text, path: ['stops', i, 'condition'], keyed: keys.length > 0 };
    }),
    ...[resolves?.rupture].flatMap((rupture): Row[] => {
      const path = ['resolves', 'rupture', 'when'];
      return rupture ? [{ part: 'resolve', id: 'rupture', text: rupture.when, path }] : [];
    }),
  ];
  return rows.map(({ keyed = false, ...row }) => {
    const { path, text } = row;
    const result = expression(text, { kinds, keyed }, (offset) => ({
      file: source.file,
      ...source.within(path, offset),
      path: pathText(path),
    }));
    return result.ok
      ? { ...row, read: result.value, problems: [] }
      : { ...row, read: undefined, problems: result.problems };
  });
}
