import { both, type Text } from '../../domain/text.ts';
import { meant } from '../file/similar.ts';

/** The kinds of words that the messages of one topic are. */
export type Messages = Readonly<
  Record<string, Text | Readonly<Record<string, Text>> | ((...args: never[]) => Text)>
>;

/** What the command line says, in both languages side by side. */
export const MESSAGES = {
  // Of options.
  notAShare: (option: string, found: string) =>
    both(
      `${option}: expected a number from 0 to 1, found ${found}`,
      `${option}要寫0到1之間的數字，收到的是「${found}」`,
    ),
  notAnExposure: ({ option, most, found }: Cited<'option' | 'most' | 'found'>) =>
    both(
      `${option}: expected a share of own capital from 0 to ${most} (0.95 or 95%, 1.2 with a loan of a fifth), found ${found}`,
      `${option}要寫占自有資金的比例，0到${most}（0.95或95%，借款兩成時為1.2），收到的是「${found}」`,
    ),
  notWhole: ({ option, min, max, found }: Cited<'option' | 'min' | 'max' | 'found'>) =>
    both(
      `${option}: expected a whole number from ${min} to ${max}, found ${found}`,
      `${option}要寫${min}到${max}之間的整數，收到的是「${found}」`,
    ),
  notOneOf: (option: string, known: readonly string[], found: string) =>
    both(
      `${option}: expected ${known.join(' or ')}, found ${found}`,
      `${option}要寫${known.join('或')}，收到的是「${found}」`,
    ),
  notAWord: (found: string, like: readonly string[]) =>
    both(`${found}: ${meant(like).en}`, `「${found}」：${meant(like)['zh-Hant']}`),
  noFolder: (option: string) =>
    both(`${option}: expected a folder, found nothing`, `${option}要寫資料夾的路徑，現在是空白`),
  noDecisions: both('--at: this episode has no decision', '--at：這個事件期間沒有任何決策'),
  noDecision: (near: readonly string[], { day, from, to }: Cited<'day' | 'from' | 'to'>) =>
    both(
      `--at: no decision on ${day}; nearest: ${near.join(' and ')} (taken on weekdays from ${from} to ${to})`,
      `--at：${day}沒有決策，最近的是${near.join('與')}（決策日為${from}到${to}的週一至週五）`,
    ),
  noneInRange: (near: readonly string[], { from, to }: Cited<'from' | 'to'>) =>
    both(
      `--from, --to: no decision in these days; nearest: ${near.join(' and ')} (the episode runs from ${from} to ${to})`,
      `--from、--to：這段日期沒有決策，最近的是${near.join('與')}（事件期間為${from}到${to}）`,
    ),
  backwards: (from: string, to: string) =>
    both(`--from, --to: ${from} is after ${to}`, `--from、--to：${from}在${to}之後，起訖顛倒`),
  noVerdict: (silent: readonly string[], { day, last }: Cited<'day' | 'last'>) =>
    both(
      `${day === undefined ? '' : `${day}: `}no verdict: ${last === undefined ? 'no data' : `data end on ${last}`} (${silent.join(', ')})`,
      `${day === undefined ? '' : `${day}：`}沒有判定：${last === undefined ? '沒有資料' : `資料只到${last}`}（${silent.join('、')}）`,
    ),
  notYet: (day: string, last: string) =>
    both(
      `--at: no verdict on ${day} yet: its hour of decision has not come; the last one is of ${last}`,
      `--at：${day}的決策時刻還沒到，沒有判定；最近一次是${last}`,
    ),
  needsOut: both(
    '--from, --to: memos of several days are written into a folder: they need --out, and no --at',
    '--from、--to：多天的備忘錄會寫進資料夾，要一起寫--out，而且不能寫--at',
  ),
  fallOutOfRange: (min: number, max: number, found: string) =>
    both(
      `--fall: expected sigmas from ${min} to below ${max}, found ${found}`,
      `--fall要寫標準差的倍數，最小${min}，須小於${max}；收到的是「${found}」`,
    ),
  noPaths: (found: string) =>
    both(
      `--paths: expected a whole number of paths above 0, found ${found}`,
      `--paths要寫大於0的整數，收到的是「${found}」`,
    ),
  tooLarge: ({ paths, needed, spare }: Cited<'paths' | 'needed' | 'spare'>) =>
    both(
      `--paths: ${paths} paths would take about ${needed} of memory; ${spare} may be used`,
      `--paths：${paths}條路徑約需${needed}記憶體，可用的只有${spare}`,
    ),

  // Of answers.
  asking: (next: number, all: number) =>
    both(
      `asking the crowd model: ${next} of ${all}`,
      `正在計算市場參與者模型：第${next}題，共${all}題`,
    ),
  reading: (percent: number) =>
    both(`reading observations: ${percent}%`, `正在讀取觀測值：${percent}%`),
  stopped: both('stopped before the first path was done', '第一條路徑還沒算完就中止了'),
  otherVersion: ({ thesis, now, signed, day }: Cited<'thesis' | 'now' | 'signed' | 'day'>) =>
    both(
      `${thesis}: this version (${now}) is not the one signed on ${day} (${signed})`,
      `${thesis}：目前這個版本（${now}）不是${day}簽署的版本（${signed}）`,
    ),
  keepNeedsData: { en: '--keep: needs --data', 'zh-Hant': '--keep必須和--data一起使用' },
  noSession: both(
    'no session of the cross-section by this day',
    '到這一天為止，橫斷面資料還沒有任何交易日',
  ),

  // Of the long record and of calibration.
  recordNeedsData: both(
    'score episodes: expected --data DIR, a folder with one CSV per series; or first bide pull episodes --past',
    'score episodes要加上--data與資料夾路徑，夾內每個序列一個CSV檔；或先執行bide pull episodes --past',
  ),
  madeUp: (name: string) =>
    both(
      `${name}: its values were made up by a stand-in; none of this is real.`,
      `${name}：其中的數值由替身伺服器虛構，以下都不是真的。`,
    ),
  libraryNeedsData: both(
    'score library: expected --data DIR, a folder with ID/observations.csv and ID/vintages/ of coded episodes; or first bide pull library --past',
    'score library要加上--data與資料夾路徑，夾內為各段事件的`ID/observations.csv`與`ID/vintages/`；或先執行bide pull library --past',
  ),
  likeNeedsData: both(
    'like: expected --data DIR, a folder with ID/observations.csv and ID/vintages/ of other coded episodes; or first bide pull library --past',
    'like要加上--data與資料夾路徑，夾內為其他各段事件的`ID/observations.csv`與`ID/vintages/`；或先執行bide pull library --past',
  ),
  libraryLookahead: both(
    '--lookahead: asked of one episode or of the long record, not of score library',
    '--lookahead只能用於單一事件期間或長期紀錄，不能用於score library',
  ),
  recordShort: (windows: number) =>
    both(
      `fewer than ${windows} windows, or no session after them: nothing to score`,
      `資料不足${windows}段行情，或之後沒有交易日，沒有可評分的內容`,
    ),
  pastShort: ({
    until,
    sessions,
    needed,
    own,
  }: Cited<'until' | 'sessions' | 'needed'> & { readonly own: boolean }) =>
    both(
      `${sessions} sessions of all three asset classes by ${until}, and at least ${needed} are needed (about five years): no vintage was written${own ? '; bring longer series with --data DIR' : ''}`,
      `到${until}為止三類資產都有數字的交易日共${sessions}個，至少要${needed}個（約五年），沒有寫出校準版本${own ? '；請用--data指定較長序列的資料夾' : ''}`,
    ),
  crowdNeeds: both(
    'calibrate crowd: expected --data DIR and --until DATE',
    'calibrate crowd要加上--data與資料夾路徑、--until與日期',
  ),
  learnt: (until: string, sessions: number) =>
    both(
      `learnt from ${sessions} sessions up to ${until}: what is usual for these series, used from the first decision on`,
      `由截至${until}的${sessions}個交易日學得這些序列平常的樣子，自第一次決策起採用`,
    ),
  thenReplay: (name: string) =>
    both(`Next: bide replay ${name}`, `下一步：\`bide replay ${name}\``),
  vintageTooLate: ({ until, any }: Cited<'until' | 'any'>) =>
    both(
      `--until ${until}: no decision of this episode could use it, for a vintage ends before the windows that it judges; the last date that works is ${any}`,
      `--until ${until}：這段事件沒有任何決策能用這個校準版本，因為它必須在所判斷的期間之前截止；可用的最後日期是${any}`,
    ),
  vintageLate: ({ until, all }: Cited<'until' | 'all'>) =>
    both(
      `the first decisions of this episode cannot use a vintage until ${until}; the last date that works for all of them is ${all}`,
      `這段事件最初的決策不能用截止於${until}的校準版本；對所有決策都可用的最後日期是${all}`,
    ),
  vintageDiffers: (file: string) =>
    both(
      `${file}: there already, and it differs; nothing was written: give another name with --out, or --force to replace it`,
      `${file}：已經存在而且內容不同，沒有寫入任何檔案；請用--out另取名稱，或用--force取代它`,
    ),
  fallsFew: ({ until, windows, falls }: Cited<'until' | 'windows' | 'falls'>) =>
    both(
      `fewer than ${windows} windows or ${falls} falls of a sort by ${until}: no vintage was written`,
      `到${until}為止不足${windows}段行情，或某一類跌勢不足${falls}次，沒有寫出校準版本`,
    ),

  // Of what is kept.
  nothingYet: both(
    'Nothing on record yet. Try: bide replay EPISODE, or bide --help.',
    '目前沒有紀錄。可以先執行bide replay加上事件期間，或看bide --help的說明。',
  ),
  signed: (thesis: string, entry: number | undefined) =>
    both(
      `signed ${thesis}, entry ${entry} of the journal`,
      `已簽署${thesis}，記在日誌第${entry}筆`,
    ),
  nothingNew: (thesis: string) =>
    both(`${thesis}: nothing new to sign`, `${thesis}：沒有新的內容需要簽署`),
  frozen: both(
    'from now on a change is a new version; to act against it, use bide decide --override',
    '此後任何修改都算新版本；要偏離它，請用bide decide --override',
  ),

  // Of evidence and threats.
  evidenceUsage: both(
    'evidence: expected `new EPISODE`, `add FILE EPISODE`, `list EPISODE`, `accept ID EPISODE`, `accept --all EPISODE`, `edit ID EPISODE FIELD=VALUE`, `reject ID EPISODE`, `review EPISODE`, `undo ID EPISODE`, `agree A B` or `eval`',
    'evidence的寫法：`new 事件期間`、`add 檔案 事件期間`、`list 事件期間`、`accept 編號 事件期間`、`accept --all 事件期間`、`edit 編號 事件期間 欄位=內容`、`reject 編號 事件期間`、`review 事件期間`、`undo 編號 事件期間`、`agree 甲檔 乙檔`、`eval`',
  ),
  evidenceWaits: (count: number, known: number) =>
    both(
      `${count} waiting; bide evidence accept ID EPISODE puts one to use${known > 0 ? `; ${known} in use or waiting before` : ''}`,
      `${count}則待審；用bide evidence accept加上編號與事件期間來採用${known > 0 ? `；另有${known}則先前已採用或待審` : ''}`,
    ),
  notInInbox: (id: string) => both(`${id}: not in the inbox`, `${id}：不在待審清單裡`),
  severalWait: (id: string, names: readonly string[]) =>
    both(
      `${id}: several items wait under this id; name one of ${names.join(', ')}`,
      `${id}：有多則待審證據使用這個編號；請指明${names.join('、')}其中之一`,
    ),
  bundledStays: both(
    'a bundled episode is not edited; copy its folder first',
    '內建的事件期間不能修改，請先複製它的資料夾',
  ),
  evidenceReplaces: (id: string) =>
    both(
      `${id}: in use, in place of the earlier item of this id`,
      `${id}：已採用，取代先前同編號的那一則`,
    ),
  evidenceUsed: (id: string) => ({ en: `${id}: in use`, 'zh-Hant': `${id}：已採用` }),
  evidenceRejected: (id: string) => ({ en: `${id}: rejected`, 'zh-Hant': `${id}：已退回` }),
  contradicts: (id: string) =>
    both(
      `${id}: contradicts an item of the same act, day and instant; neither counts until a later act or a correction decides`,
      `${id}：與同一事件、同一天、同一時刻的另一則說法矛盾；在後來的行動或更正定案之前，兩則都不採計`,
    ),
  threatsUsage: { en: 'threats: expected add FILE', 'zh-Hant': 'threats add後面要寫檔案' },
  threatsAdded: (ids: readonly string[], file: string) =>
    both(`${ids.join(', ')}: added to ${file}`, `${ids.join('、')}：已加入${file}`),
} as const satisfies Messages;

/** Names and figures that messages quote. */
export type Cited<N extends string> = Readonly<Record<N, string | number | undefined>>;
