import { both, type Text } from '../../domain/text.ts';
import type { Messages } from './message.ts';

/** Names of the fields of an item, as a reason begins with them. */
export const FIELD_NAMES: Readonly<Record<string, Text>> = {
  rung: both('level', '級別'),
  direction: both('direction', '方向'),
  kind: both('sort of act', '行動種類'),
  claim: both('part of', '屬於'),
  watch: both('watch group', '觀察組'),
  counterparty: both('whom', '對象'),
  actor: both('who', '行動者'),
  occurred_on: both('day', '日期'),
  scheduled_for: both('due', '預定日'),
  effective_on: both('begins', '生效日'),
  size: both('size', '規模'),
  suspended: both('on hold', '暫停'),
  unilateral: both('alone', '單方'),
  confidence: both('trust', '可信度'),
  term: both('concerns', '相關'),
  reason: both('reason', '理由'),
};

/** What `bide evidence` says of what was proposed, and of its review. */
export const PROPOSALS = {
  by: {
    rules: both('proposed by the rules', '由規則提出'),
    classifier: both('proposed by a classifier', '由分類器提出'),
    assistant: both('proposed by an assistant', '由人工智慧助理提出'),
    person: both('edited by hand', '由人修改'),
  },
  of: (by: Text, source: string, type: string): Text =>
    both(`${by.en}, of ${source} (${type})`, `${by['zh-Hant']}，來源${source}（${type}）`),
  withdrawn: both('its publisher has taken this document back', '發布者已經撤下這份文件'),
  changes: (id: string): Text =>
    both(`a newer version of ${id}, which is in use`, `${id}的新版本；${id}仍在使用中`),
  reason: (field: Text, why: Text): Text =>
    both(`${field.en}: ${why.en}`, `${field['zh-Hant']}：${why['zh-Hant']}`),
  edited: (before: string): Text =>
    before === ''
      ? both('written by hand; nothing stood there', '由人填寫，原本空白')
      : both(`edited by hand; it was ${before}`, `由人修改，原為${before}`),
  editUsage: both(
    'evidence edit: expected `edit ID EPISODE FIELD=VALUE ...`, e.g. `edit N-001 ./mine level=3 direction=noise`',
    '修改的寫法：`evidence edit 編號 事件期間 欄位=內容 ...`，例如`edit N-001 ./mine level=3 direction=noise`',
  ),
  noField: (found: string): Text =>
    both(`${found}: no field of an item`, `「${found}」不是證據的欄位`),
  idStays: both('id: it stays as it is', '`id`：編號不能修改'),
  unchanged: (id: string): Text => both(`${id}: it says so already`, `${id}：內容已經如此`),
  changed: (id: string, name: string): Text =>
    both(
      `${id} waits as edited; the one proposed is kept in the journal: \`bide evidence undo ${id} ${name}\` brings it back`,
      `${id}已修改，仍待審；原先提出的保留在日誌：\`bide evidence undo ${id} ${name}\`可以還原`,
    ),
  noneMatch: both('nothing that waits is like that', '待審清單裡沒有符合的'),
  needsTerminal: both(
    'evidence review needs a terminal; elsewhere `evidence list`, `accept`, `edit` and `reject` do the same',
    '`evidence review`要在終端機使用；其他地方請用`evidence list`、`accept`、`edit`、`reject`',
  ),
  place: (at: number, all: number): Text => both(`${at} of ${all}`, `第${at}則，共${all}則`),
  keys: both(
    '[a]ccept  [e]dit  [r]eject  [s]kip  [u]ndo the last  [q]uit: ',
    '〔a〕採用　〔e〕修改　〔r〕退回　〔s〕略過　〔u〕撤銷上一個　〔q〕結束：',
  ),
  edits: both('FIELD=VALUE, several with blanks between: ', '欄位=內容，多個用空白隔開：'),
  why: both('Why (may be left empty): ', '理由（可空白）：'),
  nothingToUndo: both('nothing was decided in this review yet', '這次檢視還沒有做任何決定'),
  ended: ({
    accepted,
    rejected,
    left,
  }: Readonly<Record<'accepted' | 'rejected' | 'left', number>>) =>
    both(
      `${accepted} accepted, ${rejected} rejected, ${left} left waiting`,
      `採用${accepted}則，退回${rejected}則，仍待審${left}則`,
    ),
  skipped: (name: string): Text => both(`${name}: not there, skipped`, `${name}：不存在，略過`),
  noneCoded: both('no coded items were found', '找不到已編碼的項目'),
  classifierOff: both(
    'no classifier is set (BIDE_LLM_URL or `classifier.yaml`): its figures are left out',
    '沒有設定分類器（`BIDE_LLM_URL`或`classifier.yaml`），不列它的數字',
  ),
} as const satisfies Messages;
