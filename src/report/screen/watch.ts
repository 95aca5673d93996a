import { formatDay } from '../../domain/time.ts';
import type { Page } from '../memo/page.ts';
import { hardestOf } from '../memo/watch.ts';
import { COLUMNS, left, plain, wrap } from '../render/columns.ts';
import { INDENT } from './column.ts';

/** The hardest evidence of each group. */
export function watchRows(p: Page): string[] {
  return p.decision.board.groups.flatMap((g) => {
    const short = p.thesis.watch.find((x) => x.watch === g.watch)?.short[p.lang] ?? '';
    const claim = p.decision.board.claims.find((c) => c.id === g.hardest);
    const item = claim && hardestOf(p, claim);
    const [first = '', ...rest] = wrap(plain(short), INDENT - 3);
    const name = `  ${g.watch} ${left(first, INDENT - 2)}`;
    const under = rest.map((l) => `    ${l}`);
    if (!claim || !item) return [`${name}-   .....  ${p.w.screen.none}`, ...under];
    const due =
      claim.due !== undefined && claim.due >= p.today
        ? `${p.w.pause}${p.w.screen.dueOn(formatDay(claim.due))}`
        : '';
    const bar = `${'='.repeat(claim.rung)}${'.'.repeat(5 - claim.rung)}`;
    const told = `${p.w.kind[item.kind]}${p.w.pause}${p.w.direction[item.direction]}${due}  ${item.id}`;
    const [head = '', ...more] = wrap(plain(told), COLUMNS - INDENT - 13);
    return [
      `${name}${claim.rung}/5 ${bar}  ${head}`,
      ...Array.from({ length: Math.max(under.length, more.length) }, (_, i) =>
        `${left(under[i] ?? '', INDENT + 13)}${more[i] ?? ''}`.trimEnd(),
      ),
    ];
  });
}
