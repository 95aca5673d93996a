import type { Lang, Text } from '../../domain/text.ts';
import { words } from '../../report/words/index.ts';
import { type KeyPath, pathText, type Source, type Spot } from '../file/document.ts';

/** What is weak in a thesis that can be read. An error keeps it from being signed. */
export type Remark = {
  readonly severity: 'error' | 'warning';
  readonly kind:
    | 'unfalsifiable'
    | 'never fires'
    | 'always fires'
    | 'constant'
    | 'unsourced'
    | 'unknown source'
    | 'talk'
    | 'unreachable'
    | 'unknown name'
    | 'unknown series'
    | 'overflow'
    | 'unresolved'
    | 'no room'
    | 'out of bounds'
    | 'untested';
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly path: string;
  readonly text: Text;
};

/** A remark at a path of the file. */
export const remark = (
  source: Source,
  {
    severity,
    kind,
    path,
    text,
    spot = source.at(path),
  }: {
    readonly severity: Remark['severity'];
    readonly kind: Remark['kind'];
    readonly path: KeyPath;
    readonly text: Text;
    readonly spot?: Spot;
  },
): Remark => ({ severity, kind, file: source.file, ...spot, path: pathText(path), text });

/** One line about a remark: `file:line:column: error: words`. */
export const sayRemark = (r: Remark, lang: Lang): string =>
  [`${r.file}:${r.line}:${r.column}`, SEVERITY[r.severity][lang], r.text[lang]].join(
    words(lang).colon,
  );

const SEVERITY: Readonly<Record<Remark['severity'], Text>> = {
  error: { en: 'error', 'zh-Hant': '錯誤' },
  warning: { en: 'warning', 'zh-Hant': '警告' },
};
