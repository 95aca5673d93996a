import { REGIMES } from '../../domain/regime.ts';
import { problemAt } from '../file/check.ts';
import type { KeyPath, Source } from '../file/document.ts';
import type { Phrase, Problem } from '../file/problem.ts';
import { oneOf } from '../file/wanted.ts';
import { notation } from './notation.ts';
import { room } from './room.ts';
import type { ThesisFile } from './schema.ts';
import { unique } from './unique.ts';

/** How far a sum of probabilities or weights may stray from 1. */
const TOLERANCE = 1e-9;

/** What the parts of a thesis must be to each other: sums, orders, unique ids, references. */
export const thesisProblems = (file: ThesisFile, source: Source): readonly Problem[] => [
  ...unique(file, source),
  ...regimes(file, source),
  ...scenarios(file, source),
  ...room(file, source),
  ...stops(file, source),
  ...exposure(file, source),
  ...tests(file, source),
];

function regimes({ regimes }: ThesisFile, source: Source): readonly Problem[] {
  const total = (row: { noise: number; friction: number; rupture: number }): number =>
    row.noise + row.friction + row.rupture;
  const list: Problem[] = [];
  const prior = regimes?.prior;
  if (prior && off(total(prior)))
    list.push(
      problemAt(source, ['regimes', 'prior'], { expected: SUM, found: `${round(total(prior))}` }),
    );
  for (const r of REGIMES)
    if (prior && !(prior[r] > 0))
      list.push(
        problemAt(source, ['regimes', 'prior', r], { expected: POSSIBLE, found: `${prior[r]}` }),
      );
  const by = regimes?.weekday;
  if (!by) return list;
  const at = (...path: string[]): KeyPath => ['regimes', 'weekday', ...path];
  for (const r of REGIMES)
    if (off(total(by[r])))
      list.push(problemAt(source, at(r), { expected: SUM, found: `${round(total(by[r]))}` }));
  for (const [from, to] of [
    ['noise', 'rupture'],
    ['rupture', 'noise'],
  ] as const)
    if (by[from][to] !== 0)
      list.push(problemAt(source, at(from, to), { expected: NO_LEAP, found: `${by[from][to]}` }));
  for (const [i, j] of [
    ['noise', 'friction'],
    ['friction', 'rupture'],
  ] as const) {
    const stay = by[i][i] * by[j][j];
    const swap = by[i][j] * by[j][i];
    if (stay < swap)
      list.push(
        problemAt(source, at(i), {
          expected: STICKY(i, j),
          found: `${round(stay)} < ${round(swap)}`,
        }),
      );
  }
  return list;
}

function scenarios(file: ThesisFile, source: Source): readonly Problem[] {
  const order = file.scenarios.flatMap((s, i) =>
    s.constraints.flatMap((c, k) =>
      c.low <= c.high
        ? []
        : [
            problemAt(source, ['scenarios', i, 'constraints', k, 'high'], {
              expected: { en: `${c.low} (low) or more`, 'zh-Hant': `不小於\`low\`的${c.low}` },
              found: `${c.high}`,
            }),
          ],
    ),
  );
  const sums = REGIMES.flatMap((r) => {
    const own = file.scenarios.flatMap((s, i) => (s.regime === r ? [{ weight: s.weight, i }] : []));
    const sum = own.reduce((t, s) => t + s.weight, 0);
    const last = own.at(-1);
    return last && off(sum)
      ? [
          problemAt(source, ['scenarios', last.i, 'weight'], {
            expected: WEIGHTS(r),
            found: `${round(sum)}`,
          }),
        ]
      : [];
  });
  return [...order, ...sums];
}

function stops(file: ThesisFile, source: Source): readonly Problem[] {
  return file.stops.flatMap((s, i) => {
    if (s.per !== undefined && s.keys === undefined)
      return [
        problemAt(source, ['stops', i, 'per'], {
          expected: KEYS,
          found: s.per,
          spot: source.key(['stops', i, 'per']),
        }),
      ];
    if (s.keys !== undefined && s.per === undefined)
      return [
        problemAt(source, ['stops', i, 'keys'], {
          expected: PER,
          found: 'keys',
          spot: source.key(['stops', i, 'keys']),
        }),
      ];
    return [];
  });
}

function exposure({ exposure }: ThesisFile, source: Source): readonly Problem[] {
  const { base = 1, leverage = 1 } = exposure ?? {};
  if (base <= leverage) return [];
  const path = ['exposure', exposure?.base === undefined ? 'leverage' : 'base'];
  return [
    problemAt(source, path, {
      expected: { en: 'a base not above the leverage limit', 'zh-Hant': '不大於槓桿上限的`base`' },
      found: `${base} > ${leverage}`,
    }),
  ];
}

function tests(file: ThesisFile, source: Source): readonly Problem[] {
  return (file.tests ?? []).flatMap((test, i) => [
    ...Object.entries(test.series ?? {}).flatMap(([id, text]) => {
      const path = ['tests', i, 'series', id];
      const read = notation(text);
      return read.ok
        ? []
        : [
            problemAt(source, path, {
              expected: NOTATION,
              found: read.found,
              spot: source.within(path, read.offset),
            }),
          ];
    }),
    ...test.expect.flatMap((e, k) => {
      const path = ['tests', i, 'expect', k];
      const stop = file.stops.find((s) => s.id === e.stop);
      if (!stop)
        return [
          problemAt(source, [...path, 'stop'], {
            expected: oneOf(file.stops.map((s) => s.id)),
            found: e.stop,
          }),
        ];
      const keys = (stop.keys ?? []).map((x) => x.key);
      if (e.key === undefined || keys.includes(e.key)) return [];
      return [
        problemAt(source, [...path, 'key'], {
          expected: keys.length > 0 ? oneOf(keys) : NO_KEY,
          found: e.key,
        }),
      ];
    }),
  ]);
}

const off = (sum: number): boolean => Math.abs(sum - 1) > TOLERANCE;
const round = (x: number): number => Number(x.toPrecision(10));

const SUM: Phrase = { en: 'chances that sum to 1', 'zh-Hant': '總和為1的機率' };
const POSSIBLE: Phrase = {
  en: 'a chance above 0, for no regime is impossible',
  'zh-Hant': '大於0的機率，沒有哪種局勢絕不可能',
};
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
  'zh-Hant': `\`${r}\`各劇本的權重總和為1`,
});
const KEYS: Phrase = { en: 'keys beside per', 'zh-Hant': '`per`須與`keys`並列' };
const PER: Phrase = {
  en: 'per: counterparty beside keys',
  'zh-Hant': '`keys`須與`per: counterparty`並列',
};
const NO_KEY: Phrase = {
  en: 'no key, for the stop has none',
  'zh-Hant': '不寫`key`，此停損沒有分項',
};
const NOTATION: Phrase = {
  en: 'v, vxN, v~sxN or _, at most 10000 values',
  'zh-Hant': '`v`、`vxN`、`v~sxN`或`_`，至多10000個值',
};
