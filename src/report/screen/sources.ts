import type { Page } from '../memo/page.ts';
import { COLUMNS, left } from '../render/columns.ts';
import { fixed } from '../words/number.ts';
import { INDENT, packed } from './column.ts';

/** How fresh each source is. */
export function sourceRows(p: Page): string[] {
  const { label } = p.w;
  const now = p.decision.moment.at;
  const fresh = p.decision.freshness.filter((f) => f.sessions === 0 && f.knownAt !== undefined);
  const old = p.decision.freshness.filter((f) => !fresh.includes(f));
  const hours = fresh.map(
    (f) => `${f.series} ${fixed((now - (f.knownAt ?? now)) / 3_600_000, 1)}h`,
  );
  const late = old.map((f) =>
    f.knownAt === undefined
      ? `${f.series} ${p.w.unknown({ kind: 'absent' })} !`
      : `${f.series} ${p.w.sessions(f.sessions)}${f.state === 'stale' ? ' !' : ''}`,
  );
  const line = (name: string, all: readonly string[], first: string): string[] =>
    packed(all, COLUMNS - INDENT - 6).map(
      (l, i) => `${left(i === 0 ? first : '', INDENT)}${left(i === 0 ? name : '', 6)}${l}`,
    );
  return [
    ...line(label.fresh, hours, p.w.screen.heading.sources),
    ...line(label.old, late, fresh.length === 0 ? p.w.screen.heading.sources : ''),
  ];
}
