import { join } from 'node:path';
import { both, LANGS, type Text } from '../../domain/text.ts';
import type { Messages } from '../cli/message.ts';
import type { KeyPath, Source } from '../file/document.ts';
import { must } from '../file/problem.ts';
import { readFrom } from '../file/text.ts';
import { yaml } from '../file/yaml.ts';
import { type Remark, remarker } from '../thesis/remark.ts';
import { draft, TEMPLATE } from './draft.ts';
import { type Answers, QUESTIONS } from './question.ts';

const FILES = ['episode.yaml', 'thesis.yaml'] as const;

/**
 * Texts that are still the template's: those that answers to all questions would have replaced.
 * @param source an `episode.yaml` or a thesis
 */
export function placeholders(source: Source): readonly Remark[] {
  const tell = remarker(source);
  const open = unanswered();
  return textsOf(source.value).flatMap(([path, text]) =>
    open.has(text) ? tell('placeholder', path, MAKING.placeholder(text)) : [],
  );
}

/** Every text of the template that is not there any more where everything is answered. */
function unanswered(): ReadonlySet<string> {
  const template = FILES.map((name) => must(readFrom(join(TEMPLATE(), name), yaml)).value);
  const [first] = template as [{ readonly from: string; readonly to: string }];
  const answers: Answers = {
    ...Object.fromEntries(Object.entries(QUESTIONS).map(([name, q]) => [name, usualOf(q)])),
    begins: first.from,
    ends: first.to,
    risk: 'EQUITY:us-index',
    rates: 'YIELD10:us-10y',
    dollar: 'EURUSD:eurusd',
    url: 'https://source.example/',
  };
  const filled = LANGS.flatMap((lang) => {
    const files = draft(answers, { id: ANSWER, opened: first.from, lang });
    return FILES.flatMap((name) => must(yaml(files.get(name) ?? '', name)).value);
  });
  const kept = new Set(filled.flatMap((value) => textsOf(value)).map(([, text]) => text));
  return new Set(
    template
      .flatMap((value) => textsOf(value))
      .map(([, text]) => text)
      .filter((text) => !kept.has(text)),
  );
}

const ANSWER = 'x';
const usualOf = (question: { readonly usual?: string; readonly read: (text: string) => unknown }) =>
  question.usual ?? (question.read(ANSWER) === ANSWER ? ANSWER : undefined);

/** Every text of a document with its place. */
function textsOf(value: unknown, path: KeyPath = []): readonly (readonly [KeyPath, string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (value === null || typeof value !== 'object') return [];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([key, one]) => textsOf(one, [...path, key]));
}

/** What is said while a folder of one's own is made, and of what is left of the template. */
export const MAKING = {
  alreadyThere: (folder: string, files: readonly string[]) =>
    both(
      `${folder}: ${files.join(', ')} already there; nothing was written`,
      `${folder}：已經有${files.join('、')}，沒有寫入任何檔案`,
    ),
  interview: both(
    'Each question takes Enter for what stands in brackets; what you leave for later, bide check asks for. Ctrl-C ends without a trace.',
    '每一題按Enter就採用括號裡的答案；留到以後寫的，bide check會再要求。按Ctrl-C離開，不留任何檔案。',
  ),
  givenUp: both(
    'ended before the last question; nothing was written',
    '還沒問完就結束，沒有寫入任何檔案',
  ),
  expected: (option: string, wanted: Text, found: string) =>
    both(
      `${option && `${option}: `}expected ${wanted.en}, found ${found === '' ? 'nothing' : found}`,
      `${option && `${option}：`}應為${wanted['zh-Hant']}，${found === '' ? '現在是空白' : `收到的是「${found}」`}`,
    ),
  unfed: (series: readonly string[]) =>
    both(
      `--live: no source feeds ${series.join(', ')}; without --live you bring their prices by hand`,
      `--live：沒有來源提供「${series.join('、')}」；不加--live就由你匯入價格`,
    ),
  evening: (folder: string) =>
    both(
      `The thesis is written in English and stays so when it is read in the other language (bide init --lang zh-Hant writes Chinese). Next: bide tonight ${folder}`,
      `假設的文字以中文寫成，用英文閱讀時仍是中文。下一步：bide tonight ${folder}`,
    ),
  begun: (thesis: string) =>
    both(
      `The thesis is written in English and stays so when it is read in the other language (bide init --lang zh-Hant writes Chinese). Next: bide check ${thesis}`,
      `假設的文字以中文寫成，用英文閱讀時仍是中文。下一步：bide check ${thesis}`,
    ),
  placeholder: (words: string) =>
    both(
      `these are the template's words, and yours belong here: \`${words}\``,
      `這還是範本的文字，請換成你自己的：\`${words}\``,
    ),
} as const satisfies Messages;
