import type { Look } from '../../domain/look.ts';
import { both, type Text } from '../../domain/text.ts';
import type { Thesis } from '../../domain/thesis.ts';
import { type Asking, looks } from './lattice.ts';
import type { Remark, Remarking } from './remark.ts';
import type { Expression } from './rule.ts';
import type { Written } from './rules.ts';

/** What a search over imagined looks saw of a rule. */
type Range = {
  readonly true: boolean;
  readonly false: boolean;
  /** True when it already holds while nothing has happened. */
  readonly quiet: boolean;
  /** True when its arithmetic overflowed at some look. */
  readonly broken: boolean;
  /** Looks tried. */
  readonly tried: number;
};

/** Which answers a rule can give. */
function answerRange(rule: Expression, asking: Asking): Range {
  let [yes, no, quiet, broken, tried] = [false, false, false, false, 0];
  for (const look of looks([rule], asking)) {
    const { holds, missing } = rule.rule(look);
    if (holds === true) yes = true;
    if (holds === false) no = true;
    if (tried === 0) quiet = holds === true;
    if (missing.includes('overflow')) broken = true;
    tried++;
  }
  return { true: yes, false: no, quiet, broken, tried };
}

/**
 * Of rules of which the first that holds counts, those that are never that one.
 * @returns positions in the list
 */
export function shadowed(rules: readonly Expression[], asking: Asking): readonly number[] {
  const reached = new Set<number>();
  const play = (pool: Iterable<Look>): void => {
    for (const look of pool) {
      const first = rules.findIndex((r) => r.rule(look).holds === true);
      if (first >= 0) reached.add(first);
    }
  };
  for (const rule of rules) play(looks([rule], asking));
  play(looks(rules, asking));
  return rules.flatMap((_, i) => (reached.has(i) ? [] : [i]));
}

/**
 * Whether a rule can do its work: a stop fires and is quiet while nothing happens, what falsifies a
 * scenario can come and need not, a question has two answers.
 */
export function fires(
  { scenarios, stops, selectors }: Thesis,
  tell: Remarking,
  rule: Written,
): Remark[] {
  const { read, part, id, path, text } = rule;
  if (!read) return [];
  const stop = part === 'stop' ? stops.find((s) => s.id === id) : undefined;
  const keys = stop && stop.keys.length > 0 ? stop.keys.map((k) => k.key) : [''];
  const seen = keys.map((key) =>
    answerRange(read, { key, floor: stop?.rung ?? 0, selectors, blind: false }),
  );
  const tried = seen.reduce((n, r) => n + r.tried, 0);
  const list: Remark[] = [];
  const add = (kind: Remark['kind'], { en, 'zh-Hant': zh }: Text): void => {
    list.push(tell(kind, path, { en: `${id}: ${en}`, 'zh-Hant': `${id}：${zh}` }));
  };
  const never = seen.some((r) => !r.true);
  const always = seen.some((r) => !r.false);
  if (seen.some((r) => r.broken))
    add('overflow', { en: 'its arithmetic overflows', 'zh-Hant': '算式溢位' });
  if (part === 'scenario' && (never || always)) add('unfalsifiable', always ? HOLDS : NONE(tried));
  if (part === 'stop' && never) add('never fires', NEVER(tried));
  if (part === 'stop' && !never && seen.some((r) => r.quiet)) add('always fires', QUIET);
  if (part === 'resolve' && never && scenarios.some((s) => s.regime === 'rupture'))
    add('unresolved', UNRESOLVED(tried));
  if ((part === 'question' || part === 'reading') && (never || always) && text.trim() !== 'true')
    add(
      'constant',
      both(
        `it is always ${always}, ${tried} situations tried`,
        `結果恆為${always ? '真' : '假'}，已試${tried}種情境`,
      ),
    );
  return list;
}

const HOLDS: Text = { en: 'what would falsify it always holds', 'zh-Hant': '證偽條件恆為真' };
const NONE = (tried: number): Text =>
  both(`nothing can falsify it, ${tried} situations tried`, `沒有什麼能證偽它，已試${tried}種情境`);
const UNRESOLVED = (tried: number): Text =>
  both(
    `its rule can never hold, so that it is never said to have come; ${tried} situations tried`,
    `條件永遠不會成立，等於不可能認定其發生，已試${tried}種情境`,
  );
const NEVER = (tried: number): Text =>
  both(`it can never fire, ${tried} situations tried`, `永遠不會觸發，已試${tried}種情境`);
const QUIET: Text = { en: 'it holds when nothing has happened', 'zh-Hant': '什麼都沒發生也成立' };
