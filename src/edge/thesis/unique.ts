import { WATCHES } from '../../domain/evidence.ts';
import { problemAt } from '../file/check.ts';
import type { KeyPath, Source } from '../file/document.ts';
import type { Phrase, Problem } from '../file/problem.ts';
import type { ThesisFile } from './schema.ts';

/** Ids name rules and are looked up by name: each stands once in its kind. */
export function unique(file: ThesisFile, source: Source): readonly Problem[] {
  const groups = WATCHES.flatMap((w) => {
    const group = file.watch[w];
    return group ? [{ w, group }] : [];
  });
  const named = (list: readonly { id: string }[] | undefined, path: KeyPath): Named[] =>
    (list ?? []).map(({ id }, i) => ({ id, path: [...path, i, 'id'] }));
  const kinds: readonly (readonly Named[])[] = [
    named(file.facts, ['facts']),
    named(file.scenarios, ['scenarios']),
    file.scenarios.flatMap((s, i) => named(s.constraints, ['scenarios', i, 'constraints'])),
    groups.flatMap(({ w, group }) => named(group.questions, ['watch', w, 'questions'])),
    groups.flatMap(({ w, group }) => named(group.readings, ['watch', w, 'readings'])),
    named(file.stops, ['stops']),
    named(file.possible, ['possible']),
    ...file.stops.map((s, i) =>
      (s.keys ?? []).map(({ key }, k) => ({ id: key, path: ['stops', i, 'keys', k, 'key'] })),
    ),
    (file.tests ?? []).map(({ name }, i) => ({ id: name, path: ['tests', i, 'name'] })),
  ];
  return [
    ...kinds.flatMap((list) => repeated(list, source)),
    ...Object.keys(file.selectors ?? {})
      .filter((id) => WATCHES.some((w) => w === id))
      .map((id) =>
        problemAt(source, ['selectors', id], {
          expected: NOT_A_WATCH,
          found: id,
          spot: source.key(['selectors', id]),
        }),
      ),
  ];
}

type Named = { readonly id: string; readonly path: KeyPath };

function repeated(list: readonly Named[], source: Source): Problem[] {
  const first = new Map<string, KeyPath>();
  return list.flatMap(({ id, path }) => {
    const before = first.get(id);
    if (before === undefined) {
      first.set(id, path);
      return [];
    }
    const { line } = source.at(before);
    return [
      problemAt(source, path, {
        expected: {
          en: `an id used once (${id} is on line ${line})`,
          'zh-Hant': `不重複的識別碼（第${line}行已用${id}）`,
        },
        found: id,
      }),
    ];
  });
}

const NOT_A_WATCH: Phrase = {
  en: 'a selector that is not named like a watch letter',
  'zh-Hant': '不與觀察組代號同名的篩選',
};
