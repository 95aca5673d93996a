import type { Lang, Text } from '../../domain/text.ts';
import { bundledIds } from '../episode/bundled.ts';

/** Stands for the id of a bundled episode. */
const ID = 'ID';

/** How each command is called, so that it can be copied: at least one line a command. */
const EXAMPLES: Readonly<Record<string, readonly (string | Text)[]>> = {
  init: ['bide init mine && bide check mine/thesis.yaml'],
  check: ['bide check mine/thesis.yaml', `bide check ${ID}`],
  sign: ['bide sign mine/thesis.yaml'],
  replay: [`bide replay ${ID}`, 'bide replay ./mine --from yesterday --json'],
  stress: [`bide stress ${ID} --at last`, 'bide stress ./mine --at today'],
  career: ['bide career --tail 0.3', `bide career ${ID} --at last`],
  crowd: ['bide crowd --fall 3', `bide crowd ${ID} --at last --html crowd.html`],
  delever: [`bide delever ${ID} --at last`, 'bide delever ./mine --data prices --keep'],
  odds: [`bide odds ${ID} --at last`, `bide odds ${ID} --thesis other.yaml`],
  like: [`bide like ${ID} --at last --data library`],
  survive: [`bide survive ${ID} --at last`],
  threats: ['bide threats', `bide threats ${ID} --at last`, 'bide threats add mine.csv'],
  evidence: [
    'bide evidence new ./mine',
    'bide evidence add news.csv ./mine',
    'bide evidence list ./mine',
    'bide evidence accept N-001 ./mine',
    'bide evidence agree first.jsonl second.jsonl',
  ],
  decide: [
    `bide decide ${ID} --accept`,
    {
      en: 'bide decide --override --exposure 0.6 --why "too early" --review 2030-01-31',
      'zh-Hant': 'bide decide --override --exposure 0.6 --why "再等一週" --review 2030-01-31',
    },
  ],
  journal: [
    'bide journal',
    'bide journal 12',
    {
      en: 'bide journal undo 12 --why "wrong account"',
      'zh-Hant': 'bide journal undo 12 --why "帳戶弄錯"',
    },
    `bide journal process ${ID}`,
  ],
  book: [
    'bide book import positions.csv --dry-run',
    'bide book set --cash 500000TWD --loan 20000USD --zone Asia/Taipei',
    'bide book',
  ],
  import: [
    'bide import prices SPX downloads/SPX_History.csv ./mine',
    'bide import prices YIELD downloads/rates.csv ./mine --column "10 Yr"',
  ],
  completion: ['eval "$(bide completion bash)"'],
  memo: [
    `bide memo ${ID} --at last`,
    `bide memo ${ID} --at last --format html --out memos`,
    `bide memo ${ID} --at last --full`,
    'bide memo ./mine --from yesterday --to today --out memos',
  ],
  verify: ['bide verify', 'bide verify memos/memo.en.md'],
  score: [
    `bide score ${ID}`,
    'bide score library --data series',
    'bide score episodes --data long',
  ],
  calibrate: [
    'bide calibrate ./mine --data long --until 2030-01-31',
    'bide calibrate crowd --data long --until 2030-01-31',
  ],
  schema: ['bide schema > thesis.schema.json'],
  serve: [`bide serve ${ID}`, 'bide serve ./mine --once --out memos'],
};

/**
 * How a command is called, a line each; none where it is not listed.
 * @param lang of what stands in quotation marks
 */
export const examplesOf = (command: string, lang: Lang): readonly string[] =>
  (EXAMPLES[command] ?? []).map((line) =>
    (typeof line === 'string' ? line : line[lang]).replace(/\bID\b/, bundledIds()[0] ?? ID),
  );
