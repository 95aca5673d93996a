import { both, type Text } from '../../domain/text.ts';
import { accepted, must, type Result } from '../file/problem.ts';
import { type Broker, currencyOf, isMoneyOf, moneyIn } from './broker.ts';
import { type Cell, columnName, type Sheet, wrongCell } from './sheet.ts';

/** A line that sums up others. */
const TOTAL = /^(?:account |positions |portfolio |grand |sub-?)?total\b|^(?:合|總|小)計|^總和/i;

/** What stands for money in an account, by its symbol or name. */
const CASH =
  /^(?:cash|cash (?:&|and) .*|cash balance|net cash|available cash|pending activity|現金.*|交割(?:款|戶).*|存款)$/i;

/** What is counted in other units than it is priced in, by its kind; a fund of such is a plain one. */
const ODD =
  /option|^opt$|選擇權|bond|fixed income|債|future|^fut$|^fop$|期貨|cfd|treasur|^cds?$|certificate/i;
const PLAIN = /\betf\b|\bfund|基金|equity|stock|^stk$/i;
const OPTION = /^-?[A-Z.]{1,6}\s*\d{6}[CP]\d+|\d{2}\/\d{2}\/\d{4}.*[CP]$|\s\d{2}[A-Z]{3}\d{2}\s/;
/** An option by its words, a bond by its coupon, unless a fund is called so. */
const WORDS = /\d.*\b(?:put|call)s?\b|\b(?:put|call)s?\b.*\d|選擇權|買權|賣權|\d\s*%/i;
/** The number of a bond: that of a share has figures in the seventh and the eighth place. */
const BOND = /^(?=.{6}(?:[A-Z]|.[A-Z]))\d[0-9A-Z]{7}\d$/;
/** A contract by its month and year; shares may end in one figure, so that one year alone needs a known name. */
const FUTURE =
  /^\/[A-Z0-9]{2,6}$|^[A-Z]{1,3}[FGHJKMNQUVXZ][2-4]\d$|^(?:M?ES|M?NQ|M?YM|RTY|M2K|Z[BNFT]|UB|M?CL|M?GC|SI|HG|NG|6[EJBA]|VX)[FGHJKMNQUVXZ]\d$/;

/** What a row of an export is. */
export function rowKind({
  symbol,
  name,
  type,
  first,
  price,
}: Readonly<Record<'symbol' | 'name' | 'type' | 'first' | 'price', string>>):
  | 'total'
  | 'cash'
  | 'odd'
  | 'plain' {
  if (TOTAL.test(first) || TOTAL.test(symbol)) return 'total';
  if (CASH.test(symbol) || symbol.endsWith('**') || (symbol === '' && CASH.test(name)))
    return 'cash';
  const money = currencyOf(symbol) !== undefined;
  if (/^(?:cash|forex|現金)/i.test(type) && (symbol === '' || money)) return 'cash';
  if (money && /^\D?(?:1(?:\.0*)?)?$/.test(price.trim())) return 'cash';
  if (OPTION.test(symbol) || BOND.test(symbol) || FUTURE.test(symbol)) return 'odd';
  const plain = PLAIN.test(type) || PLAIN.test(name);
  if (!plain && (WORDS.test(symbol) || WORDS.test(name))) return 'odd';
  return ODD.test(type) && (!PLAIN.test(type) || /option|選擇權/i.test(type)) ? 'odd' : 'plain';
}

const SHORT =
  /^(?:short|s|sell|sell short|sold short|short (?:sale|position|stock)|空.?|賣.?|放空)$|融券/i;
const LONG = /^(?:|long|l|buy|b|bought|多.?|買.?)$/i;

/** Units with the sign of their side: a column of sides, or of types, says that they are sold short. */
export function sided(
  sheet: Sheet,
  units: number,
  { side, type }: { readonly side: Cell | undefined; readonly type: string },
): number {
  const told = side ? sheet.text(side).trim() : '';
  const short = SHORT.test(told) || SHORT.test(type.trim());
  if (side && !short && !LONG.test(told)) must(wrongCell(sheet, side, A_SIDE));
  return short && units > 0 ? -units : units;
}

/** A symbol that can be one: of whole figures, and of signs that can be seen. */
export function symbolIn(sheet: Sheet, cell: Cell, { id }: Broker): void {
  const symbol = sheet.text(cell);
  if (symbol === '') must(wrongCell(sheet, cell, A_SYMBOL));
  if (/[\p{Cc}\p{Cf}]/u.test(symbol)) must(wrongCell(sheet, cell, SEEN));
  if (id === 'taiwan' && /^\d{1,3}$/.test(symbol)) must(wrongCell(sheet, cell, FULL_CODE));
}

/** In which a broker tells a symbol: shares abroad have letters at a broker in Taiwan, and other money. */
export const homeCurrency = ({ id, currency }: Broker, symbol: string): string | undefined =>
  id === 'taiwan' && /^[A-Z]/i.test(symbol) ? undefined : currency;

/**
 * The currency of a row: as its column says, else as is usual, else as the signs beside its amounts say,
 * which must not say another.
 */
export function moneyOf(
  sheet: Sheet,
  { told, symbol }: { readonly told: Cell | undefined; readonly symbol: Cell },
  {
    usual,
    amounts,
  }: { readonly usual: string | undefined; readonly amounts: readonly (Cell | undefined)[] },
): Result<string> {
  const signed = amounts.flatMap((at) => {
    const sign = at && moneyIn(sheet.text(at));
    return at === undefined || sign === undefined ? [] : [{ sign, at }];
  });
  const says = told ? sheet.text(told) : '';
  const code = says === '' ? (usual ?? currencyOf(signed[0]?.sign ?? '')) : currencyOf(says);
  if (code === undefined) return wrongCell(sheet, told ?? symbol, A_CURRENCY, STATE_CURRENCY);
  const other = signed.find(({ sign }) => !isMoneyOf(sign, code));
  return other ? wrongCell(sheet, other.at, MONEY_OF(code)) : accepted(code);
}

/** Columns of a list of trades, which tells what was done and not what is held. */
const TRADES = /^(?:action|transaction|transaction type|trans type|buy\/sell|成交日期|成交日)$/;

/** Refused where a table tells of trades. */
export function noTrades(sheet: Sheet): Result<unknown> {
  const column = sheet.header.cells.findIndex((name) => TRADES.test(columnName(name)));
  return column < 0
    ? accepted(undefined)
    : wrongCell(sheet, { row: sheet.header, column }, POSITIONS);
}

const A_SYMBOL = both('a symbol', '商品代號');
const SEEN = both('text without signs that cannot be seen', '沒有隱形字元的文字');
const A_SIDE = both('long or short', '`long`或`short`（多或空）');
const FULL_CODE = both(
  'a code of four digits or more (leading noughts are lost)',
  '至少四位數的代號（開頭的0不見了）',
);
const POSITIONS: Text = both('a list of positions, not of trades', '庫存清單，而不是成交紀錄');
const A_CURRENCY = both('a currency', '幣別');
const STATE_CURRENCY = both(
  'state it: --currency CODE, or --map currency=COLUMN',
  '請用--currency指明，或用--map指定幣別欄位',
);
const MONEY_OF = (code: string): Text => both(`an amount of ${code}`, `以${code}計的金額`);
