import { WATCHES } from '../../domain/evidence.ts';
import { REGIMES } from '../../domain/regime.ts';
import type { Phrase, Problem } from '../problem.ts';
import { problem } from './issues.ts';
import { notation } from './notation.ts';
import type { ThesisFile } from './schema.ts';
import type { Path, Source } from './source.ts';
import { oneOf } from './words.ts';

/** How far a sum of probabilities or weights may stray from 1. */
const TOLERANCE = 1e-9;

/** What the parts of a thesis must be to each other: sums, orders, unique ids, references. */
export const consistent = (file: ThesisFile, source: Source): readonly Problem[] => [
  ...unique(file, source),
  ...regimes(file, source),
  ...scenarios(file, source),
  ...stops(file, source),
  ...exposure(file, source),
  ...tests(file, source),
];

/** Ids name rules and are looked up by name: each stands once in its kind. */
function unique(file: ThesisFile, source: Source): readonly Problem[] {
  const groups = WATCHES.flatMap((w) => {
    const group = file.watch[w];
    return group ? [{ w, group }] : [];
  });
  const named = (list: readonly { id: string }[] | undefined, path: Path): Named[] =>
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
        problem(source, ['selectors', id], NOT_A_WATCH, id, source.key(['selectors', id])),
      ),
  ];
}

type Named = { readonly id: string; readonly path: Path };

function repeated(list: readonly Named[], source: Source): Problem[] {
  const first = new Map<string, Path>();
  return list.flatMap(({ id, path }) => {
    const before = first.get(id);
    if (before === undefined) {
      first.set(id, path);
      return [];
    }
    const { line } = source.at(before);
    return [
      problem(
        source,
        path,
        {
          en: `an id used once (${id} is on line ${line})`,
          'zh-Hant': `不重複的識別碼（第${line}行已用${id}）`,
        },
        id,
      ),
    ];
  });
}

function regimes({ regimes }: ThesisFile, source: Source): readonly Problem[] {
  const total = (row: { noise: number; friction: number; rupture: number }): number =>
    row.noise + row.friction + row.rupture;
  const list: Problem[] = [];
  const prior = regimes?.prior;
  if (prior && off(total(prior)))
    list.push(problem(source, ['regimes', 'prior'], SUM, `${round(total(prior))}`));
  const by = regimes?.weekday;
  if (!by) return list;
  const at = (...path: string[]): Path => ['regimes', 'weekday', ...path];
  for (const r of REGIMES)
    if (off(total(by[r]))) list.push(problem(source, at(r), SUM, `${round(total(by[r]))}`));
  for (const [from, to] of [
    ['noise', 'rupture'],
    ['rupture', 'noise'],
  ] as const)
    if (by[from][to] !== 0) list.push(problem(source, at(from, to), NO_LEAP, `${by[from][to]}`));
  for (const [i, j] of [
    ['noise', 'friction'],
    ['friction', 'rupture'],
  ] as const) {
    const stay = by[i][i] * by[j][j];
    const swap = by[i][j] * by[j][i];
    if (stay < swap)
      list.push(problem(source, at(i), STICKY(i, j), `${round(stay)} < ${round(swap)}`));
  }
  return list;
}

function scenarios(file: ThesisFile, source: Source): readonly Problem[] {
  const order = file.scenarios.flatMap((s, i) =>
    s.constraints.flatMap((c, k) =>
      c.low <= c.high
        ? []
        : [
            problem(
              source,
              ['scenarios', i, 'constraints', k, 'high'],
              { en: `${c.low} (low) or more`, 'zh-Hant': `不小於low的${c.low}` },
              `${c.high}`,
            ),
          ],
    ),
  );
  const sums = REGIMES.flatMap((r) => {
    const own = file.scenarios.flatMap((s, i) => (s.regime === r ? [{ weight: s.weight, i }] : []));
    const sum = own.reduce((t, s) => t + s.weight, 0);
    const last = own.at(-1);
    return last && off(sum)
      ? [problem(source, ['scenarios', last.i, 'weight'], WEIGHTS(r), `${round(sum)}`)]
      : [];
  });
  return [...order, ...sums];
}

function stops(file: ThesisFile, source: Source): readonly Problem[] {
  return file.stops.flatMap((s, i) => {
    if (s.per !== undefined && s.keys === undefined)
      return [problem(source, ['stops', i, 'per'], KEYS, s.per, source.key(['stops', i, 'per']))];
    if (s.keys !== undefined && s.per === undefined)
      return [problem(source, ['stops', i, 'keys'], PER, 'keys', source.key(['stops', i, 'keys']))];
    return [];
  });
}

function exposure({ exposure }: ThesisFile, source: Source): readonly Problem[] {
  const { base = 1, leverage = 1 } = exposure ?? {};
  if (base <= leverage) return [];
  const path = ['exposure', exposure?.base === undefined ? 'leverage' : 'base'];
  return [
    problem(
      source,
      path,
      { en: 'a base not above the leverage limit', 'zh-Hant': '不大於槓桿上限的base' },
      `${base} > ${leverage}`,
    ),
  ];
}

function tests(file: ThesisFile, source: Source): readonly Problem[] {
  return (file.tests ?? []).flatMap((test, i) => [
    ...Object.entries(test.series ?? {}).flatMap(([id, text]) => {
      const path = ['tests', i, 'series', id];
      const read = notation(text);
      return read.ok
        ? []
        : [problem(source, path, NOTATION, read.found, source.within(path, read.offset))];
    }),
    ...test.expect.flatMap((e, k) => {
      const path = ['tests', i, 'expect', k];
      const stop = file.stops.find((s) => s.id === e.stop);
      if (!stop)
        return [problem(source, [...path, 'stop'], oneOf(file.stops.map((s) => s.id)), e.stop)];
      const keys = (stop.keys ?? []).map((x) => x.key);
      if (e.key === undefined || keys.includes(e.key)) return [];
      return [problem(source, [...path, 'key'], keys.length > 0 ? oneOf(keys) : NO_KEY, e.key)];
    }),
  ]);
}

const off = (sum: number): boolean => Math.abs(sum - 1) > TOLERANCE;
const round = (x: number): number => Number(x.toPrecision(10));

const SUM: Phrase = { en: 'chances that sum to 1', 'zh-Hant': '總和為1的機率' };
const NO_LEAP: Phrase = {
  en: '0, for noise and rupture do not follow each other directly',
  'zh-Hant': '0，雜音與決裂之間不可直接轉換',
};
const STICKY = (i: string, j: string): Phrase => ({
  en: `chances of staying in ${i} and ${j} whose product is not below that of swapping them`,
  'zh-Hant': `留在${i}與${j}的機率乘積，不小於兩者互換的機率乘積`,
});
const WEIGHTS = (r: string): Phrase => ({
  en: `weights of the scenarios of ${r} that sum to 1`,
  'zh-Hant': `${r}各劇本的權重總和為1`,
});
const KEYS: Phrase = { en: 'keys beside per', 'zh-Hant': 'per須與keys並列' };
const PER: Phrase = {
  en: 'per: counterparty beside keys',
  'zh-Hant': 'keys須與per: counterparty並列',
};
const NO_KEY: Phrase = {
  en: 'no key, for the stop has none',
  'zh-Hant': '不寫key，此停損沒有分項',
};
const NOT_A_WATCH: Phrase = {
  en: 'a selector that is not named like a watch letter',
  'zh-Hant': '不與觀察組代號同名的篩選',
};
const NOTATION: Phrase = {
  en: 'v, vxN, v~sxN or _, at most 10000 values',
  'zh-Hant': 'v、vxN、v~sxN或_，至多10000個值',
};
