import { both, type Text } from '../../domain/text.ts';
import type { Break } from '../../run/journal.ts';
import type { Coverage } from '../thesis/coverage.ts';
import type { Cited, Messages } from './message.ts';

/** What is said of a thesis that was checked, and of a journal or a memo that was verified. */
export const VERIFICATION = {
  testsPassed: (passed: number, all: number) =>
    both(`tests      ${passed} of ${all} passed`, `測試　　通過${passed}/${all}`),
  covered: ({ stops, questions, readings, scenarios }: Cited<keyof Coverage>) =>
    both(
      `coverage   stops ${stops}, questions ${questions}, readings ${readings}, scenarios ${scenarios}`,
      `涵蓋　　停損${stops}，問題${questions}，判讀${readings}，劇本${scenarios}`,
    ),
  silence: ({ prior, weekdays, after, end }: Cited<'prior' | 'weekdays' | 'after' | 'end'>) =>
    both(
      `silence    noise / friction / rupture from ${prior} to ${after} in ${weekdays} weekdays without news, ${end} in the end`,
      `沒有消息　雜音／摩擦／決裂從${prior}起，${weekdays}個工作日後為${after}，終究為${end}`,
    ),
  stopsAt: (day: string) => both(`stops, as of ${day}`, `停損，截至${day}`),
  nearestStop: (id: string, levels: number) =>
    both(
      `  nearest: ${id}, ${levels === 0 ? 'at its level already' : `${levels} level${levels === 1 ? '' : 's'} short`}`,
      `  最接近的是${id}，${levels === 0 ? '級別已到' : `還差${levels}級`}`,
    ),
  tripsOn: (condition: string, now: Text) =>
    both(`    trips when ${condition}${now.en}`, `    觸發條件：\`${condition}\`${now['zh-Hant']}`),
  nowIs: (call: string, value: Text) =>
    both(`; ${call} is ${value.en}`, `；\`${call}\`目前為${value['zh-Hant']}`),
  notKnownYet: both('not known', '「未知」'),
  steps: both('next', '接下來'),
  noPrices: (id: string, title: Text, folder: string) =>
    both(
      `${id} (${title.en}) has no prices: bide import prices ${id} FILE ${folder}`,
      `${id}（${title['zh-Hant']}）沒有數字：\`bide import prices ${id} FILE ${folder}\``,
    ),
  pricesEnd: ({ id, count, last, to, folder }: Cited<'id' | 'count' | 'last' | 'to' | 'folder'>) =>
    both(
      `${id}: ${count} prices, the last of ${last}; those up to ${to} are still to come: bide import prices ${id} FILE ${folder}`,
      `${id}：${count}筆，最後一筆是${last}；到${to}為止的還沒有：\`bide import prices ${id} FILE ${folder}\``,
    ),
  noEvidence: (folder: string) =>
    both(
      `no act is coded yet, so nothing can trip: bide evidence new ${folder}`,
      `還沒有編碼任何行動，停損無從觸發：\`bide evidence new ${folder}\``,
    ),
  notCalibrated: ({
    folder,
    sessions,
    needed,
  }: Record<'sessions' | 'needed', number> & Cited<'folder'>) =>
    both(
      `not calibrated, so nothing may be added (${sessions} sessions are there, ${needed} needed): bide calibrate ${folder}${sessions < needed ? ' --data DIR' : ''}`,
      `尚未校準，所以不加碼（現有${sessions}個交易日，需要${needed}個）：\`bide calibrate ${folder}${sessions < needed ? ' --data DIR' : ''}\``,
    ),
  mend: both('mend the errors above, then check again', '改正上面的錯誤，再檢查一次'),
  thenSign: (thesis: string, folder: string) =>
    both(
      `bide sign ${thesis}, then bide replay ${folder}`,
      `\`bide sign ${thesis}\`，再執行\`bide replay ${folder}\``,
    ),
  opened: (opened: string, from: string) =>
    both(
      `opened on ${opened}, after the stretch that it judges has begun (${from}): decisions before it would be hindsight; begin \`from\` in episode.yaml on ${opened} or later`,
      `${opened}才成立，晚於所判斷的期間開始（${from}）：之前的決策等於事後諸葛；請把\`episode.yaml\`的\`from\`改為${opened}或之後`,
    ),
  signedAlready: ({ entry, on }: { readonly entry: number; readonly on: string }) =>
    both(
      `already signed on ${on}, entry ${entry} of the journal`,
      `已在${on}簽署，日誌第${entry}筆`,
    ),
  thenReplay: (folder: string) => both(`bide replay ${folder}`, `執行\`bide replay ${folder}\``),
  readyToSign: { en: 'ready to sign', 'zh-Hant': '可以簽署' },
  notReadyToSign: { en: 'not ready to sign', 'zh-Hant': '還不能簽署' },
  chainBroken: ({ seq, kind, expected, found }: Break) =>
    both(
      `entry ${seq}: ${kind}: expected ${expected}, found ${found}`,
      `第${seq}筆：${BREAKS[kind]}`,
    ),
  anchorAlone: both(
    '--anchor: asked of the journal, not of a memo',
    '--anchor用來核對日誌，不用於備忘錄',
  ),
  noJournal: both('no journal here yet: nothing to verify', '這裡還沒有日誌，沒有可驗證的紀錄'),
  chainWhole: (count: number) =>
    both(`${count} entries, one unbroken chain`, `${count}筆紀錄，前後相連，沒有缺漏`),
  notAMemo: (file: string) => both(`${file}: not a memo of bide`, `${file}：不是bide的備忘錄`),
  crowdDiffers: (file: string, world: string) =>
    both(
      `${file}: the crowd model answers differently now: ${world}`,
      `${file}：市場參與者模型重算的結果不同：${world}`,
    ),
  memoSame: (file: string) =>
    both(
      `${file}: every number computed again, the same to the byte`,
      `${file}：所有數字重算一次，每個位元組都相同`,
    ),
  otherThesis: (hash: string) =>
    both(
      `the thesis file is another version now (${hash}), and the one that this memo names is neither signed nor kept in this workspace`,
      `假設檔現在是另一個版本（${hash}）；備忘錄所記的版本既未簽署，也沒有存在這個工作資料夾裡`,
    ),
  noSuchDay: (file: string, day: string) =>
    both(`${file}: there is no decision on ${day}`, `${file}：${day}沒有決策`),
  memoDiffers: ({ file, line, expected, found }: Cited<'file' | 'line' | 'expected' | 'found'>) =>
    both(
      `${file}:${line}: expected ${expected}, found ${found}`,
      `${file}:${line}：應為「${expected}」，實際為「${found}」`,
    ),
} as const satisfies Messages;

/** What is wrong with an entry of the journal, in Chinese; in English it is its kind. */
const BREAKS: { readonly [K in Break['kind']]: string } = {
  body: '內容被改過，和雜湊值不符',
  hash: '雜湊值被改過',
  prev: '所記的前一筆雜湊值被改過',
  link: '和前一筆接不上',
  missing: '從這一筆起有紀錄遺失',
  reordered: '順序錯了，排在編號更大的紀錄之後',
  line: '其中的決策和它自己的雜湊值不符',
  anchor: '不是另存的雜湊值所指的那一筆',
};
