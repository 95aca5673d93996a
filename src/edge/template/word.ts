import { both, type Text } from '../../domain/text.ts';
import type { Messages } from '../cli/message.ts';

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
  begun: (thesis: string) => both(`Next: bide check ${thesis}`, `下一步：bide check ${thesis}`),
  placeholder: (words: string) =>
    both(
      `these are the template's words, and yours belong here: \`${words}\``,
      `這還是範本的文字，請換成你自己的：\`${words}\``,
    ),
} as const satisfies Messages;
