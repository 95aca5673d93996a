import { both, type Text } from '../../domain/text.ts';

/** What a column may be read as, by the words of --map. */
const ROLES: Readonly<Record<string, Text>> = {
  symbol: both('symbol', '代號'),
  name: both('name', '名稱'),
  quantity: both('quantity', '數量'),
  price: both('price', '價格'),
  currency: both('currency', '幣別'),
  value: both('value', '市值'),
  account: both('account', '帳戶'),
  date: both('date', '日期'),
  cost: both('cost', '成本'),
};

/** As what a column was read. */
export const columnRead = (role: string, head: string): Text =>
  both(`"${head}" as ${role}`, `「${head}」讀作${ROLES[role]?.['zh-Hant'] ?? `「${role}」`}`);
