import type { Evidence } from '../../domain/evidence.ts';
import type { Block } from '../block.ts';
import { cite, type Prose, say } from '../prose.ts';
import type { Page } from '../view/page.ts';

/** Most items that stand in the text. */
const NEWS = 6;

/** The claims that climbed a rung since the window began. */
export function news(p: Page): Block {
  const shown = p.decision.stress.windows.find((x) => x.window === p.decision.stress.window);
  const risk = shown?.legs.risk;
  const start = risk && !('unknown' in risk) ? risk.start : p.before?.moment.day;
  const since = start === undefined ? undefined : p.on(start);
  const ids = [
    ...p.dossier.before.filter((d) => d.moment.day > (start ?? d.moment.day)),
    p.decision,
  ]
    .flatMap((d) => d.board.signals)
    .map((s) => s.evidence);
  const weigh = (e: Evidence): number => (e.direction === 'neutral' ? 0 : 10) + e.rung;
  const climbed = [...new Set(ids)].flatMap((id) => p.evidence.get(id) ?? []);
  const items = climbed
    .toSorted((a, b) => weigh(b) - weigh(a))
    .slice(0, NEWS)
    .toSorted((a, b) => a.occurredOn - b.occurredOn)
    .map(
      (e): Prose =>
        say`${p.on(e.occurredOn)}${p.w.colon}${e.headline[p.lang]} ${cite(`${e.id}`, e.id)}${p.w.brackets(p.w.rung(e.rung))}`,
    );
  const rest = climbed.length - items.length;
  return {
    kind: 'list',
    heading: [p.w.newSince(since)],
    items:
      items.length === 0
        ? [[p.w.nothingNew]]
        : [...items, ...(rest > 0 ? [[p.w.moreNew(rest)]] : [])],
  };
}
