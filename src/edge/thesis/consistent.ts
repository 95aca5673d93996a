import { WATCHES } from '../../domain/evidence.ts';
import { REGIMES } from '../../domain/regime.ts';
import { both } from '../../domain/text.ts';
import { bounds, contradiction } from '../../weigh/scenario/bounds.ts';
import { type Demand, off, type PlacedId, repeated, significant, unmet } from '../file/check.ts';
import type { KeyPath, Source } from '../file/document.ts';
import type { Phrase, Problem } from '../file/problem.ts';
import { oneOf } from '../file/wanted.ts';
import { notation } from './notation.ts';
import type { ThesisFile } from './schema.ts';

/** What the parts of a thesis must be to each other: sums, orders, unique ids, references. */
export const thesisProblems = (file: ThesisFile, source: Source): readonly Problem[] => [
  ...unique(file, source),
  ...unmet(source, [
    ...regimes(file),
    ...scenarios(file),
    ...chances(file),
    ...follows(file),
    ...stops(file, source),
    ...exposure(file),
    ...resolves(file),
    ...tests(file, source),
  ]),
];

function regimes({ regimes }: ThesisFile): readonly Demand[] {
  const { prior, weekday } = regimes ?? {};
  const at = (...path: string[]): KeyPath => ['regimes', 'weekday', ...path];
  const sum = (row: NonNullable<typeof prior>, path: KeyPath): Demand => {
    const total = row.noise + row.friction + row.rupture;
    return [!off(total), path, SUM, `${significant(total)}`];
  };
  const moves = (by: NonNullable<typeof weekday>): readonly Demand[] => [
    ...REGIMES.map((r) => sum(by[r], at(r))),
    [by.noise.rupture === 0, at('noise', 'rupture'), NO_LEAP],
    [by.rupture.noise === 0, at('rupture', 'noise'), NO_LEAP],
    ...REGIMES.slice(1).map((j, k): Demand => {
      const i = REGIMES[k] as typeof j;
      const [stay, swap] = [by[i][i] * by[j][j], by[i][j] * by[j][i]];
      const found = `${significant(stay)} < ${significant(swap)}`;
      return [stay >= swap, at(i), STICKY(i, j), found];
    }),
  ];
  const path = ['regimes', 'prior'];
  return [
    ...(prior ? [sum(prior, path)] : []),
    ...(prior ? REGIMES.map((r): Demand => [prior[r] > 0, [...path, r], POSSIBLE]) : []),
    ...(weekday ? moves(weekday) : []),
  ];
}

function scenarios({ scenarios }: ThesisFile): readonly Demand[] {
  const order = scenarios.flatMap((s, i) =>
    s.constraints.map(({ low, high }, k): Demand => {
      const expected = { en: `${low} (low) or more`, 'zh-Hant': `不小於\`low\`的${low}` };
      return [low <= high, ['scenarios', i, 'constraints', k, 'high'], expected];
    }),
  );
  const sums = REGIMES.map((r): Demand => {
    const own = scenarios.filter((s) => s.regime === r);
    const sum = own.reduce((t, s) => t + s.weight, 0);
    const last = scenarios.findLastIndex((s) => s.regime === r);
    const path = ['scenarios', last, 'weight'];
    return [last < 0 || !off(sum), path, WEIGHTS(r), `${significant(sum)}`];
  });
  return [...order, ...sums];
}

/** One path comes true, so what the obstacles admit must allow chances that sum to 1. */
function chances({ scenarios }: ThesisFile): readonly Demand[] {
  const against = contradiction(scenarios.map((s) => bounds(s.constraints)));
  if (!against) return [];
  const [low, high] = [`${significant(against.low)}`, `${significant(against.high)}`];
  if (against.low > 1) return [[false, ['scenarios'], LOWS_WITHIN_ONE, low]];
  // A regime without a path takes what the others leave.
  const whole = REGIMES.every((r) => scenarios.some((s) => s.regime === r));
  return [[!whole, ['scenarios'], HIGHS_REACH_ONE, high]];
}

/** A position follows something that every path speaks of. */
function follows({ scenarios, book }: ThesisFile): readonly Demand[] {
  const shared = Object.keys(scenarios[0]?.impact ?? {}).filter((id) =>
    scenarios.every((s) => Object.hasOwn(s.impact, id)),
  );
  const expected = oneOf(shared);
  const wanted: Phrase =
    typeof expected === 'string' || shared.length === 0
      ? NO_FOLLOWS
      : {
          en: `an asset of the impact of every scenario, ${expected.en}`,
          'zh-Hant': `每個劇本的\`impact\`都有的資產，${expected['zh-Hant']}`,
        };
  return (book?.positions ?? []).flatMap(({ follows }, i): Demand[] => {
    const lacking = scenarios.find((s) => !Object.hasOwn(s.impact, follows ?? ''));
    if (follows === undefined || lacking === undefined) return [];
    const found = both(`${follows}, which ${lacking.id} lacks`, `${follows}，${lacking.id}沒有`);
    return [[false, ['book', 'positions', i, 'follows'], wanted, found]];
  });
}

const stops = ({ stops }: ThesisFile, source: Source): readonly Demand[] =>
  stops.flatMap(({ per, keys, cut, absorb }, i): Demand[] => {
    const key = (name: string) => ({ found: name, spot: source.key(['stops', i, name]) });
    return [
      [
        per === undefined || keys !== undefined,
        ['stops', i, 'per'],
        KEYS,
        { ...key('per'), found: per ?? '' },
      ],
      [keys === undefined || per !== undefined, ['stops', i, 'keys'], PER, key('keys')],
      [cut < 1 || typeof absorb !== 'number', ['stops', i, 'absorb'], NEVER, `${absorb}`],
    ];
  });

function exposure({ exposure }: ThesisFile): readonly Demand[] {
  const { base = 1, leverage = 1 } = exposure ?? {};
  const path = ['exposure', exposure?.base === undefined ? 'leverage' : 'base'];
  return [[base <= leverage, path, BELOW_LEVERAGE, `${base} > ${leverage}`]];
}

function resolves({ resolves, stops }: ThesisFile): readonly Demand[] {
  if (!resolves) return [];
  const ids = stops.map((s) => s.id);
  const known = (id: string, ...path: KeyPath): Demand => [
    ids.includes(id),
    ['resolves', ...path],
    oneOf(ids),
    id,
  ];
  return [
    ...resolves.friction.stops.map((id, i) => known(id, 'friction', 'stops', i)),
    known(resolves.rupture.stop, 'rupture', 'stop'),
  ];
}

const tests = ({ tests = [], stops }: ThesisFile, source: Source): readonly Demand[] =>
  tests.flatMap((test, i): Demand[] => [
    ...Object.entries(test.series ?? {}).flatMap(([id, text]): Demand[] => {
      const path = ['tests', i, 'series', id];
      const read = notation(text);
      if (read.ok) return [];
      return [
        [false, path, NOTATION, { found: read.found, spot: source.within(path, read.offset) }],
      ];
    }),
    ...test.expect.map((e, k): Demand => {
      const path = ['tests', i, 'expect', k];
      const stop = stops.find((s) => s.id === e.stop);
      if (!stop) return [false, [...path, 'stop'], oneOf(stops.map((s) => s.id)), e.stop];
      const keys = (stop.keys ?? []).map((x) => x.key);
      const known = e.key === undefined || keys.includes(e.key);
      return [known, [...path, 'key'], keys.length > 0 ? oneOf(keys) : NO_KEY, e.key];
    }),
  ]);

const SUM: Phrase = { en: 'chances that sum to 1', 'zh-Hant': '總和為1的機率' };
const POSSIBLE = both(
  'a chance above 0, for no regime is impossible',
  '大於0的機率，沒有哪種局勢絕不可能',
);
const NO_LEAP = both(
  '0, for noise and rupture do not follow each other directly',
  '0，雜音與決裂之間不可直接轉換',
);
const STICKY = (i: string, j: string): Phrase =>
  both(
    `chances of staying in ${i} and ${j} whose product is not below that of swapping them`,
    `留在${i}與${j}的機率乘積，不小於兩者互換的機率乘積`,
  );
const WEIGHTS = (r: string): Phrase => ({
  en: `weights of the scenarios of ${r} that sum to 1`,
  'zh-Hant': `\`${r}\`各劇本的權重總和為1`,
});
const BELOW_LEVERAGE = both('a base not above the leverage limit', '不大於槓桿上限的`base`');
const KEYS: Phrase = { en: 'keys beside per', 'zh-Hant': '`per`須與`keys`並列' };
const PER = both('per: counterparty beside keys', '`keys`須與`per: counterparty`並列');
const NEVER = both('never, for the stop takes everything', '`never`，因為這項停損全數出清');
const NO_KEY = both('no key, for the stop has none', '不寫`key`，此停損沒有分項');
const NOTATION = both(
  'v, vxN, v~sxN or _, at most 10000 values',
  '`v`、`vxN`、`v~sxN`或`_`，至多10000個值',
);
const LOWS_WITHIN_ONE = both(
  'constraints that let the chances of all scenarios sum to 1: the least that they admit, together, is 1 or less',
  '容許各劇本機率總和為1的障礙：各劇本機率下限合計不超過1',
);
const HIGHS_REACH_ONE = both(
  'constraints that let the chances of all scenarios sum to 1: the most that they admit, together, is 1 or more',
  '容許各劇本機率總和為1的障礙：各劇本機率上限合計不小於1',
);
const NO_FOLLOWS = both(
  'no follows, for no asset stands in the impact of every scenario',
  '不寫`follows`，沒有資產出現在每個劇本的`impact`',
);

/** Ids name rules and are looked up by name: each stands once in its kind. */
function unique(file: ThesisFile, source: Source): readonly Problem[] {
  const groups = WATCHES.map((w) => ({ path: ['watch', w], ...file.watch[w] }));
  const named = (list: readonly { id: string }[] | undefined, ...path: KeyPath): PlacedId[] =>
    (list ?? []).map(({ id }, i) => ({ id, path: [...path, i, 'id'] }));
  const kinds: readonly (readonly PlacedId[])[] = [
    named(file.facts, 'facts'),
    named(file.scenarios, 'scenarios'),
    file.scenarios.flatMap((s, i) => named(s.constraints, 'scenarios', i, 'constraints')),
    groups.flatMap(({ path, questions }) => named(questions, ...path, 'questions')),
    groups.flatMap(({ path, readings }) => named(readings, ...path, 'readings')),
    named(file.stops, 'stops'),
    named(file.possible, 'possible'),
    ...file.stops.map((s, i) =>
      (s.keys ?? []).map(({ key }, k) => ({ id: key, path: ['stops', i, 'keys', k, 'key'] })),
    ),
    (file.tests ?? []).map(({ name }, i) => ({ id: name, path: ['tests', i, 'name'] })),
  ];
  return [
    ...kinds.flatMap((list) => repeated(source, list, ONCE)),
    ...unmet(
      source,
      Object.keys(file.selectors ?? {}).map((id) => {
        const path = ['selectors', id];
        const clear = WATCHES.every((w) => w !== id);
        return [clear, path, NOT_A_WATCH, { found: id, spot: source.key(path) }];
      }),
    ),
  ];
}

const ONCE = (id: string, line: number): Phrase =>
  both(`an id used once (${id} is on line ${line})`, `不重複的識別碼（第${line}行已用${id}）`);
const NOT_A_WATCH = both(
  'a selector that is not named like a watch letter',
  '不與觀察組代號同名的篩選',
);
