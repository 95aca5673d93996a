import type { Act } from '../../domain/decision.ts';
import type { Passed } from '../../domain/since.ts';
import type { Lang } from '../../domain/text.ts';
import { low } from './clause.ts';
import { names } from './name.ts';

/** Two decisions: what each says, and the targets in words; what is really held, where that is on record. */
type Turn = Record<'was' | 'now', Act> &
  Record<'from' | 'to', string> & { readonly held: string | undefined };

/** Words of what changed between two decisions. */
const en = {
  memo: (day: string) => `What changed since ${day}`,
  title: {
    changed: 'What changed',
    news: 'New evidence',
    passed: 'Dates that passed',
    data: 'Data',
  },
  headline: ({ was, now, from, to, held }: Turn): string =>
    held !== undefined
      ? [
          was === now ? 'Still ' : `From ${names.en.verdict[was]} to `,
          `${names.en.verdict[now]}. Held ${held}, target ${to}`,
          from === to ? '.' : ` (was ${from}).`,
        ].join('')
      : was !== now
        ? `From ${names.en.verdict[was]} to ${names.en.verdict[now]}. Target ${from === to ? `still ${to}` : `from ${from} to ${to}`}.`
        : from === to
          ? `Unchanged: ${names.en.verdict[now]}, target ${to}.`
          : `Still ${names.en.verdict[now]}. Target from ${from} to ${to}.`,
  price: (title: string, by: string, { from, to }: Record<'from' | 'to', string>) =>
    `${title} went from ${from} to ${to}, ${by}`,
  noPrice: (title: string) => `${title}: no close is known on both days`,
  stress: (then: string, now: string, { together, of }: Record<'together' | 'of', number>) =>
    `${then === now ? `Stress: ${now}, as then` : `Stress: ${then} then, ${now} now`}; everything fell together at ${together} of ${of} decisions`,
  odds: (by: string, towards: 'friction' | 'noise' | undefined, what: readonly string[]) =>
    towards === undefined
      ? 'The odds of the regimes did not move'
      : `The odds moved ${by} towards ${towards}${what.length > 0 ? `, most of all by ${what.map((x) => `“${x}”`).join(' and ')}` : ''}`,
  row: {
    verdict: 'Verdict',
    target: 'Target exposure',
    binding: 'Limited by',
    held: 'Held before the decision',
    stress: 'Stress',
    severity: 'Severity',
  },
  alike: (all: readonly string[]) => `The same as then: ${all.join(', ')}.`,
  took: (state: string, day: string) => `${low(state)} from ${day}`,
  stands: (state: string, day: string) => `${state} since ${day}`,
  stop: (n: number, title: string) => `Stop ${n}: ${title}`,
  limit: (name: string) => `Limit: ${name}`,
  news: (n: number, shown: number) =>
    n === 0
      ? 'Nothing new became known.'
      : n === shown
        ? `${n === 1 ? 'One item' : `${n} items`} became known.`
        : `${n} items became known; here are the ${shown} that weigh most.`,
  became: {
    done: 'done',
    begun: 'in force since then',
    suspended: 'suspended',
    moved: 'moved',
    'not done': 'did not come',
  } satisfies Record<Passed['became'], string>,
  movedTo: (day: string) => `moved to ${day}`,
  noDates: 'No day that was announced has passed.',
  head: { day: 'Day', what: 'What was announced', became: 'What came of it' },
  silent: (title: string) => `${title}: was there, and a due value is missing now.`,
  back: (title: string) => `${title}: a due value was missing, and is there now.`,
  sameData: 'The same series are there as then.',
  caution: (day: string) =>
    `Compared with the decision of ${day}; both use only what was known at their moment.`,
  none: 'none',
};

const zh: typeof en = {
  memo: (day) => `${day}以來的變化`,
  title: { changed: '變了什麼', news: '新證據', passed: '過去的日期', data: '資料' },
  headline: ({ was, now, from, to, held }) =>
    held !== undefined
      ? [
          was === now ? '仍是' : `從${names['zh-Hant'].verdict[was]}改為`,
          `${names['zh-Hant'].verdict[now]}，持有${held}，目標${to}`,
          from === to ? '' : `（原為${from}）`,
        ].join('')
      : was !== now
        ? `從${names['zh-Hant'].verdict[was]}改為${names['zh-Hant'].verdict[now]}，目標${from === to ? `維持${to}` : `從${from}到${to}`}`
        : from === to
          ? `不變：${names['zh-Hant'].verdict[now]}，目標${to}`
          : `仍是${names['zh-Hant'].verdict[now]}，目標從${from}到${to}`,
  price: (title, by, { from, to }) => `${title}從${from}到${to}，${by}`,
  noPrice: (title) => `${title}：兩天的收盤價並非都已知`,
  stress: (then, now, { together, of }) =>
    `承壓狀態${then === now ? `仍是${now}` : `從${then}變為${now}`}；${of}次決策中，${together}次同步承壓`,
  odds: (by, towards, what) =>
    towards === undefined
      ? '局勢的機率比沒有移動'
      : `機率比往${towards === 'friction' ? '摩擦' : '雜音'}移了${by}${what.length > 0 ? `，主要因為${what.map((x) => `「${x}」`).join('')}` : ''}`,
  row: {
    verdict: '決定',
    target: '目標曝險',
    binding: '主要限制',
    held: '決策前持有',
    stress: '承壓狀態',
    severity: '嚴重度',
  },
  alike: (all) => `與當時相同：${all.join('、')}。`,
  took: (state, day) => `${day}起${state}`,
  stands: (state, day) => `${day}起${state}`,
  stop: (n, title) => `停損${n}：${title}`,
  limit: (name) => `上限：${name}`,
  news: (n, shown) =>
    n === 0
      ? '沒有新的消息。'
      : n === shown
        ? `新增${n}項。`
        : `新增${n}項，這裡列出權重最大的${shown}項。`,
  became: {
    done: '已執行',
    begun: '已生效',
    suspended: '已暫停',
    moved: '延後',
    'not done': '沒有發生',
  },
  movedTo: (day) => `延到${day}`,
  noDates: '沒有排定的日期過去。',
  head: { day: '日期', what: '原本排定的事', became: '結果' },
  silent: (title) => `${title}：當時有，現在該到的數字沒到。`,
  back: (title) => `${title}：當時該到的數字沒到，現在有了。`,
  sameData: '各序列的有無與當時相同。',
  caution: (day) => `與${day}的決策相比；兩者都只用當時已知的資料。`,
  none: '無',
};

export const sinceWords: Readonly<Record<Lang, typeof en>> = { en, 'zh-Hant': zh };
