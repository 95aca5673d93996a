import { RUNGS, WATCHES } from '../../domain/evidence.ts';
import { both, type Text } from '../../domain/text.ts';
import { inEach } from '../../report/words/index.ts';
import type { ItemField } from '../episode/item.ts';
import type { Messages } from './message.ts';
import type { Options } from './say.ts';

/** Plain examples of each level of the ladder, softest first. */
const EXAMPLES: readonly Text[] = [
  both('somebody says, threatens, wants or denies', '有人發言、揚言、表示想要或否認'),
  both(
    'a date is set, or the one who can take the step announces it',
    '訂了日期，或由有權的人正式宣布',
  ),
  both('there is a text: a bill, a proposal, a tender', '有條文可讀：法案、提案、招標公告'),
  both('signed, enacted or ruled by the one who may', '由有權的人簽署、通過或裁定'),
  both('money or a contract is bound, a permit is given', '編了預算、簽了合約或發了許可'),
  both('it happens: duties are collected, troops have landed', '已經發生：開始課稅、部隊登陸'),
];

/** The ladder with plain examples, a line a level. */
export const LADDER_LINES: readonly Text[] = RUNGS.map((_, n) =>
  both(
    `    ${n}  ${inEach((w) => w.rungs[n] ?? '').en.padEnd(10)} ${EXAMPLES[n]?.en}`,
    `    ${n}  ${inEach((w) => w.rungs[n] ?? '')['zh-Hant']}　${EXAMPLES[n]?.['zh-Hant']}`,
  ),
);

/** What each direction means, a line each. */
export const DIRECTION_LINES: readonly Text[] = [
  both('    friction  a lasting break becomes likelier', '    friction  更可能長久決裂'),
  both('    noise     it becomes less likely', '    noise     更不可能'),
  both('    neutral   neither, or both', '    neutral   都不是，或兩者都有'),
];

/** A question of `bide evidence new`: which field it fills, which option answers it, and its words. */
export type ItemQuestion = {
  readonly field: ItemField;
  readonly option: keyof Options;
  /** The heading of a new question, with its number. */
  readonly heads?: Text;
  readonly says: Text;
};

/** The six questions; some have a second part. */
export const ITEM_QUESTIONS = [
  {
    field: 'headline',
    option: 'headline',
    heads: both('1 of 6. What happened?', '1／6　發生了什麼事？'),
    says: both('In one sentence, in your own words', '用自己的話寫一句'),
  },
  {
    field: 'claim',
    option: 'claim',
    says: both('Part of which act (a delay of it counts as it)', '屬於哪一件事（延期、撤回也算）'),
  },
  {
    field: 'occurred_on',
    option: 'on',
    heads: both('2 of 6. When?', '2／6　什麼時候？'),
    says: both('Day of the act, such as 2030-01-31 or today', '發生的日期，例如2030-01-31或今天'),
  },
  {
    field: 'known_on',
    option: 'known',
    says: both('Public since, a day or an instant with offset', '何時公開，日期或帶時差的時刻'),
  },
  {
    field: 'actor',
    option: 'actor',
    heads: both('3 of 6. Who, against whom?', '3／6　誰對誰？'),
    says: both('Who acts', '誰做的'),
  },
  {
    field: 'counterparty',
    option: 'counterparty',
    says: both('Against or with whom, several as A; B', '對象，多個寫成「甲；乙」'),
  },
  {
    field: 'rung',
    option: 'level',
    heads: both('4 of 6. How firm?', '4／6　具體到什麼程度？'),
    says: both('Level, 0 to 5', '級別，0到5'),
  },
  {
    field: 'kind',
    option: 'kind',
    says: both('What sort of act', '哪一種行動'),
  },
  {
    field: 'direction',
    option: 'direction',
    heads: both(
      '5 of 6. Which way does the act point, not the market?',
      '5／6　這件事本身（不是市場）偏向哪一邊？',
    ),
    says: both('friction, noise or neutral', 'friction、noise或neutral'),
  },
  {
    field: 'watch',
    option: 'watch',
    says: both(
      `Watch group, ${WATCHES[0]} to ${WATCHES.at(-1)}`,
      `觀察組，${WATCHES[0]}到${WATCHES.at(-1)}`,
    ),
  },
  {
    field: 'source_url',
    option: 'url',
    heads: both('6 of 6. Where did you read it?', '6／6　在哪裡讀到的？'),
    says: both('Address of the page', '網址'),
  },
  {
    field: 'source_name',
    option: 'source',
    says: both('Name of the source', '來源名稱'),
  },
] as const satisfies readonly ItemQuestion[];

/** What `bide evidence` says of items that are written, listed, accepted and taken back. */
export const CODING = {
  prompt: (says: Text, fallback: Text | undefined) =>
    both(
      `  ${says.en}${fallback ? ` [${fallback.en}]` : ''}: `,
      `  ${says['zh-Hant']}${fallback ? `〔${fallback['zh-Hant']}〕` : ''}：`,
    ),
  begin: both(
    'Six questions. Enter takes what stands in brackets; Ctrl-D ends without keeping anything.',
    '共六題。按Enter採用括號內的答案；按Ctrl-D結束，什麼都不會留下。',
  ),
  ownAct: both('an act of its own', '獨立的一件事'),
  nobody: both('nobody in particular', '沒有特定對象'),
  keep: both('Keep it? [y/n] ', '要留下嗎？〔y／n〕'),
  notKept: both('nothing was kept', '沒有留下任何內容'),
  needed: (options: readonly string[]) =>
    both(
      `\`evidence new\`: ${options.join(', ')} ${options.length === 1 ? 'is' : 'are'} needed`,
      `\`evidence new\`還缺${options.join('、')}`,
    ),
  there: (id: string) =>
    both(`${id}: in use or waiting already, word for word`, `${id}：一字不差的內容已在使用或待審`),
  waits: (id: string, episode: string) =>
    both(
      `${id} waits; to put it to use: \`bide evidence accept ${id} ${episode}\``,
      `${id}待審；要採用：\`bide evidence accept ${id} ${episode}\``,
    ),
  inUse: (n: number) => both(`In use: ${n}`, `使用中：${n}則`),
  waiting: (n: number, episode: string) =>
    both(
      `Waiting: ${n}; \`bide evidence accept ID ${episode}\`, or --all`,
      `待審：${n}則；採用：\`bide evidence accept 編號 ${episode}\`，或用--all`,
    ),
  brief: (episode: string) =>
    both(
      `Each line: item, day, watch group and level, direction, headline; one claim together. All of each: \`bide evidence list ${episode} --all\``,
      `每行為編號、日期、觀察組與級別、方向、標題；同一件事排在一起。要看細節：\`bide evidence list ${episode} --all\``,
    ),
  none: (episode: string) =>
    both(
      `No evidence in use, none waiting. To write an item: \`bide evidence new ${episode}\``,
      `沒有使用中或待審的證據。要寫一則：\`bide evidence new ${episode}\``,
    ),
  noVerdict: (id: string) =>
    both(
      `${id}: neither accepted nor rejected by an entry that counts`,
      `${id}：日誌裡沒有仍算數的採用或退回紀錄`,
    ),
  rewrites: (id: string, since: string) =>
    both(
      `${id}: known since ${since} UTC. Decisions on record after that are taken again with it; what was told then stays in the journal.`,
      `「${id}」在世界協調時間${since}就已可知。之後已有紀錄的決定會連同它重做；當時說過的仍留在日誌。`,
    ),
  noneWaits: both('nothing waits in the inbox', '待審清單是空的'),
  notTaken: (id: string, why: Text) =>
    both(`${id} was not taken: ${why.en}`, `${id}沒有採用：${why['zh-Hant']}`),
  small: both('small', '規模小'),
  begins: (day: string) => both(`from ${day}`, `${day}生效`),
  knownOn: (day: string) => both(`known ${day}`, `${day}公開`),
  disputed: both('contradicted, does not count', '說法互相矛盾，不採計'),
} as const satisfies Messages;
