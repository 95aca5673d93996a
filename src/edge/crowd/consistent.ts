import { problemAt } from '../file/check.ts';
import type { KeyPath, Source } from '../file/document.ts';
import type { Phrase, Problem } from '../file/problem.ts';
import { oneOf } from '../file/wanted.ts';
import type { CrowdFile } from './schema.ts';

/** How far a sum of shares may stray from 1. */
const TOLERANCE = 1e-9;

/** What the parts of a crowd must be to each other: unique ids, references, sums, orders. */
export const crowdProblems = (file: CrowdFile, source: Source): readonly Problem[] => [
  ...unique(file, source),
  ...assets(file, source),
  ...kinds(file, source),
  ...held(file, source),
  ...buyers(file, source),
  ...fear(file, source),
];

function unique({ factors, assets, kinds }: CrowdFile, source: Source): readonly Problem[] {
  const named = (list: readonly { id: string }[], path: string) =>
    list.map(({ id }, i): Named => ({ id, path: [path, i, 'id'] }));
  const lists = [
    factors.map((id, i): Named => ({ id, path: ['factors', i] })),
    named(assets, 'assets'),
    named(kinds, 'kinds'),
  ];
  return lists.flatMap((list) =>
    list.flatMap(({ id, path }, i) =>
      list.findIndex((other) => other.id === id) < i
        ? [problemAt(source, path, { expected: ONCE, found: id })]
        : [],
    ),
  );
}

type Named = { readonly id: string; readonly path: KeyPath };

function assets({ assets, factors, gauge }: CrowdFile, source: Source): readonly Problem[] {
  const sum = total(assets.map((m) => m.weight));
  const loadings = assets.flatMap((asset, i): Problem[] => {
    const path: KeyPath = ['assets', i, 'factors'];
    const squares = total(asset.factors.map((c) => c * c));
    if (asset.factors.length !== factors.length)
      return [
        problemAt(source, path, { expected: EACH(factors), found: `${asset.factors.length}` }),
      ];
    return squares > 1 + TOLERANCE
      ? [problemAt(source, path, { expected: SQUARES, found: `${round(squares)}` })]
      : [];
  });
  const known = assets.map((m) => m.id);
  return [
    ...(off(sum)
      ? [problemAt(source, ['assets'], { expected: WEIGHTS, found: `${round(sum)}` })]
      : []),
    ...loadings,
    ...(known.includes(gauge)
      ? []
      : [problemAt(source, ['gauge'], { expected: oneOf(known), found: gauge })]),
  ];
}

function kinds({ assets, kinds }: CrowdFile, source: Source): readonly Problem[] {
  const known = assets.map((m) => m.id);
  const sum = total(kinds.map((k) => k.share));
  const each = kinds.flatMap((kind, i): Problem[] => {
    const at = (...path: KeyPath): KeyPath => ['kinds', i, ...path];
    const list: Problem[] = [];
    if ('limit' in kind && kind.target > kind.limit)
      list.push(
        problemAt(source, at('target'), { expected: UNDER(kind.limit), found: `${kind.target}` }),
      );
    if (kind.holdings === undefined) return list;
    for (const id of Object.keys(kind.holdings))
      if (!known.includes(id)) {
        const path = at('holdings', id);
        list.push(
          problemAt(source, path, { expected: oneOf(known), found: id, spot: source.key(path) }),
        );
      }
    const whole = total(Object.values(kind.holdings));
    if (off(whole))
      list.push(
        problemAt(source, at('holdings'), { expected: HOLDINGS, found: `${round(whole)}` }),
      );
    return list;
  });
  return sum > 1 + TOLERANCE
    ? [...each, problemAt(source, ['kinds'], { expected: SHARES, found: `${round(sum)}` })]
    : each;
}

/** Nobody holds more of an asset than there is. */
function held({ assets, kinds }: CrowdFile, source: Source): readonly Problem[] {
  return assets.flatMap(({ id, weight }, i) => {
    const part = total(kinds.map((k) => k.share * (k.holdings ? (k.holdings[id] ?? 0) : weight)));
    return part > weight + TOLERANCE
      ? [
          problemAt(source, ['assets', i, 'weight'], {
            expected: HELD(round(part)),
            found: `${weight}`,
          }),
        ]
      : [];
  });
}

function buyers({ buyers }: CrowdFile, source: Source): readonly Problem[] {
  const sum = buyers.makers + buyers.patient;
  return sum > 1 + TOLERANCE
    ? [
        problemAt(source, ['buyers', 'patient'], {
          expected: TAKEN(round(1 - buyers.makers)),
          found: `${buyers.patient}`,
        }),
      ]
    : [];
}

function fear({ fear }: CrowdFile, source: Source): readonly Problem[] {
  const { talent, fired, stakes } = fear.game;
  const game = (...path: KeyPath): KeyPath => ['fear', 'game', ...path];
  const list: Problem[] = [];
  if (!(talent.q < talent.p))
    list.push(
      problemAt(source, game('talent', 'q'), {
        expected: BELOW('p', talent.p),
        found: `${talent.q}`,
      }),
    );
  if (fired.able > fired.unable)
    list.push(
      problemAt(source, game('fired', 'able'), {
        expected: atMost('unable', fired.unable),
        found: `${fired.able}`,
      }),
    );
  if (stakes.kind !== 'list') return list;
  const sum = total(stakes.parts.map((p) => p.weight));
  if (off(sum))
    list.push(
      problemAt(source, game('stakes', 'parts'), { expected: WEIGHTS, found: `${round(sum)}` }),
    );
  return list;
}

const total = (xs: readonly number[]): number => xs.reduce((sum, x) => sum + x, 0);
const off = (sum: number): boolean => Math.abs(sum - 1) > TOLERANCE;
const round = (x: number): number => Number(x.toPrecision(10));

const ONCE: Phrase = { en: 'an id used once', 'zh-Hant': '不重複的識別碼' };
const WEIGHTS: Phrase = { en: 'weights that sum to 1', 'zh-Hant': '總和為1的權重' };
const HOLDINGS: Phrase = { en: 'holdings that sum to 1', 'zh-Hant': '總和為1的持有比例' };
const SHARES: Phrase = {
  en: 'shares of the kinds that sum to at most 1',
  'zh-Hant': '總和不超過1的各類占比',
};
const SQUARES: Phrase = {
  en: 'correlations whose squares sum to at most 1',
  'zh-Hant': '平方和不超過1的相關係數',
};
const EACH = (factors: readonly string[]): Phrase => ({
  en: `${factors.length} correlations: ${factors.join(', ')}`,
  'zh-Hant': `${factors.length}個相關係數：${factors.join('、')}`,
});
const UNDER = (limit: number): Phrase => ({
  en: `${limit} (limit) or less`,
  'zh-Hant': `不大於\`limit\`的${limit}`,
});
const HELD = (part: number): Phrase => ({
  en: `${part} or more, which the kinds hold of it`,
  'zh-Hant': `不小於各類合計持有的${part}`,
});
const TAKEN = (rest: number): Phrase => ({
  en: `${rest} or less, which makers leave`,
  'zh-Hant': `不大於造市者留下的${rest}`,
});
const BELOW = (name: string, x: number): Phrase => ({
  en: `less than ${x} (${name})`,
  'zh-Hant': `小於${name}的${x}`,
});
const atMost = (name: string, x: number): Phrase => ({
  en: `${x} (${name}) or less`,
  'zh-Hant': `不大於${name}的${x}`,
});
