import type { SeriesKind } from '../../domain/series.ts';
import type { Thesis } from '../../domain/thesis.ts';
import { type KeyPath, pathText, type Source } from '../file/document.ts';
import type { Problem } from '../file/problem.ts';
import { type Expression, expression, type Locate } from './rule.ts';

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

/** Every rule of a thesis, read. */
export function rules(
  { thesis, source }: RuleText,
  kinds: Readonly<Record<string, SeriesKind>>,
): readonly Written[] {
  const rule = (
    { part, id, path }: Pick<Written, 'part' | 'id' | 'path'>,
    text: string,
    keyed = false,
  ): Written => {
    const at: Locate = (offset) => ({
      file: source.file,
      ...source.within(path, offset),
      path: pathText(path),
    });
    const result = expression(text, { kinds, keyed }, at);
    return {
      part,
      id,
      path,
      text,
      read: result.ok ? result.value : undefined,
      problems: result.ok ? [] : result.problems,
    };
  };
  return [
    ...thesis.scenarios.map((s, i) =>
      rule({ part: 'scenario', id: s.id, path: ['scenarios', i, 'falsified'] }, s.falsified),
    ),
    ...thesis.watch.flatMap((g) => [
      ...g.questions.map((q, i) =>
        rule(
          { part: 'question', id: q.id, path: ['watch', g.watch, 'questions', i, 'signal'] },
          q.signal,
        ),
      ),
      ...g.readings.map((r, i) =>
        rule(
          { part: 'reading', id: r.id, path: ['watch', g.watch, 'readings', i, 'when'] },
          r.when,
        ),
      ),
    ]),
    ...thesis.stops.map((s, i) =>
      rule(
        { part: 'stop', id: s.id, path: ['stops', i, 'condition'] },
        s.condition,
        s.keys.length > 0,
      ),
    ),
    rule(
      { part: 'resolve', id: 'friction', path: ['resolves', 'friction'] },
      thesis.resolves.friction,
    ),
    rule(
      { part: 'resolve', id: 'rupture', path: ['resolves', 'rupture'] },
      thesis.resolves.rupture,
    ),
  ];
}
