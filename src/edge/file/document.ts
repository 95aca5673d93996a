import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  type LineCounter,
  type Node,
  type ParsedNode,
} from 'yaml';
import { offsets } from './offsets.ts';

/** A place in the file, both counted from 1. */
export type Spot = { readonly line: number; readonly column: number };

/** Keys and positions that lead from the top of a document to a place in it. */
export type Path = readonly PropertyKey[];

/** A parsed file that still knows where everything stands. */
export type Source = {
  readonly file: string;
  /** As read, byte for byte. */
  readonly text: string;
  /** Where the value at a path begins; where it is absent, the nearest part that is there. */
  readonly at: (path: Path) => Spot;
  /** Where the key at the end of a path begins. */
  readonly key: (path: Path) => Spot;
  /** Where the n-th character of the string at a path stands. */
  readonly within: (path: Path, offset: number) => Spot;
  /** The value at a path as it is written; undefined where it is absent or not a scalar. */
  readonly written: (path: Path) => string | undefined;
};

type Place = { readonly node: Node | undefined; readonly key: Node | undefined };

/**
 * The positions of a document.
 * @param text as read
 * @param clean the text that was parsed: without byte order mark, lines ended by a line feed
 */
export function source(
  file: string,
  text: string,
  clean: string,
  document: Document<ParsedNode>,
  lines: LineCounter,
): Source {
  const spot = (offset: number): Spot => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const start = (node: Node | undefined): number => node?.range?.[0] ?? 0;
  const find = (path: Path): Place => walk(document.contents, path);
  return {
    file,
    text,
    at: (path) => {
      for (let n = path.length; n >= 0; n--) {
        const { node } = find(path.slice(0, n));
        if (node?.range) return spot(start(node));
      }
      return spot(0);
    },
    key: (path) => spot(start(find(path).key ?? find(path.slice(0, -1)).node)),
    within: (path, offset) => {
      const { node } = find(path);
      if (!isScalar(node) || !node.range || typeof node.value !== 'string')
        return spot(start(node));
      const raw = clean.slice(node.range[0], node.range[1]);
      return spot(node.range[0] + offsets(raw, node.value, offset));
    },
    written: (path) => {
      const { node } = find(path);
      return isScalar(node) && node.range ? clean.slice(node.range[0], node.range[1]) : undefined;
    },
  };
}

function walk(top: Node | null, path: Path): Place {
  let place: Place = { node: top ?? undefined, key: undefined };
  for (const step of path) {
    const { node } = place;
    if (isMap(node)) {
      const pair = node.items.find((p) => isScalar(p.key) && String(p.key.value) === String(step));
      place = {
        node: (pair?.value as Node | null | undefined) ?? undefined,
        key: pair?.key as Node,
      };
    } else if (isSeq(node)) {
      place = { node: node.items[Number(step)] as Node | undefined, key: undefined };
    } else return { node: undefined, key: undefined };
  }
  return place;
}

/** A path in words: `stops[2].condition`. */
export const pathText = (path: Path): string =>
  path
    .map((step, i) =>
      typeof step === 'number' ? `[${step}]` : `${i === 0 ? '' : '.'}${String(step)}`,
    )
    .join('');
