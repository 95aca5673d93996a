import * as z from 'zod';
import { examined, repeated, unmet } from '../file/check.ts';
import type { KeyPath, Source } from '../file/document.ts';
import { accepted, chain, type Phrase, type Problem, type Result } from '../file/problem.ts';
import { field, someOf, strictMap } from '../file/schema.ts';
import { oneOf, want } from '../file/wanted.ts';
import { yaml } from '../file/yaml.ts';

/** Reads a file of names. Every problem has its line and column; a plan comes back only when there is none. */
export const readCross = (text: string, file: string): Result<CrossPlan> =>
  chain(examined(yaml(text, file), crossFile, consistent), ({ value: { groups, book } }) =>
    accepted({ groups, book }),
  );

/** Each name and each group once; the book's names among those of the groups. */
function consistent({ groups, book }: CrossFile, source: Source): readonly Problem[] {
  const known = [...new Set(groups.flatMap((g) => g.names))];
  const once = (list: readonly string[], path: (i: number) => KeyPath): readonly Problem[] =>
    repeated(
      source,
      list.map((id, i) => ({ id, path: path(i) })),
      () => ONCE,
    );
  return [
    ...once(
      groups.map((g) => g.id),
      (i) => ['groups', i, 'id'],
    ),
    ...groups.flatMap((g, i) => once(g.names, (j) => ['groups', i, 'names', j])),
    ...once(book, (i) => ['book', i]),
    ...unmet(
      source,
      book.map((name, i) => [known.includes(name), ['book', i], oneOf(known), name]),
    ),
  ];
}

const ONCE: Phrase = { en: 'a name that is there once', 'zh-Hant': '只出現一次的名稱' };

/** The file of names as people write it. What its parts are to each other is checked in `read.ts`. */
export const crossFile = strictMap({
  bide: z.literal(1, want('version')),
  groups: someOf(strictMap({ id: field.id, names: someOf(field.id) })),
  book: someOf(field.id),
});

type CrossFile = z.infer<typeof crossFile>;

/** Which names a cross-section is measured over; those of the sold book stand in groups, too. */
export type CrossPlan = Pick<CrossFile, 'groups' | 'book'>;
