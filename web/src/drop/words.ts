import type { Lang } from '../words.ts';

const WORDS = {
  title: ['What I hold', '我的部位'],
  file: ['A file from your broker (CSV)', '券商匯出的檔案（CSV）'],
  hint: [
    'It stays on this machine. A file dropped anywhere on the page is read as well.',
    '檔案只留在這台電腦。把檔案拖放到頁面任何地方也可以。',
  ],
  drop: ['Let go to read the file', '放開即可讀取檔案'],
  on: ['Held since', '從哪一天起持有'],
  currency: ['Told in (currency)', '以哪種幣別計'],
  again: ['Read again', '重新讀取'],
  reading: ['Reading', '讀取中'],
  notRead: ['The file cannot be read as what you hold', '這個檔案讀不出部位'],
  preview: ['This is what was read; nothing is on record yet.', '以下是讀到的內容，尚未存檔。'],
  columns: ['Columns', '欄位'],
  column: ['Column of the file', '檔案的欄位'],
  meaning: ['Read as', '讀作'],
  positions: ['Positions', '部位'],
  symbol: ['Symbol', '代號'],
  account: ['Account', '帳戶'],
  quantity: ['Units', '數量'],
  price: ['Price', '價格'],
  priced: ['Price of', '價格日期'],
  value: ['Value', '市值'],
  cash: ['Cash', '現金'],
  loans: ['Loans', '借款'],
  none: ['none', '無'],
  notStated: ['not stated', '沒有寫'],
  confirm: ['Put it on record', '存檔'],
  saving: ['Saving', '存檔中'],
  done: ['On record. The day shows the orders for it.', '已存檔。當日頁面會列出對應的委託。'],
  see: ['See the day', '看當日頁面'],
  remarks: ['Remarks', '說明'],
} as const satisfies Readonly<Record<string, readonly [en: string, zh: string]>>;

export type HoldingWord = keyof typeof WORDS;

/** A word about what is held, in a language. */
export const holdingSay = (lang: Lang, name: HoldingWord): string =>
  WORDS[name][lang === 'en' ? 0 : 1];

const ROLES: Readonly<Record<string, readonly [en: string, zh: string]>> = {
  symbol: ['symbol', '代號'],
  name: ['name', '名稱'],
  quantity: ['units', '數量'],
  lots: ['lots of 1,000', '張數'],
  oddlots: ['odd lots', '零股'],
  side: ['long or short', '多空'],
  price: ['price', '價格'],
  value: ['value', '市值'],
  rate: ['exchange rate', '匯率'],
  base: ['value in your currency', '換算後市值'],
  currency: ['currency', '幣別'],
  account: ['account', '帳戶'],
  type: ['sort of asset', '資產類別'],
  multiplier: ['multiplier', '乘數'],
  level: ['level of detail', '明細層級'],
  cost: ['price paid', '成本價'],
  opened: ['bought on', '買進日期'],
  date: ['date', '日期'],
  loan: ['borrowed', '融資金額'],
};

/** What a column was read as, in words. */
export const roleWord = (lang: Lang, role: string): string =>
  ROLES[role]?.[lang === 'en' ? 0 : 1] ?? role;
