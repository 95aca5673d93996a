import { both } from '../../domain/text.ts';
import type { Demand } from '../file/check.ts';
import type { KeyPath } from '../file/document.ts';
import { NOTHING, type Phrase } from '../file/problem.ts';
import type { CrowdFile } from './schema.ts';

/**
 * Every figure of the file is under an assumption, and every assumption is about something that is
 * there. What lacks one altogether is told once, not figure by figure.
 */
export function covered(file: CrowdFile): readonly Demand[] {
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
