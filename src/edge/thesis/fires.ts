import type { Thesis } from '../../domain/thesis.ts';
import { answerRange } from './range.ts';
import type { Remark, Remarking } from './remark.ts';
import type { Written } from './rules.ts';

/**
 * Whether a rule can do its work: a stop fires and is quiet while nothing happens, what falsifies a
 * scenario can come and need not, a question has two answers.
 */
export function fires({ stops, selectors }: Thesis, tell: Remarking, rule: Written): Remark[] {
  const { read, part, id, path, text } = rule;
  if (!read) return [];
  const stop = part === 'stop' ? stops.find((s) => s.id === id) : undefined;
  const keys = stop && stop.keys.length > 0 ? stop.keys.map((k) => k.key) : [''];
  const seen = keys.map((key) =>
    answerRange(read, { key, floor: stop?.rung ?? 0, selectors, blind: false }),
  );
  const tried = seen.reduce((n, r) => n + r.tried, 0);
  const list: Remark[] = [];
  const add = (kind: Remark['kind'], en: string, zh: string): void => {
    list.push(tell(kind, path, { en: `${id}: ${en}`, 'zh-Hant': `${id}：${zh}` }));
  };
  if (seen.some((r) => r.broken)) add('overflow', 'its arithmetic overflows', '算式溢位');
  const never = seen.some((r) => !r.true);
  const always = seen.some((r) => !r.false);
  if (part === 'scenario' && always)
    add('unfalsifiable', 'what would falsify it always holds', '證偽條件恆為真');
  if (part === 'scenario' && never && !always)
    add(
      'unfalsifiable',
      `nothing can falsify it, ${tried} looks tried`,
      `無從證偽，已試${tried}種情境`,
    );
  if (part === 'stop' && never)
    add(
      'never fires',
      `it can never fire, ${tried} looks tried`,
      `永遠不會觸發，已試${tried}種情境`,
    );
  if (part === 'stop' && !never && seen.some((r) => r.quiet))
    add('always fires', 'it holds when nothing has happened', '什麼都沒發生也成立');
  if ((part === 'question' || part === 'reading') && (never || always) && text.trim() !== 'true')
    add(
      'constant',
      `it is always ${always}, ${tried} looks tried`,
      `結果恆為${always ? '真' : '假'}，已試${tried}種情境`,
    );
  return list;
}
