import { WATCHES } from '../../domain/evidence.ts';
import { both } from '../../domain/text.ts';
import type { Thesis } from '../../domain/thesis.ts';
import { FUNCTIONS } from './functions.ts';
import type { Remark, Remarking } from './remark.ts';
import type { Written } from './rules.ts';

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
