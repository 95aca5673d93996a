import type { Lang } from '../words.ts';

/** Paths by the names that the program gives them, in the order in which they are listed. */
const PATHS: Readonly<Record<string, readonly [en: string, zh: string]>> = {
  own: ['These rules', '這套規則'],
  mix: ['Constant mix', '固定比例'],
  hold: ['Always hold', '買進持有'],
  out: ['Never in', '空手'],
  fear: ['Buy after VIX > 30', 'VIX破30後買進'],
  volatility: ['Vol target 10%', '目標波動10%'],
  stopLoss: ['Stop-loss 10%', '停損10%'],
};

export const pathName = (lang: Lang, id: string): string =>
  PATHS[id]?.[lang === 'en' ? 0 : 1] ?? id;

const WORDS = {
  lead: [
    'How these rules and six simple ones would have gone over the long record, without evidence: every day used only what was known then. The past of one market is no forecast.',
    '這套規則與六種簡單規則在長期紀錄上的表現，不含證據：每一天只用當時已知的資料。單一市場的過去不是預測。',
  ],
  wealth: ['Wealth, 1 at the start, log scale', '財富，起點為1，對數刻度'],
  exposure: ['Exposure, share of own capital', '曝險，占自有資金'],
  wealthShort: ['Wealth', '財富'],
  exposureShort: ['Exposure', '曝險'],
  fallShort: ['Below high', '低於高點'],
  path: ['Path', '路徑'],
  fall: ['Below its earlier high', '低於先前高點'],
  working: [
    'Walking the record forward; the first time takes about a minute',
    '正在逐日重走長期紀錄，第一次約需一分鐘',
  ],
  none: ['The long record is not here', '這裡沒有長期紀錄'],
  in: ['Zoom in', '放大'],
  out: ['Zoom out', '縮小'],
  keys: [
    'Arrows move day by day, with Shift by 20; + and - zoom, Page Up and Page Down pan, Home and End jump. Drag or scroll to pan.',
    '方向鍵逐日移動，加Shift每次20日；+與-縮放，Page Up與Page Down平移，Home與End跳到頭尾。拖曳或捲動即可平移。',
  ],
  chart: ['Long record, chart', '長期紀錄圖'],
  table: ['Table', '表格'],
  day: ['Day', '日期'],
  of: ['of', '／'],
  earlier: ['Earlier', '較早'],
  later: ['Later', '較晚'],
  paths: ['Paths shown', '顯示的路徑'],
  sessions: ['sessions', '個交易日'],
} as const satisfies Readonly<Record<string, readonly [string, string]>>;

export const recordSays = (lang: Lang, name: keyof typeof WORDS): string =>
  WORDS[name][lang === 'en' ? 0 : 1];
