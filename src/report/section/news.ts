import type { Evidence } from '../../domain/evidence.ts';
import type { Page } from '../memo/page.ts';
import type { Block } from '../render/block.ts';
import { cite, type Prose, say } from '../render/prose.ts';

/** Most items that stand in the text. */
const NEWS = 6;

/** What climbed a rung or moved the odds since the window began; what moved them most stays. */
export function news(p: Page): Block {
  const shown = p.decision.stress.windows.find((x) => x.window === p.decision.stress.window);
  const risk = shown?.legs.risk;
  const start = risk && !('unknown' in risk) ? risk.start : p.before?.moment.day;
  const since = start === undefined ? undefined : p.on(start);
  const decisions = [
    ...p.dossier.before.filter((d) => d.moment.day > (start ?? d.moment.day)),
    p.decision,
  ];
  const moved = new Map<string, number>();
  for (const { board, regime } of decisions) {
    for (const { evidence } of board.signals) moved.set(evidence, moved.get(evidence) ?? 0);
    for (const { source, evidence, friction } of regime.contributions)
      if (source.startsWith('claim:')) for (const id of evidence) moved.set(id, Math.abs(friction));
  }
  const climbed = [...moved.keys()].flatMap((id) => p.evidence.get(id) ?? []);
  const weigh = (e: Evidence): number => 10 * (moved.get(e.id) ?? 0) + e.rung;
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
