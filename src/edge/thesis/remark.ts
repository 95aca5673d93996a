import { WATCHES } from '../../domain/evidence.ts';
import { both, type Lang, type Text } from '../../domain/text.ts';
import type { Thesis } from '../../domain/thesis.ts';
import { words } from '../../report/words/index.ts';
import { type KeyPath, pathText, type Source, type Spot } from '../file/document.ts';
import { hinted } from '../file/similar.ts';
import { FUNCTIONS } from './functions.ts';
import type { Written } from './rules.ts';

/** What is weak in a thesis that can be read, and how grave it is. An error keeps it from being signed. */
const SEVERITIES = {
  unfalsifiable: 'error',
  'never fires': 'error',
  'always fires': 'error',
  constant: 'warning',
  unsourced: 'error',
  'unknown source': 'warning',
  talk: 'error',
  unreachable: 'warning',
  'unknown name': 'warning',
  'unknown series': 'warning',
  overflow: 'error',
  unasked: 'error',
  'asked of prices': 'error',
  unresolved: 'warning',
  'no room': 'warning',
  'out of bounds': 'warning',
  untested: 'warning',
  'never silent': 'warning',
  unused: 'warning',
  'many times capital': 'error',
  'against the bundled reading': 'warning',
  placeholder: 'error',
  hindsight: 'error',
} as const;

export type Remark = Spot & {
  readonly severity: 'error' | 'warning';
  readonly kind: keyof typeof SEVERITIES;
  readonly file: string;
  readonly path: string;
  readonly text: Text;
};

/** Says what is weak at a path of a file, or at another spot that belongs to the path. */
export type Remarking = (
  kind: Remark['kind'],
  at: KeyPath | { readonly path: KeyPath; readonly spot: Spot },
  text: Text,
) => Remark;

/** Remarks on a file. */
export const remarker =
  (source: Source): Remarking =>
  (kind, at, text) => {
    const { path, spot } = 'path' in at ? at : { path: at, spot: source.at(at) };
    const severity = SEVERITIES[kind];
    return { severity, kind, file: source.file, ...spot, path: pathText(path), text };
  };

/** One line about a remark: `file:line:column: error: words`. */
export const sayRemark = (r: Remark, lang: Lang): string =>
  [`${r.file}:${r.line}:${r.column}`, SEVERITY[r.severity][lang], r.text[lang]].join(
    words(lang).colon,
  );

/** That a series is none of an episode's, with the one that was meant. */
export const noSeries = (id: string, known: readonly string[]): Text =>
  hinted(both(`${id}: no such series here`, `${id}：這裡沒有這個序列`), id, known);

const SEVERITY: Readonly<Record<Remark['severity'], Text>> = {
  error: { en: 'error', 'zh-Hant': '錯誤' },
  warning: { en: 'warning', 'zh-Hant': '警告' },
};

/** Holdings over own capital from which a quantity or a price has most likely slipped by digits. */
const MAX_TIMES_CAPITAL = 10;

/** A book many times its capital is asked about: 450000 for 450 reads as well as any other number. */
export function overheld({ book }: Thesis, tell: Remarking): Remark[] {
  if (!book) return [];
  const sizes = book.positions.map((p) =>
    p.currency === book.currency ? Math.abs(p.quantity * p.price) : 0,
  );
  const times = sizes.reduce((sum, x) => sum + x, 0) / book.capital;
  const i = sizes.indexOf(Math.max(...sizes));
  const largest = book.positions[i];
  if (!largest || times <= MAX_TIMES_CAPITAL) return [];
  const { symbol, quantity } = largest;
  const n = Math.round(times);
  return [
    tell(
      'many times capital',
      ['book', 'positions', i, 'quantity'],
      both(
        `${symbol}: with ${quantity} of it the book is ${n} times its capital; are quantity, price and capital meant so?`,
        `${symbol}：持有${quantity}單位，部位合計為資本的${n}倍；數量、價格與資本是否無誤？`,
      ),
    ),
  ];
}

/** Groups that a stop asks about and that have no longest silence: news that stops coming looks like calm. */
export function ageless(
  { stops, selectors, silence = {} }: Thesis,
  all: readonly Written[],
  tell: Remarking,
): Remark[] {
  const asked = all
    .filter((r) => r.part === 'stop' && stops.some((s) => s.id === r.id))
    .flatMap((r) => r.read?.calls ?? [])
    .flatMap(({ name, args: [first] }) => {
      if (!FUNCTIONS[name].counterparty) return [];
      const selector = selectors.find((s) => s.id === first);
      return selector ? (selector.watch ?? WATCHES) : WATCHES.filter((w) => w === first);
    });
  const open = WATCHES.filter((w) => asked.includes(w) && silence[w] === undefined);
  if (open.length === 0) return [];
  const [en, zh] = [open.join(', '), open.join('、')];
  return [
    tell(
      'never silent',
      ['evidence'],
      both(
        `evidence: no longest silence is stated for ${en}, so news that stops coming looks like calm`,
        `\`evidence\`：沒有寫明${zh}最長可以多久沒有消息，消息斷了看起來就像平靜`,
      ),
    ),
  ];
}
