import type { LegId } from '../../domain/episode.ts';
import { both, type Text } from '../../domain/text.ts';
import { formatDay } from '../../domain/time.ts';
import { readDate } from '../file/date.ts';
import { figure, folded } from '../file/figure.ts';
import { inEra } from '../file/schema.ts';
import { BESIDE_OFFERS, LEG_OFFERS } from './offer.ts';

/** What is asked of a new thesis, on the command line and at the terminal. */
export type Prompt = {
  /** The option that answers it. */
  readonly flags: string;
  readonly says: Text;
  /** What is taken where nothing is answered; undefined: the words of the template stay, to be written later. */
  readonly usual?: string;
  /** The answer as it is kept; undefined where it is none, of which `wants` tells what belongs there. */
  readonly read: (text: string) => string | undefined;
  readonly wants: Text;
};

/** Longest text of an answer, UTF-16 units. */
const MAX_TEXT = 2000;

const text = (flags: string, en: string, zh: string): Prompt => ({
  flags: `--${flags} <text>`,
  says: both(en, zh),
  read: (answer) => (answer.length > MAX_TEXT ? undefined : answer),
  wants: both(`text of at most ${MAX_TEXT} characters`, `${MAX_TEXT}字以內的文字`),
});

const date = (flags: string, en: string, zh: string): Prompt => ({
  flags: `--${flags} <date>`,
  says: both(en, zh),
  read: (answer) => {
    const day = readDate(answer);
    return typeof day === 'number' && inEra(day) ? formatDay(day) : undefined;
  },
  wants: both(
    'a date with its year, such as 2030-01-31 or 31 Jan 2030',
    '帶年份的日期，例如2030-01-31、2030年1月31日',
  ),
});

/** A word out of some. */
const one = (
  flags: string,
  [en, zh]: readonly [string, string],
  all: readonly string[],
): Omit<Prompt, 'usual'> => ({
  flags: `--${flags} <kind>`,
  says: both(en, zh),
  read: (answer: string) => all.find((word) => word === folded(answer).toLowerCase()),
  wants: both(`one of ${all.join(', ')}`, `${all.join('、')}其中之一`),
});

const OR_NONE = both(', or none', '，不設就寫`none`');

/** Per cent between two ends, in both of which the answer may lie. */
const percent = (
  flags: string,
  [en, zh]: readonly [string, string],
  { usual, min, max, none }: Record<'min' | 'max', number> & { usual: string; none?: boolean },
): Prompt => ({
  flags: `--${flags} <percent>`,
  says: both(
    `${en}, in per cent${none ? OR_NONE.en : ''}`,
    `${zh}，以百分比計${none ? OR_NONE['zh-Hant'] : ''}`,
  ),
  usual,
  read: (answer) => {
    if (none && answer === 'none') return answer;
    const x = figure(answer.replace(/[%％]$/, ''));
    return x !== undefined && x >= min && x <= max ? String(x) : undefined;
  },
  wants: both(
    `a number from ${min} to ${max}, in per cent${none ? OR_NONE.en : ''}`,
    `${min}到${max}之間的百分比${none ? OR_NONE['zh-Hant'] : ''}`,
  ),
});

/** A chance as a range of per cent, kept as `low-high`. */
const chance = (flags: string, [en, zh]: readonly [string, string], usual: string): Prompt => ({
  usual,
  flags: `--${flags} <range>`,
  says: both(
    `${en}: its chance in per cent, low-high; the middle is the prior`,
    `${zh}的機率，以百分比寫成「低-高」；中間值作為先驗`,
  ),
  read: (answer) => {
    const ends = folded(answer)
      .replaceAll(/[%％\s]/g, '')
      .split(/[-–—~～至到]/);
    const [low, high = low] = ends.map((end) => figure(end));
    if (ends.length > 2 || low === undefined || high === undefined) return undefined;
    const wrong = low < 0 || high > 99 || low > high || high < 1 || (low > 0 && low < 0.1);
    return wrong ? undefined : `${low}-${high}`;
  },
  wants: both(
    'a range in per cent from 0 to 99 whose upper end is 1 or more, such as 10-40',
    '0到99之間的百分比範圍，上端不小於1，例如10-40',
  ),
});

const series = (leg: LegId, en: string, zh: string): Prompt => {
  const kinds = Object.keys(LEG_OFFERS[leg]);
  return {
    flags: `--${leg} <series>`,
    says: both(
      `${en}: ${kinds.join(', ')}; or ID:SORT, such as ${leg === 'risk' ? 'TSM:us-stock' : `MINE:${kinds[0]}`}`,
      `${zh}：${kinds.join('、')}；也可寫「代號:類別」，例如${leg === 'risk' ? '`TSM:us-stock`' : `\`MINE:${kinds[0]}\``}`,
    ),
    read: (answer) => {
      const plain = folded(answer);
      const [first = '', kind = first] = plain.split(':');
      const id = plain.includes(':') ? first : undefined;
      if (!kinds.includes(kind) || plain.split(':').length > 2) return undefined;
      return id === undefined || ID.test(id) ? plain : undefined;
    },
    wants: both(
      `${kinds.join(', ')}, or an id and one of these, ID:${kinds[0]}`,
      `${kinds.join('、')}，或代號加上其中之一，例如\`ID:${kinds[0]}\``,
    ),
  };
};

const ID = /^(?!__proto__$)[A-Za-z0-9_][A-Za-z0-9._-]{0,39}$/;

const SORTS = Object.keys(BESIDE_OFFERS);
const SORTS_ZH = SORTS.map((sort) => `\`${sort}\``).join('、');

/** Series beside the legs, each a sort or an id and its sort, with commas between them; or none. */
const beside = (flags: string, [en, zh]: readonly [string, string]): Prompt => ({
  flags: `--${flags} <list>`,
  says: both(
    `${en}, with commas: ${SORTS.join(', ')}; or ID:SORT; or none`,
    `${zh}，以逗號分隔：${SORTS_ZH}；也可寫「代號:類別」；沒有就寫\`none\``,
  ),
  usual: 'none',
  read: (answer) => {
    const all = folded(answer)
      .split(/[,，、]/)
      .map((name) => name.trim());
    const fits = all.every((name) => {
      const [first = '', sort = first, ...more] = name.split(':');
      return SORTS.includes(sort) && more.length === 0 && ID.test(first);
    });
    return answer === 'none' || fits ? [...new Set(all)].join() : undefined;
  },
  wants: both(
    `some of ${SORTS.join(', ')}, each alone or as ID:SORT, or none`,
    `${SORTS_ZH}當中的幾個，可寫成「代號:類別」，或\`none\``,
  ),
});

/** Words for how much is sold, as the share that they mean, per cent. */
export const SOLD = { half: 50, most: 80, all: 100 } as const;

/** How much is sold once something happens: a word, or per cent. */
const sold = (
  flags: string,
  [en, zh]: readonly [string, string],
  usual: keyof typeof SOLD,
): Prompt => ({
  flags: `--${flags} <share>`,
  says: both(
    `${en}, how much do you sell: half, most (${SOLD.most}%), all, or per cent`,
    `${zh}賣出多少：\`half\`（一半）、\`most\`（${SOLD.most}%）、\`all\`（全部），或百分比`,
  ),
  usual,
  read: (answer) => {
    const word = folded(answer).toLowerCase();
    if (Object.hasOwn(SOLD, word)) return word;
    const x = figure(word.replace(/[%％]$/, ''));
    return x !== undefined && x >= 1 && x <= 100 ? String(x) : undefined;
  },
  wants: both(
    'half, most, all, or a number from 1 to 100',
    '`half`、`most`、`all`，或1到100的數字',
  ),
});

/** What sorts of answers there are, each as a question that takes it. */
export const promptOf = { text, date, one, percent, chance, series, beside, sold };
