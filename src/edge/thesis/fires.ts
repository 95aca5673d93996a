import type { Text } from '../../domain/text.ts';
import type { Thesis } from '../../domain/thesis.ts';
import type { Source } from '../file/document.ts';
import { answerRange } from './range.ts';
import { type Remark, remark } from './remark.ts';
import type { Written } from './rules.ts';

/**
 * Whether a rule can do its work: a stop fires and is quiet while nothing happens, what falsifies a
 * scenario can come and need not, a question has two answers.
 */
export function fires(thesis: Thesis, source: Source, rule: Written): Remark[] {
  const { read, part, id, path } = rule;
  if (!read) return [];
  const stop = part === 'stop' ? thesis.stops.find((s) => s.id === id) : undefined;
  const keys = stop && stop.keys.length > 0 ? stop.keys.map((k) => k.key) : [''];
  const seen = keys.map((key) =>
    answerRange(read, { key, floor: stop?.rung ?? 0, selectors: thesis.selectors, blind: false }),
  );
  const tried = seen.reduce((n, r) => n + r.tried, 0);
  const list: Remark[] = [];
  const add = (severity: Remark['severity'], kind: Remark['kind'], text: Text): void => {
    list.push(remark(source, { severity, kind, path, text }));
  };
  if (seen.some((r) => r.broken))
    add('error', 'overflow', {
      en: `${id}: its arithmetic overflows`,
      'zh-Hant': `${id}：算式溢位`,
    });
  const never = seen.some((r) => !r.true);
  const always = seen.some((r) => !r.false);
  if (part === 'scenario' && (never || always))
    add('error', 'unfalsifiable', {
      en: always
        ? `${id}: what would falsify it always holds`
        : `${id}: nothing can falsify it, ${tried} looks tried`,
      'zh-Hant': always ? `${id}：證偽條件恆為真` : `${id}：無從證偽，已試${tried}種情境`,
    });
  if (part === 'stop' && never)
    add('error', 'never fires', {
      en: `${id}: it can never fire, ${tried} looks tried`,
      'zh-Hant': `${id}：永遠不會觸發，已試${tried}種情境`,
    });
  if (part === 'stop' && !never && seen.some((r) => r.quiet))
    add('error', 'always fires', {
      en: `${id}: it holds when nothing has happened`,
      'zh-Hant': `${id}：什麼都沒發生也成立`,
    });
  if (
    (part === 'question' || part === 'reading') &&
    (never || always) &&
    rule.text.trim() !== 'true'
  )
    add('warning', 'constant', {
      en: `${id}: it is always ${always}, ${tried} looks tried`,
      'zh-Hant': `${id}：結果恆為${always ? '真' : '假'}，已試${tried}種情境`,
    });
  return list;
}
