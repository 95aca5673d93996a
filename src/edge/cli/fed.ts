import { both, type Text } from '../../domain/text.ts';
import { keyVariable as variableOf } from '../feed/secret.ts';

/** What is said of sources, and of what was pulled from them. */
export const FED = {
  nothingFed: (folder: string) =>
    both(
      `${folder}: episode.yaml names no feed and no documents; write one beside a series, e.g. feed: cboe/SPX, or documents: [federal-register/tariff] (bide sources lists them)`,
      `${folder}：episode.yaml沒有寫\`feed\`，也沒有\`documents\`；請加上，例如\`feed: cboe/SPX\`或\`documents: [federal-register/tariff]\`（清單見bide sources）`,
    ),
  there: (series: string, feed: string, day: string) =>
    both(
      `${series} (${feed}): there already, to ${day}`,
      `\`${series}\`（\`${feed}\`）：已是最新，到${day}`,
    ),
  pulled: (
    { series, feed, day }: Record<'series' | 'feed' | 'day', string>,
    { added, revised }: Record<'added' | 'revised', number>,
  ) =>
    both(
      `${series} (${feed}): ${added} new, ${revised} revised, to ${day}`,
      `\`${series}\`（\`${feed}\`）：新增${added}個，修訂${revised}個，到${day}`,
    ),
  waiting: (series: string, feed: string, { due, last }: Record<'due' | 'last', string>) =>
    both(
      `${series} (${feed}): the value of ${due} is due and has not come; the last is of ${last}`,
      `\`${series}\`（\`${feed}\`）：${due}的數值應已公布但尚未取得，最後一個是${last}`,
    ),
  closed: (calendar: string) =>
    both(
      `${calendar}: no series of this calendar has the value that is due, while others do. If its market was closed, say so in closures of episode.yaml.`,
      `\`${calendar}\`：這個行事曆的序列都沒有應到的數值，其他的卻有。如果當天休市，請寫在episode.yaml的\`closures\`。`,
    ),
  none: both('none', '沒有'),
  gone: (days: readonly string[], more: number) =>
    both(
      `no longer listed by its source, and kept as it was: ${days.join(', ')}${more > 0 ? ` and ${more} more days` : ''}`,
      `來源不再列出，仍照原樣保留：${days.join('、')}${more > 0 ? `等，另有${more}天` : ''}`,
    ),
  drift: (names: readonly string[]) =>
    both(
      `its source writes other columns than before: ${names.join(', ')}`,
      `來源的欄位和先前不同：${names.map((name) => `\`${name}\``).join('、')}`,
    ),
  misread: (series: string, feed: string) =>
    both(
      `${series} (${feed}): the answer is not what this source writes; nothing of it was used`,
      `\`${series}\`（\`${feed}\`）：回應不是這個來源該有的內容，沒有採用`,
    ),
  failed: (series: string, feed: string) =>
    both(`${series} (${feed}): did not come`, `\`${series}\`（\`${feed}\`）：沒有取得`),
  past: (
    {
      series,
      feed,
      first,
      last,
      file,
    }: Record<'series' | 'feed' | 'first' | 'last' | 'file', string>,
    days: number,
  ) =>
    both(
      `${series} (${feed}): ${days} days, ${first} to ${last}, in ${file}`,
      `\`${series}\`（\`${feed}\`）：${days}天，${first}至${last}，存於${file}`,
    ),
  documents: {
    there: (entry: string, at: string) =>
      both(
        `${entry}: asked at ${at}, and not again so soon`,
        `\`${entry}\`：${at}剛問過，暫不再問`,
      ),
    pulled: (
      entry: string,
      {
        listed,
        added,
        revised,
        withdrawn,
      }: Record<'listed' | 'added' | 'revised' | 'withdrawn', number>,
    ) =>
      both(
        `${entry}: ${listed} listed, ${added} new, ${revised} revised${withdrawn > 0 ? `, ${withdrawn} taken back` : ''}`,
        `\`${entry}\`：列出${listed}份，新增${added}份，修訂${revised}份${withdrawn > 0 ? `，撤下${withdrawn}份` : ''}`,
      ),
    unread: (n: number) =>
      both(
        `${n} of its entries could not be read and ${n === 1 ? 'was' : 'were'} left out`,
        `其中${n}筆無法讀取，沒有採用`,
      ),
    keyless: ({ entry, id, page }: Record<'entry' | 'id' | 'page', string>) =>
      both(
        `${entry}: tells nothing without a key, from ${page}: ${variableOf(id)}, or keys.json of the workspace`,
        `\`${entry}\`：沒有金鑰就沒有內容；請到${page}取得，設為${variableOf(id)}，或放進工作資料夾的keys.json`,
      ),
    failed: (entry: string) => both(`${entry}: did not come`, `\`${entry}\`：沒有取得`),
    misread: (entry: string) =>
      both(
        `${entry}: the answer is not what this source writes; nothing of it was used`,
        `\`${entry}\`：回應不是這個來源該有的內容，沒有採用`,
      ),
    dropped: (file: string, { added, revised }: Record<'added' | 'revised', number>) =>
      both(
        `${file}: ${added} documents new, ${revised} revised`,
        `\`${file}\`：新增${added}份文件，修訂${revised}份`,
      ),
    bare: (n: number) =>
      both(
        `${n} of them without an address (url): kept, and never offered as evidence, which needs a source`,
        `其中${n}份沒有網址（\`url\`）：會保留，但不列為證據候選，因為證據必須有來源`,
      ),
    prices: ({ file, series, added }: Record<'file' | 'series', string> & { added: number }) =>
      both(
        `${file}: ${added} new values of ${series}`,
        `\`${file}\`：\`${series}\`新增${added}個數值`,
      ),
    waiting: (file: string) =>
      both(
        `${file}: written to just now; left until the next time`,
        `\`${file}\`：剛才還在寫入，留到下次`,
      ),
    refused: (file: string) =>
      both(
        `${file}: not taken, now in drop/refused with the reason`,
        `\`${file}\`：沒有採用，已移到\`drop/refused\`並附上原因`,
      ),
    more: (n: number) => both(`and ${n} more`, `另有${n}份`),
  },
  unfed: (id: string, legs: readonly string[]) =>
    both(
      `${id}: no public source without a key feeds ${legs.join(', ')}; bring ID/observations.csv by hand (--data)`,
      `${id}：沒有不需金鑰的公開來源提供${legs.map((leg) => `\`${leg}\``).join('、')}；請自行準備\`ID/observations.csv\`（--data）`,
    ),
  pulledShared: (name: string) =>
    both(
      `Kept in the workspace; next: bide score ${name}. These are values as told today, not first prints, and the dollar is taken from the ECB's reference rates.`,
      `已存入工作資料夾，接著可執行bide score ${name}。這些是今天所見的數值，不是首次公布值；美元取自歐洲央行的參考匯率。`,
    ),
  sources: {
    odds: (example: string) => both(`odds, e.g. ${example}`, `提供合約報價，例如\`${example}\``),
    documents: (example: string) =>
      both(`documents, e.g. ${example}`, `提供文件，例如\`${example}\``),
    newest: (at: Text) => both(`newest of what it told ${at.en}`, `內容最新到：${at['zh-Hant']}`),
    keyless: both('no key', '不需金鑰'),
    key: ({
      id,
      set,
      needed,
      page,
    }: {
      id: string;
      set: boolean;
      needed: boolean;
      page: string;
    }) =>
      set
        ? both('key set', '金鑰已設定')
        : both(
            `key ${needed ? 'needed' : 'optional'}, from ${page}: ${variableOf(id)}, or keys.json of the workspace`,
            `金鑰${needed ? '必要' : '可有可無'}，取自${page}：${variableOf(id)}，或工作資料夾的keys.json`,
          ),
    serves: (feeds: readonly string[]) =>
      both(`feeds ${feeds.join(', ')}`, `提供${feeds.map((feed) => `\`${feed}\``).join('、')}`),
    last: (at: Text) => both(`last answer ${at.en}`, `最近一次回應：${at['zh-Hant']}`),
    failed: (at: Text) => both(`last failure ${at.en}`, `最近一次失敗：${at['zh-Hant']}`),
    never: both('not asked yet', '還沒問過'),
    asked: (when: Text) =>
      both(`bide watch asks ${when.en}`, `bide watch的時刻：${when['zh-Hant']}`),
    left: (calls: number, seconds: number) =>
      seconds < 60
        ? both(`${calls} calls left in ${seconds} s`, `${seconds}秒內還可問${calls}次`)
        : both(
            `${calls} calls left in ${seconds / 60} min`,
            `${seconds / 60}分鐘內還可問${calls}次`,
          ),
  },
  tonight: {
    nothing: both(
      'No thesis is on record here. Make one: bide init DIR --live, then bide tonight DIR.',
      '這裡還沒有假設。請先用bide init 資料夾 --live建立，再執行bide tonight 資料夾。',
    ),
    offline: both('Nothing was pulled (--offline).', '沒有抓取新資料（--offline）。'),
    learning: both(
      'First evening: the long past is filled in, and what is usual is learnt from it.',
      '第一晚：先補齊過去的長期資料，從中學習平常的幅度。',
    ),
    learnt: (series: number) =>
      both(
        `What is usual was learnt from the long past of ${series} series.`,
        `已由${series}個序列的長期資料學到平常的幅度。`,
      ),
    notYet: (at: string) =>
      both(
        `No decision is due yet; the next one falls due at ${at}.`,
        `還沒到做決定的時候，下一次在${at}。`,
      ),
    weekend: (at: string) =>
      both(
        `What came counts in the next decision, ${at}.`,
        `剛取得的數值要到下一次決定（${at}）才算進去。`,
      ),
    unlearnt: both(
      'What is usual is not learnt yet, so nothing is put on record; the next evening tries again.',
      '還沒學到平常的幅度，所以不留紀錄；下一晚會再試。',
    ),
    lacking: (n: number) =>
      both(
        `${n} series did not come or ${n === 1 ? 'is' : 'are'} late: what rests on them counts as missing.`,
        `有${n}個序列沒有取得或過期，依它們判斷的都當作缺資料。`,
      ),
    changed: (day: string, what: readonly string[]) =>
      both(`CHANGED since ${day}: ${what.join('; ')}.`, `與${day}相比已改變：${what.join('；')}。`),
    same: (at: string) =>
      both(
        `Verdict, stops, regime and orders are as they were told ${at}.`,
        `判定、停損、局勢與委託都和${at}說的一樣。`,
      ),
    target: (was: string, is: string) =>
      both(`new orders, target ${was}, now ${is}`, `委託不同，目標曝險由「${was}」變為「${is}」`),
    beside: (what: readonly string[]) =>
      both(`Changed beside them: ${what.join('; ')}.`, `其他改變：${what.join('；')}。`),
    first: both(
      'Told for the first time. Next: once done, bide decide --accept; tomorrow evening, bide tonight.',
      '這是第一次說明。下一步：照做之後執行bide decide --accept，明天晚上再執行bide tonight。',
    ),
  },
  watch: {
    begins: (folders: number) =>
      both(
        `Watching ${folders} folder${folders === 1 ? '' : 's'}: everything is asked once now, then each source by its schedule. What is news is told; Ctrl-C ends it.`,
        `開始監看${folders}個資料夾：現在先全部問一次，之後依各來源的時刻表；有新內容才會顯示，按Ctrl-C結束。`,
      ),
    jumped: (from: string, to: string) =>
      both(
        `The clock went from ${from} to ${to}: what fell due meanwhile is done now, with what was known then.`,
        `時鐘從${from}跳到${to}：其間該做的現在補做，並只用當時已知的資料。`,
      ),
    trouble: both(
      'Tried again in every round until it is mended.',
      '每一輪都會再試，直到排除為止。',
    ),
    ended: both('The watch has ended.', '監看已結束。'),
  },
};
