import { both, type Text } from '../../domain/text.ts';
import type { Slip } from '../book/change.ts';
import { columnRead } from './columnrole.ts';
import type { Cited, Messages } from './message.ts';

/** What is said of files that other programs wrote, and of the book. */
export const IMPORTED = {
  bookUsage: both('book: expected import FILE, set or show', 'book的寫法：import 檔案、set、show'),
  setNothing: both(
    'book set: expected at least one of --position, --remove, --cash, --loan, --rate, --adv, --margin, --zone, --currency',
    'book set至少要寫一項：--position、--remove、--cash、--loan、--rate、--adv、--margin、--zone、--currency',
  ),
  importUsage: both('import: expected prices SERIES FILE', 'import的寫法：prices 序列 檔案'),
  mapPair: (found: string, roles: readonly string[]) =>
    both(
      `--map: expected WHAT=COLUMN, WHAT one of ${roles.join(', ')}; found ${found}`,
      `--map要寫成「項目=欄位名稱」，項目為${roles.map((role) => `\`${role}\``).join('、')}之一；收到的是「${found}」`,
    ),
  whichCurrency: (codes: readonly string[]) =>
    both(
      `--currency: say in which currency the book is told; it holds ${codes.join(', ')}`,
      `--currency：請指明部位表的計價幣別；其中有${codes.join('、')}`,
    ),
  noBook: both(
    'No book on record. Put one there: bide book import FILE, or bide book set.',
    '還沒有部位的紀錄。可用bide book import加檔案，或bide book set建立。',
  ),
  inFuture: (option: string, day: string) =>
    both(`${option}: ${day} has not come yet`, `${option}：${day}還沒到`),
  slips: {
    amount: both(
      'expected an amount and a currency, e.g. 500000TWD',
      '要寫金額與幣別，例如`500000TWD`',
    ),
    position: both(
      'expected SYMBOL=UNITS@PRICE and a currency, e.g. TSM=100@195.5USD',
      '要寫「代號=數量@價格」與幣別，例如`TSM=100@195.5USD`',
    ),
    currency: both('expected a currency of three capital letters', '要寫三個大寫字母的幣別'),
    absent: both('not in the book', '不在部位表裡'),
    share: both('expected a number from 0 to below 1', '要寫0以上、小於1的數字'),
    zone: both('expected an IANA time zone, e.g. Asia/Taipei', '要寫時區名稱，例如`Asia/Taipei`'),
    rate: both(
      'expected two currencies and what one of the first is worth in the second, e.g. USD/TWD=31.60',
      '要寫兩種幣別，以及1單位前者可換多少後者，例如`USD/TWD=31.60`',
    ),
    volume: both(
      'expected SYMBOL=UNITS a day, e.g. SPY=80000000',
      '要寫「代號=每日成交量」，例如`SPY=80000000`',
    ),
    which: both(
      'several accounts hold it; say which: --account',
      '不只一個帳戶持有，請用--account指明',
    ),
  } satisfies Readonly<Record<Slip['why'], Text>>,
  slip: (option: string, found: string, why: Text) => ({
    en: `--${option}: ${why.en}; found ${found}`,
    'zh-Hant': `--${option}：${why['zh-Hant']}；收到的是「${found}」`,
  }),
  readBook: ({ file, encoding, on }: Cited<'file' | 'encoding' | 'on'>, from: Text) => ({
    en: `read ${file}: ${from.en}, ${encoding}, as of ${on}`,
    'zh-Hant': `已讀取${file}：${from['zh-Hant']}，編碼${encoding}，日期${on}`,
  }),
  ownBook: both('a book of your own', '自訂的部位表'),
  columns: (columns: Readonly<Record<string, string>>) => {
    const all = Object.entries(columns).map(([role, head]) => columnRead(role, head));
    return both(
      `columns: ${all.map(({ en }) => en).join(', ')}`,
      `欄位：${all.map((one) => one['zh-Hant']).join('、')}`,
    );
  },
  today: both(
    'the file tells no day: today was taken; --on says another',
    '檔案沒有註明日期，以今天為準；可用--on指定',
  ),
  totalSame: ({ line, amount, rows }: Cited<'line' | 'amount' | 'rows'>) =>
    both(
      `line ${line} of the file sums up ${amount}; what was read comes to the same (rows: ${rows})`,
      `檔案第${line}行的合計是${amount}，與讀到的${rows}列加總相同`,
    ),
  totalOther: (line: number, amount: string) =>
    both(
      `line ${line} of the file sums up ${amount}, which could not be compared`,
      `檔案第${line}行的合計${amount}無從比對`,
    ),
  noTotal: both('the file states no total to compare with', '檔案沒有合計可供比對'),
  baseless: both(
    'the file has rates, but not into which currency: none was taken; --rate of bide book set tells one',
    '檔案有匯率，但沒有註明換成哪種幣別，所以沒有採用；可用bide book set加上--rate補上',
  ),
  noRates: (codes: readonly string[], to: string) =>
    both(
      `no rate of ${codes.join(', ')} in ${to}: unless the episode has a series of it, give one: bide book set --rate ${codes[0]}/${to}=RATE`,
      `沒有${codes.join('、')}對${to}的匯率：若事件期間沒有這個序列，請補上：bide book set --rate ${codes[0]}/${to}=匯率`,
    ),
  noCash: (stood: boolean) =>
    stood
      ? both(
          'the file tells no cash: what stood stays; bide book set --cash changes it',
          '檔案沒有現金，沿用先前的紀錄；可用bide book set加上--cash更改',
        )
      : both(
          'the file tells no cash and no loan: if there are any, bide book set --cash AMOUNT --loan AMOUNT',
          '檔案沒有現金與借款；若有，請用bide book set --cash 金額 --loan 金額補上',
        ),
  unpriced: (symbols: readonly string[]) =>
    both(
      `no price taken (options, bonds and the like are not priced by the unit): ${symbols.join(', ')}`,
      `不採計價格（選擇權、債券等不是按單位計價）：${symbols.join('、')}`,
    ),
  kept: (accounts: readonly string[]) =>
    both(`as they stood: ${accounts.join(', ')}`, `沿用先前紀錄的帳戶：${accounts.join('、')}`),
  noAccount: both('without an account', '未註明帳戶'),
  worth: ({ positions, amounts }: { readonly positions: number; readonly amounts: string }) =>
    both(
      `${positions} position${positions === 1 ? '' : 's'}, worth ${amounts}`,
      `${positions}個部位，市值${amounts}`,
    ),
  noPositions: both('no positions', '沒有部位'),
  cash: (amounts: string) => both(`cash ${amounts}`, `現金${amounts}`),
  owed: (amounts: string) => both(`owed ${amounts}`, `借款${amounts}`),
  without: (count: number) => both(`${count} without a price`, `${count}個沒有價格`),
  told: (currency: string) => both(`told in ${currency}`, `以${currency}計價`),
  margin: (share: string) => both(`least equity ${share}`, `淨值至少占部位的${share}`),
  zone: (zone: string) => both(`time zone ${zone}`, `時區${zone}`),
  standing: ({ on, entry, since }: Cited<'on' | 'entry' | 'since'>) =>
    both(
      `the book from ${on} on; entry ${entry} of the journal, written ${since}`,
      `從${on}起的持有部位；日誌第${entry}筆，寫入時間${since}`,
    ),
  byImport: (file: string, from: string) =>
    both(`it came from ${file} (${from})`, `來自${file}（${from}）`),
  byDecision: (day: string) =>
    both(
      `it is what your decision of ${day} left, its orders done at the prices of that day`,
      `這是${day}的決定之後的部位，委託以當天的價格成交計`,
    ),
  bySet: both('it was set by hand', '由手動設定'),
  rate: ({ of, to, rate, on }: Cited<'of' | 'to' | 'rate' | 'on'>) =>
    both(`1 ${of} = ${rate} ${to} (${on})`, `匯率1 ${of}＝${rate} ${to}（${on}）`),
  /** From which day a book counts, and which other one stands from a later day on. */
  counts: (day: string) =>
    both(
      `counts from ${day} on: it is held before the decision of that day`,
      `從${day}起算：這一天決策之前的部位`,
    ),
  overtaken: (day: string, entry: number) =>
    both(`from ${day} on entry ${entry} stands instead`, `${day}起改以日誌第${entry}筆為準`),
  onRecord: (entry: number) => both(`on record: entry ${entry}`, `已記錄：日誌第${entry}筆`),
  costs: (told: number, all: number) =>
    told === 0
      ? both(
          'no position tells what it cost, so --rule tax cannot be applied',
          '沒有部位寫明成本，所以無法套用`--rule tax`',
        )
      : both(
          `what was paid is known of ${told} of ${all} positions, for --rule tax`,
          `${all}個部位中有${told}個讀到成本，供\`--rule tax\`使用`,
        ),
  dry: both('nothing was written (--dry-run)', '沒有寫入任何內容（--dry-run）'),
  heads: {
    symbol: both('symbol', '代號'),
    account: both('account', '帳戶'),
    units: both('units', '數量'),
    price: both('price', '價格'),
    priced: both('priced', '價格日期'),
    value: both('value', '市值'),
  },
  notStated: both('not stated', '未註明'),
  noSeries: (found: string, known: readonly string[]) =>
    both(
      `${found}: not a series of this episode; it has ${known.join(', ')}`,
      `${found}：這個事件期間沒有這個序列；有的是${known.join('、')}`,
    ),
  notHere: both(
    'import prices: this folder is no episode; name one: bide import prices SERIES FILE EPISODE',
    'import prices：目前的資料夾不是事件期間，請在最後加上事件期間的資料夾',
  ),
  readPrices: ({ file, encoding, column }: Cited<'file' | 'encoding' | 'column'>, from: Text) => ({
    en: `read ${file}: ${from.en}, ${encoding}, column ${column}`,
    'zh-Hant': `已讀取${file}：${from['zh-Hant']}，編碼${encoding}，欄位\`${column}\``,
  }),
  values: ({ count, first, last, missing }: Cited<'count' | 'first' | 'last' | 'missing'>) =>
    both(
      `${count} values from ${first} to ${last}${missing === 0 ? '' : `; rows without a value: ${missing}`}`,
      `${count}個數值，從${first}到${last}${missing === 0 ? '' : `；${missing}列沒有數值`}`,
    ),
  range: ({ low, high, unit }: Cited<'low' | 'high' | 'unit'>) =>
    both(
      `lowest ${low}, highest ${high}; the series is told in ${unit}`,
      `最低${low}，最高${high}；序列的單位是${unit}`,
    ),
  otherUnit: (unit: string) =>
    both(
      `check the unit: these do not look like ${unit}, but like fractions of one or basis points`,
      `請確認單位：這些數值不像${unit}，倒像小數或基點`,
    ),
  fileSays: (told: string) => both(`the file says: ${told}`, `檔案註明：${told}`),
  leaps: ({ count, from, to }: Cited<'count' | 'from' | 'to'>) =>
    count === 1
      ? both(`check it: a large step from ${from} to ${to}`, `請確認：從${from}到${to}的變動很大`)
      : both(
          `check them: ${count} large steps, the largest from ${from} to ${to}`,
          `請確認：${count}處變動很大，最大的是從${from}到${to}`,
        ),
  none: both('no value that may be taken', '沒有可採用的數值'),
  gaps: ({ count, calendar, days }: Cited<'count' | 'calendar' | 'days'>) =>
    both(
      `${count} session${count === 1 ? '' : 's'} of calendar ${calendar} without a value: ${days}`,
      `行事曆\`${calendar}\`有${count}個交易日沒有數值：${days}`,
    ),
  noGaps: (calendar: string) =>
    both(`no session of calendar ${calendar} is missing`, `行事曆\`${calendar}\`的交易日都有數值`),
  offDays: ({ count, calendar, days }: Cited<'count' | 'calendar' | 'days'>) =>
    both(
      `${count} on days that are no session of calendar ${calendar}, taken as well: ${days}`,
      `${count}個不在行事曆\`${calendar}\`的交易日，仍予採用：${days}`,
    ),
  late: (count: number, to: string) =>
    both(
      `left out: ${count} after the end of the episode, ${to}`,
      `未採用：${count}個晚於事件期間的結束日${to}`,
    ),
  unripe: (count: number) =>
    both(
      `left out: ${count} that cannot be known yet by the rule of the series`,
      `未採用：${count}個依序列的規則還不可能知道`,
    ),
  highYield: (count: number, { id, day, value }: Cited<'id' | 'day' | 'value'>) =>
    both(
      `note: ${count} above 50, the first ${value} on ${day}: for a yield in per cent that is much; is ${id} a price or an index?`,
      `請留意：${count}個大於50，最早是${day}的${value}；以百分比計的殖利率很少這麼高，${id}會不會是價格或指數？`,
    ),
  lowSpread: (count: number, { id, day, value }: Cited<'id' | 'day' | 'value'>) =>
    both(
      `note: ${count} below 0, the first ${value} on ${day}: a credit spread never is; if ${id} is an index of stress, say so in episode.yaml (unit: index points, and its own source)`,
      `請留意：${count}個小於0，最早是${day}的${value}；信用利差不會是負數。${id}若是壓力指數，請在\`episode.yaml\`寫明（\`unit: index points\`，並改寫\`source\`）`,
    ),
  done: ({ file, added, same, replaced }: Cited<'file' | 'added' | 'same' | 'replaced'>) =>
    both(
      `${file}: ${added} added, ${same} there before${replaced === 0 ? '' : `, ${replaced} replaced`}`,
      `${file}：新增${added}個，${same}個原已存在${replaced === 0 ? '' : `，取代${replaced}個`}`,
    ),
  andMore: (count: number) => both(` and ${count} more`, `等，另有${count}個`),
} as const satisfies Messages;
