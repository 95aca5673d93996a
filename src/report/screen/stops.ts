import type { Page } from '../memo/page.ts';
import { lamps, missingInput } from '../memo/stops.ts';
import { left, plain, wrap } from '../render/columns.ts';

/** The lamps, each with its state in brackets and in a word. */
export function stopRows(p: Page): string[] {
  const { screen: s } = p.w;
  return lamps(p).flatMap((l) => {
    const near =
      l.rule.rung === 0 && l.watches.length === 0
        ? s.onPricesOnly
        : s.nearness(l.nearest?.item.rung, l.rule.rung);
    const told =
      l.state === 'blind'
        ? s.lacks(l.missing.map((m) => missingInput(p, m)))
        : l.state !== 'quiet' && l.rule.keys.length > 0
          ? s.some(l.worst.length, l.stops.length)
          : near;
    const title = wrap(plain(l.rule.title[p.lang]), 36);
    const beside = wrap(plain(told), 27);
    return Array.from({ length: Math.max(title.length, beside.length) }, (_, i) =>
      [
        '  ',
        left(i === 0 ? s.mark[l.state] : '', 12),
        left(i === 0 ? String(l.number) : '', 2),
        left(title[i] ?? '', 37),
        beside[i] ?? '',
      ].join(''),
    );
  });
}
