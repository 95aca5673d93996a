import { isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Problem, Result } from '../file/problem.ts';

export type Path = readonly PropertyKey[];

/** Line and column, both counted from 1. */
export type Place = { readonly line: number; readonly column: number };

/** A YAML or JSON text: its value, and where each part of it stands. */
export type Page = {
  readonly file: string;
  readonly value: unknown;
  /** Where a value stands; where it is absent, where the thing around it begins. */
  readonly place: (path: Path) => Place;
  /** Where a key stands; where it is absent, as `place`. */
  readonly key: (path: Path) => Place;
};

/**
 * Reads YAML 1.2, of which JSON is a part. Every syntax error becomes a problem.
 * @param lines lines of the file above the text
 * @example page('a: 1', 'a.yaml').ok // true
 */
export function page(text: string, file: string, lines = 0): Result<Page> {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const spot = (offset: number): Place => {
    const { line, col } = counter.linePos(offset);
    return { line: line + lines, column: col };
  };
  if (document.errors.length > 0)
    return { ok: false, problems: syntax(document.errors, file, spot) };

  const node = (path: Path) => (path.length ? document.getIn(path, true) : document.contents);
  const keyAt = (path: Path): Place | undefined => {
    const parent = node(path.slice(0, -1));
    const name = path.at(-1);
    if (!isMap(parent)) return undefined;
    const pair = parent.items.find((p) => isScalar(p.key) && String(p.key.value) === String(name));
    return pair && isScalar(pair.key) && pair.key.range ? spot(pair.key.range[0]) : undefined;
  };
  const around = (path: Path): Place => {
    if (path.length === 0) return { line: 1 + lines, column: 1 };
    return keyAt(path) ?? valueAt(path) ?? around(path.slice(0, -1));
  };
  const valueAt = (path: Path): Place | undefined => {
    const found = node(path);
    return isNode(found) && found.range ? spot(found.range[0]) : undefined;
  };
  try {
    const value: unknown = document.toJS();
    return { ok: true, value: { file, value, place: (p) => valueAt(p) ?? around(p), key: around } };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, problems: syntax([{ pos: [0, 0], message }], file, spot) };
  }
}

/** Aliases that name nothing, or that multiply without end, show only when values are made. */
type Mistake = { readonly pos: readonly [number, number]; readonly message: string };

const syntax = (
  errors: readonly Mistake[],
  file: string,
  spot: (offset: number) => Place,
): readonly Problem[] =>
  errors.map((error) => ({
    file,
    ...spot(error.pos[0]),
    expected: { en: 'well-formed YAML', 'zh-Hant': '正確的YAML' },
    found: error.message,
  }));
