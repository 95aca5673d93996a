import { both } from '../../domain/text.ts';
import type { Cited, Messages } from './message.ts';

/** What is said of what is written for print, for a spreadsheet, and of two decisions side by side. */
export const PAPER = {
  noFile: (option: string) =>
    both(`${option}: expected a file, found nothing`, `${option}要寫檔案的路徑，現在是空白`),
  sheetWritten: (file: string, rows: number) =>
    both(`${file}: ${rows} decisions, a row each`, `${file}：${rows}次決策，一次一列`),
  pdfNeedsOut: both(
    '--format pdf: needs --out, a file that ends in .pdf, or a folder for both languages',
    '--format pdf要一起寫--out：以.pdf結尾的檔案，或放兩種語言的資料夾',
  ),
  noPrinter: both(
    'no Chromium or Chrome to print with: install one, or name it in BIDE_CHROMIUM; by hand: --format html, then print the page from any browser, it is laid out for A4',
    '找不到可列印的Chromium或Chrome：請安裝，或在BIDE_CHROMIUM寫明位置；也可以自己來：用--format html寫成網頁，再從瀏覽器列印，版面是A4',
  ),
  sinceAlone: both(
    '--since: compares two decisions; it goes with --at, not with --from and --to',
    '--since比較兩次決策，要和--at一起用，不能和--from、--to一起用',
  ),
  sinceNothing: (own: string) =>
    both(
      `--since: ${own} is the first decision; there is none before it`,
      `--since：${own}是第一次決策，之前沒有可比較的`,
    ),
  sinceOutside: ({ found, own, from, to }: Cited<'found' | 'own' | 'from' | 'to'>) =>
    both(
      `--since: expected the day of a decision before ${own}, from ${from} to ${to}, found ${found}`,
      `--since要寫${own}之前的決策日，從${from}到${to}的週一至週五，收到的是「${found}」`,
    ),
} as const satisfies Messages;
