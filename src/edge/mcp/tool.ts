import * as z from 'zod';
import { both, type Lang, type Text } from '../../domain/text.ts';
import { check, unmet } from '../file/check.ts';
import type { Source } from '../file/document.ts';
import { must, refused } from '../file/problem.ts';
import { choice, field, strictMap } from '../file/schema.ts';
import {
  type AssistantDesk,
  type DeskAnswer,
  MOST_FOUND,
  MOST_PROPOSALS,
  SEARCHED,
  USUAL_FOUND,
} from './desk.ts';

/** Longest arguments, UTF-16 units; of those that are not named the first. */
const ARGUMENT_LENGTHS: Readonly<Record<string, number>> = {
  '': 200,
  episode: 1000,
  reason: 600,
  headline: 300,
  headline_zh: 300,
  source_url: 500,
};

const EPISODE = both('as list_episodes names it', '名稱見`list_episodes`');
const AT = both(
  'a date (2030-01-31, today, yesterday, last): the decision of that day; left out: the last one',
  '日期（`2030-01-31`、`today`、`yesterday`、`last`）：當天的決策；不填則為最後一個',
);
const day = { episode: field.words, at: z.exactOptional(field.words) };

const told = <S extends z.core.$ZodLooseShape>(
  shape: S,
  of: {
    readonly says: Text;
    readonly fields: Readonly<Record<string, Text>>;
    readonly call: (
      desk: AssistantDesk,
      args: z.output<z.ZodObject<S, z.core.$strict>>,
    ) => DeskAnswer;
    readonly proposes?: true;
  },
) => {
  const schema = strictMap(shape);
  return {
    ...of,
    schema,
    call: (desk: AssistantDesk, args: unknown, name: string): DeskAnswer => {
      const source = argumentSource(name, args ?? {});
      const read = must(check(schema, source));
      const long = Object.entries(read).flatMap(([key, value]) => {
        const most = longest(key);
        return unmet(source, [
          [typeof value !== 'string' || value.length <= most, [key], SHORTER(most)],
        ]);
      });
      if (long.length > 0) must(refused(...long));
      return of.call(desk, read as z.output<z.ZodObject<S, z.core.$strict>>);
    },
  };
};

const longest = (key: string): number => ARGUMENT_LENGTHS[key] ?? (ARGUMENT_LENGTHS[''] as number);
const SHORTER = (most: number): Text => both(`at most ${most} characters`, `最多${most}個字元`);

/** Arguments as a parsed file of the name of their tool. */
function argumentSource(file: string, value: unknown): Source {
  const start = () => ({ line: 1, column: 1 });
  const at = (key: PropertyKey | undefined): unknown =>
    typeof value === 'object' && value !== null && key !== undefined
      ? Object.entries(value).find(([name]) => name === key)?.[1]
      : undefined;
  return {
    ...{ file, text: '', value, at: start, key: start, within: start },
    written: ([key]) => {
      const one = at(key);
      return typeof one === 'string' ? one : undefined;
    },
  };
}

/** Every tool that there is, by its name. */
export const TOOLS = {
  list_episodes: told(
    {},
    {
      says: both(
        'Theses and their episodes: names, days, and how many proposals wait',
        '列出假設與事件期間：名稱、起訖日，以及待審的提案數',
      ),
      fields: {},
      call: (desk) => desk.list(),
    },
  ),
  list_sources: told(
    {},
    {
      says: both(
        'Who publishes series and documents, on what terms, and how old what they told last is',
        '列出資料來源、使用條件，以及最近一次資料有多舊',
      ),
      fields: {},
      call: (desk) => desk.sources(),
    },
  ),
  read_state: told(day, {
    says: both(
      'The decision of a day: verdict, target and held exposure, stops, regime, stress, age of the data, and what would change it. Nothing that came to be known later is in it',
      '某一天的決策：判定、目標與持有曝險、停損、局勢、承壓、資料新舊，以及什麼會改變它；不含之後才知道的事',
    ),
    fields: { episode: EPISODE, at: AT },
    call: (desk, args) => desk.state(args),
  }),
  explain_decision: told(
    { ...day, length: z.exactOptional(choice(['short', 'full'])) },
    {
      says: both(
        'Why: the memo of that day, then the reasons, signals, evidence and values that the decision rests on, each with its source and the time at which it was known',
        '說明理由：當天的備忘錄，以及決策所依據的理由、訊號、證據與數值，各附來源與得知的時刻',
      ),
      fields: {
        episode: EPISODE,
        at: AT,
        length: both('of the memo; left out: short', '備忘錄的長度；不填為`short`'),
      },
      call: (desk, args) => desk.explain(args),
    },
  ),
  search_evidence: told(
    {
      episode: field.words,
      asOf: z.exactOptional(field.words),
      words: z.exactOptional(field.words),
      within: z.exactOptional(choice(SEARCHED)),
      limit: z.exactOptional(field.count),
    },
    {
      says: both(
        'Evidence of an episode as it was known at a time, newest first: coded items in use, proposals that wait, and kept documents. What was known later is never told',
        '查詢某一時刻已知的證據，新的在前：使用中的項目、待審的提案、保存的文件；之後才知道的一律不提供',
      ),
      fields: {
        episode: EPISODE,
        asOf: both(
          'an instant with offset, or a date: what its decision could know; left out: now',
          '帶時差的時刻，或日期（當天決策所能知道的）；不填為現在',
        ),
        words: both('each of them must stand there', '每個詞都要出現'),
        within: both('left out: all of them', '不填為全部'),
        limit: both(
          `most that is told, up to ${MOST_FOUND}; left out: ${USUAL_FOUND}`,
          `最多幾則，上限${MOST_FOUND}；不填為${USUAL_FOUND}`,
        ),
      },
      call: (desk, args) => desk.search(args),
    },
  ),
  propose_evidence: told(
    {
      episode: field.words,
      reason: field.words,
      ...{ occurred_on: field.date, actor: field.words, rung: field.rung },
      ...{ direction: field.direction, watch: field.watch, source_url: field.url },
      source_name: field.words,
      headline: z.exactOptional(field.words),
      headline_zh: z.exactOptional(field.words),
      counterparty: z.exactOptional(field.words),
      claim: z.exactOptional(field.words),
      kind: z.exactOptional(field.kind),
      confidence: z.exactOptional(choice(['high', 'medium', 'low'])),
      scheduled_for: z.exactOptional(field.date),
      effective_on: z.exactOptional(field.date),
    },
    {
      proposes: true,
      says: both(
        `Puts one item of evidence into the inbox of a folder, where it waits for a person and counts nothing; known from now on. At most ${MOST_PROPOSALS} in a session`,
        `提出一則證據，放進待審清單；由人審核前不算數，且只從現在起算得知。每次連線最多${MOST_PROPOSALS}則`,
      ),
      fields: {
        episode: both(
          'a folder of the user’s own, as list_episodes names it',
          '使用者自己的資料夾，名稱見`list_episodes`',
        ),
        reason: both(
          'why it is evidence, and why of this level: the person reads it',
          '為什麼是證據、為什麼是這一級；供審核的人閱讀',
        ),
        occurred_on: both('the day of the act, YYYY-MM-DD', '發生的日期，格式YYYY-MM-DD'),
        actor: both('who acts', '行動者'),
        rung: both(
          'how hard it is: 0 talk, 1 dated, 2 drafted, 3 enacted, 4 funded, 5 built; a headline is never more than talk',
          '級別：0說說、1有日期、2有草案、3已生效、4已撥款、5已建成；新聞標題最多是0',
        ),
        direction: both('towards which reading it leans', '傾向哪一種解讀'),
        watch: both('group of the watch list', '觀察清單的組別'),
        source_url: both('where it can be read', '出處的網址'),
        source_name: both('who publishes it', '發布者'),
        headline: both('what happened, in English', '發生什麼事（英文）'),
        headline_zh: both(
          'the same in Traditional Chinese; one of the two is needed',
          '發生什麼事（繁體中文）；兩者至少填一個',
        ),
        counterparty: both('whom it is aimed at, several with ; between', '對象，多個用`;`隔開'),
        claim: both(
          'the act that it belongs to; left out: one of its own',
          '屬於哪一件事；不填則自成一件',
        ),
        kind: both(
          'the sort of act; left out: the usual one of its level',
          '行動種類；不填則為該級最常見的',
        ),
        confidence: both('left out: medium', '可信度；不填為`medium`'),
        scheduled_for: both('the day on which it is due', '預定日'),
        effective_on: both('first day on which it binds', '生效日'),
      },
      call: (desk, { episode, reason, rung, ...rest }) =>
        desk.propose({ episode, reason, item: { ...rest, rung: String(rung) } }),
    },
  ),
} as const;

export type ToolName = keyof typeof TOOLS;

/** The arguments of a tool as a JSON Schema. */
export function inputSchema(name: ToolName, lang: Lang): Readonly<Record<string, unknown>> {
  const { schema, fields } = TOOLS[name];
  const { $schema: _, ...json } = z.toJSONSchema(schema as z.ZodType, { io: 'input' });
  const says: Readonly<Record<string, Text>> = fields;
  const properties = Object.entries(json.properties ?? {}).map(([key, one]) => {
    const own = typeof one === 'object' ? one : {};
    const most =
      'type' in own && own.type === 'string' && !('enum' in own) ? { maxLength: longest(key) } : {};
    return [key, { ...own, ...most, description: says[key]?.[lang] }];
  });
  return { ...json, properties: Object.fromEntries(properties) };
}
