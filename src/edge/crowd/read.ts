import type { Crowd } from '../../domain/crowd.ts';
import { both } from '../../domain/text.ts';
import {
  type Demand,
  examined,
  off,
  repeated,
  significant,
  TOLERANCE,
  unmet,
} from '../file/check.ts';
import type { KeyPath, Source } from '../file/document.ts';
import {
  accepted,
  chain,
  NOTHING,
  type Phrase,
  type Problem,
  type Result,
} from '../file/problem.ts';
import { oneOf } from '../file/wanted.ts';
import { yaml } from '../file/yaml.ts';
import { type CrowdFile, crowdFile } from './schema.ts';

/** Reads a crowd file. Every problem has its line and column; a crowd comes back only when there is none. */
export const readCrowd = (text: string, file: string): Result<Crowd> =>
  chain(examined(yaml(text, file), crowdFile, crowdProblems), ({ value }) =>
    accepted(crowd(value)),
  );

function crowd({ bide: _, prices: { half_life, ...prices }, ...file }: CrowdFile): Crowd {
  return { ...file, prices: { ...prices, halfLife: half_life } };
}

/** What the parts of a crowd must be to each other: unique ids, references, sums, orders, assumptions. */
const crowdProblems = (file: CrowdFile, source: Source): readonly Problem[] => [
  ...unique(file, source),
  ...unmet(source, [
    ...assets(file),
    ...kinds(file, source),
    ...held(file),
    ...buyers(file),
    ...fear(file),
    ...covered(file),
  ]),
];

function unique({ factors, assets, kinds }: CrowdFile, source: Source): readonly Problem[] {
  const named = (list: readonly { id: string }[], path: string) =>
    list.map(({ id }, i) => ({ id, path: [path, i, 'id'] }));
  const lists = [
    factors.map((id, i) => ({ id, path: ['factors', i] })),
    named(assets, 'assets'),
    named(kinds, 'kinds'),
  ];
  return lists.flatMap((list) => repeated(source, list, () => ONCE));
}

function assets({ assets, factors, gauge }: CrowdFile): readonly Demand[] {
  const sum = total(assets.map((m) => m.weight));
  const known = assets.map((m) => m.id);
  return [
    [!off(sum), ['assets'], WEIGHTS, `${significant(sum)}`],
    ...assets.map((asset, i): Demand => {
      const path = ['assets', i, 'factors'];
      const squares = total(asset.factors.map((c) => c * c));
      const { length } = asset.factors;
      if (length !== factors.length) return [false, path, EACH(factors), `${length}`];
      return [squares <= 1 + TOLERANCE, path, SQUARES, `${significant(squares)}`];
    }),
    [known.includes(gauge), ['gauge'], oneOf(known), gauge],
  ];
}

function kinds({ assets, kinds }: CrowdFile, source: Source): readonly Demand[] {
  const known = assets.map((m) => m.id);
  const sum = total(kinds.map((k) => k.share));
  const each = kinds.flatMap((kind, i): Demand[] => {
    const path = ['kinds', i, 'holdings'];
    const whole = total(Object.values(kind.holdings ?? {}));
    return [
      ...('limit' in kind ? [kind] : []).map(({ target, limit }): Demand => {
        return [target <= limit, ['kinds', i, 'target'], atMost('limit', limit)];
      }),
      ...Object.keys(kind.holdings ?? {}).map((id): Demand => {
        const spot = source.key([...path, id]);
        return [known.includes(id), [...path, id], oneOf(known), { found: id, spot }];
      }),
      [!kind.holdings || !off(whole), path, HOLDINGS, `${significant(whole)}`],
    ];
  });
  return [...each, [sum <= 1 + TOLERANCE, ['kinds'], SHARES, `${significant(sum)}`]];
}

/** Nobody holds more of an asset than there is. */
const held = ({ assets, kinds }: CrowdFile): readonly Demand[] =>
  assets.map(({ id, weight }, i) => {
    const part = total(kinds.map((k) => k.share * (k.holdings ? (k.holdings[id] ?? 0) : weight)));
    return [part <= weight + TOLERANCE, ['assets', i, 'weight'], HELD(significant(part))];
  });

const buyers = ({ buyers: { makers, patient } }: CrowdFile): readonly Demand[] => [
  [makers + patient <= 1 + TOLERANCE, ['buyers', 'patient'], TAKEN(significant(1 - makers))],
];

function fear({ fear }: CrowdFile): readonly Demand[] {
  const { talent, fired, stakes } = fear.game;
  const game = (...path: KeyPath): KeyPath => ['fear', 'game', ...path];
  const sum = stakes.kind === 'list' ? total(stakes.parts.map((p) => p.weight)) : 1;
  return [
    [talent.q < talent.p, game('talent', 'q'), BELOW('p', talent.p)],
    [fired.able <= fired.unable, game('fired', 'able'), atMost('unable', fired.unable)],
    [!off(sum), game('stakes', 'parts'), WEIGHTS, `${significant(sum)}`],
  ];
}

const total = (xs: readonly number[]): number => xs.reduce((sum, x) => sum + x, 0);

const ONCE: Phrase = { en: 'an id used once', 'zh-Hant': '不重複的識別碼' };
const WEIGHTS: Phrase = { en: 'weights that sum to 1', 'zh-Hant': '總和為1的權重' };
const HOLDINGS: Phrase = { en: 'holdings that sum to 1', 'zh-Hant': '總和為1的持有比例' };
const SHARES = both('shares of the kinds that sum to at most 1', '總和不超過1的各類占比');
const SQUARES = both('correlations whose squares sum to at most 1', '平方和不超過1的相關係數');
const EACH = (factors: readonly string[]): Phrase =>
  both(
    `${factors.length} correlations: ${factors.join(', ')}`,
    `${factors.length}個相關係數：${factors.join('、')}`,
  );
const HELD = (part: number): Phrase =>
  both(`${part} or more, which the kinds hold of it`, `不小於各類合計持有的${part}`);
const TAKEN = (rest: number): Phrase =>
  both(`${rest} or less, which makers leave`, `不大於造市者留下的${rest}`);
const BELOW = (name: string, x: number): Phrase =>
  both(`less than ${x} (${name})`, `小於${name}的${x}`);
const atMost = (name: string, x: number): Phrase => ({
  en: `${x} (${name}) or less`,
  'zh-Hant': `不大於\`${name}\`的${x}`,
});

/**
 * Every figure of the file is under an assumption, and every assumption is about something that is
 * there. What lacks one altogether is told once, not figure by figure.
 */
function covered(file: CrowdFile): readonly Demand[] {
  const { bide: _, assumptions, ...figures } = file;
  const parts = Object.entries(figures).map(([key, value]) => node(value, key, [key]));
  const top: Node = { name: '', path: [], figure: false, parts };
  const places = assumptions.flatMap(({ of }, i) =>
    of.map((place, j) => ({ place, path: ['assumptions', i, 'of', j], ...pattern(place) })),
  );
  const found = places.map(({ place, path, exact }): Demand => {
    return [some(top, (n) => exact.test(n.name)), path, EXISTS, place];
  });
  const bare = (n: Node): boolean => n.figure && !places.some((p) => p.beneath.test(n.name));
  const gaps = (n: Node): readonly Demand[] => {
    if (!some(n, bare)) return [];
    if (n !== top && !some(n, (m) => m.figure && !bare(m)))
      return [[false, n.path, ASSUMED(n.name), NOTHING]];
    return n.parts.flatMap(gaps);
  };
  return [...found, ...gaps(top)];
}

type Node = {
  /** Place in words, with ids for positions: `kinds.dealers.leverage`. */
  readonly name: string;
  readonly path: KeyPath;
  readonly figure: boolean;
  readonly parts: readonly Node[];
};

function node(value: unknown, name: string, path: KeyPath): Node {
  const parts = Array.isArray(value)
    ? value.map((item, i) => node(item, `${name}.${idOf(item) ?? i}`, [...path, i]))
    : typeof value === 'object' && value !== null
      ? Object.entries(value).map(([key, item]) => node(item, `${name}.${key}`, [...path, key]))
      : [];
  return { name, path, figure: typeof value === 'number', parts };
}

const idOf = (item: unknown): string | undefined =>
  typeof item === 'object' && item !== null && 'id' in item ? String(item.id) : undefined;

const some = (n: Node, is: (n: Node) => boolean): boolean =>
  is(n) || n.parts.some((part) => some(part, is));

function pattern(of: string): { readonly exact: RegExp; readonly beneath: RegExp } {
  const text = of
    .split('*')
    .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('[^.]+');
  return { exact: new RegExp(`^${text}$`), beneath: new RegExp(`^${text}(\\.|$)`) };
}

const EXISTS = both(
  'the place of something in this file, as kinds.funds.share',
  '本檔中存在的位置，例如`kinds.funds.share`',
);
const ASSUMED = (name: string): Phrase =>
  both(`an assumption about ${name}`, `一條關於${name}的設定值`);
