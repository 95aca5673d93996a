import { LEGS, type LegId, ROLES, type RoleId } from '../../domain/episode.ts';
import { both, type Text } from '../../domain/text.ts';
import { SPREADS } from '../../domain/thesis.ts';
import { formatDay, parseDay } from '../../domain/time.ts';
import { figure, folded } from '../file/figure.ts';
import { PRIOR } from '../thesis/defaults.ts';
import { LEG_OFFERS, type Offer, ROLE_OFFERS } from './offer.ts';

/** What is asked of a new thesis, on the command line and at the terminal. */
export type Question = {
  /** The option that answers it. */
  readonly flags: string;
  readonly says: Text;
  /** What is taken where nothing is answered; undefined: the words of the template stay, to be written later. */
  readonly usual?: string;
  /** The answer as it is kept; undefined where it is none, of which `wants` tells what belongs there. */
  readonly read: (text: string) => string | undefined;
  readonly wants: Text;
};

const LEVELS = ['1', '2', '3', '4', '5'];
/** Longest text of an answer, UTF-16 units. */
const MAX_TEXT = 2000;

const text = (flags: string, en: string, zh: string): Question => ({
  flags: `--${flags} <text>`,
  says: both(en, zh),
  read: (answer) => (answer.length > MAX_TEXT ? undefined : answer),
  wants: both(`at most ${MAX_TEXT} characters`, `最多${MAX_TEXT}個字`),
});

const date = (flags: string, en: string, zh: string): Question => ({
  flags: `--${flags} <date>`,
  says: both(en, zh),
  read: (answer) => {
    const day = parseDay(folded(answer));
    return day === undefined ? undefined : formatDay(day);
  },
  wants: both('a date YYYY-MM-DD', '日期，寫成YYYY-MM-DD'),
});

/** A word out of some. */
const one = (flags: string, [en, zh]: readonly [string, string], all: readonly string[]) => ({
  flags: `--${flags} <kind>`,
  says: both(`${en}: ${all.join(', ')}`, `${zh}：${all.join('、')}`),
  read: (answer: string) => all.find((word) => word === folded(answer).toLowerCase()),
  wants: both(`one of ${all.join(', ')}`, `${all.join('、')}其中之一`),
});

const OR_NONE = both(', or none', '，不設就寫`none`');

/** Per cent between two ends, in both of which the answer may lie. */
const percent = (
  flags: string,
  [en, zh]: readonly [string, string],
  { usual, min, max, none }: Record<'min' | 'max', number> & { usual: string; none?: boolean },
): Question => ({
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
const chance = (flags: string, en: string, zh: string): Question => ({
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

const series = (leg: LegId, en: string, zh: string): Question => {
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

const ID = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,39}$/;
const ROLE_NAMES: readonly string[] = ROLES;

/** Every question in the order in which it is asked. */
export const QUESTIONS = {
  title: text('title', 'title of the thesis', '假設的名稱'),
  premise: text(
    'premise',
    'what the market gets wrong, and why it will come back',
    '市場錯在哪裡，為什麼會修正',
  ),
  begins: date('from', 'first day that is decided', '第一個決策日'),
  ends: date('to', 'last day that is decided', '最後一個決策日'),
  risk: series('risk', 'what is held, the risk leg', '持有的風險資產'),
  rates: series('rates', 'the rates leg', '利率資產'),
  dollar: series('dollar', 'the currency leg', '匯率資產'),
  also: {
    flags: '--also <list>',
    says: both(
      `further series that you have prices of, with commas: ${ROLE_NAMES.join(', ')}; or none`,
      `另外有資料的序列，以逗號分隔：${ROLE_NAMES.join('、')}；沒有就寫\`none\``,
    ),
    usual: 'none',
    read: (answer) => {
      const all = answer.split(/[,，、]\s*/).map((name) => name.trim());
      return answer === 'none' || all.every((name) => ROLE_NAMES.includes(name))
        ? [...new Set(all)].join()
        : undefined;
    },
    wants: both(
      `some of ${ROLE_NAMES.join(', ')}, or none`,
      `${ROLE_NAMES.join('、')}當中的幾個，或\`none\``,
    ),
  },
  relief: text('relief', 'how it passes, if you are right', '如果你對了，事情會怎麼過去'),
  feared: text('feared', 'what is feared, in a few words', '擔心什麼事發生（簡短）'),
  act: text('act', 'which act, by whom, would show that it happens', '誰的哪個行動會證明它發生了'),
  level: {
    ...one(
      'level',
      ['level from which on that act trips the stop', '這個行動達到第幾級就觸發停損'],
      LEVELS,
    ),
    usual: '3',
  },
  chance: chance('chance', 'what is feared', '擔心的事'),
  obstacle: text('obstacle', 'what stands in its way', '有什麼擋著它'),
  rupture: text('rupture', 'the worst, in a few words', '最壞的情況（簡短）'),
  rupt: text(
    'rupture-act',
    'which act that cannot be taken back, by whom, would show it',
    '誰的哪個無法收回的行動會證明它發生了',
  ),
  ruptureLevel: {
    ...one(
      'rupture-level',
      ['level from which on that act trips its stop', '這個行動達到第幾級就觸發停損'],
      LEVELS,
    ),
    usual: '3',
  },
  ruptureChance: chance('rupture-chance', 'the worst', '最壞的情況'),
  barrier: text('barrier', 'why nobody wants it', '為什麼沒有人要走到這一步'),
  fact: text('fact', 'one fact that these ranges rest on', '上述機率所依據的一項事實'),
  citing: text('source', 'who reports that fact', '這項事實的出處'),
  url: {
    flags: '--url <address>',
    says: both('address of that source', '出處的網址'),
    read: (answer) => (/^https?:\/\/[^\s.]+\.\S+$/.test(answer) ? answer : undefined),
    wants: both('an http or https address', 'http或https開頭的網址'),
  },
  drop: percent(
    'drop',
    [
      'fall of what is held within 20 sessions that trips the price stop',
      '持有的資產20個交易日內跌多少就觸發價格停損',
    ],
    { usual: '12', min: 1, max: 60, none: true },
  ),
  horizon: {
    flags: '--horizon <n>',
    says: both('sessions within which it should be decided', '多少個交易日內應見分曉'),
    usual: '60',
    read: (answer) => {
      const n = figure(answer);
      return n !== undefined && Number.isInteger(n) && n >= 5 && n <= 500 ? String(n) : undefined;
    },
    wants: both('a whole number from 5 to 500', '5到500之間的整數'),
  },
  budget: percent(
    'budget',
    [
      'loss budget: share of own capital that may be lost in the worst twentieth',
      '虧損預算：最差二十分之一的情況下，本金可以賠掉多少',
    ],
    { usual: '10', min: 1, max: 100 },
  ),
  spread: {
    ...one(
      'spread',
      ['whether outcomes spread with volatility', '漲跌幅度是否隨波動放寬'],
      [...SPREADS],
    ),
    usual: 'usual',
  },
} as const satisfies Readonly<Record<string, Question>>;

export type QuestionName = keyof typeof QUESTIONS;

/** Answers as they are kept, each readable by its question; what was not answered is absent. */
export type Answers = { readonly [Q in QuestionName]?: string };

/** The series of a leg or a part that an answer names. */
type Chosen = { readonly id: string; readonly offer: Offer };

/** What is chosen for each leg; undefined where it is not answered. */
export function legOf(leg: LegId, answers: Answers): Chosen | undefined {
  const [first = '', kind = first] = (answers[leg] ?? '').split(':');
  const offers: Readonly<Record<string, Offer>> = LEG_OFFERS[leg];
  const offer = offers[kind];
  return offer && { id: first === kind ? offer.id : first, offer };
}

/** The parts that are cast beside the legs. */
export const rolesOf = ({ also = 'none' }: Answers): readonly RoleId[] =>
  ROLES.filter((role) => also.split(',').includes(role));

/** What an answer is at odds with that was given before; undefined: with nothing. */
export function against(name: QuestionName, answers: Answers): Text | undefined {
  const { begins, ends } = answers;
  if (name === 'ends' && begins !== undefined && ends !== undefined && ends < begins)
    return both(`a day not before ${begins}`, `不早於${begins}的日期`);
  const ids = [
    ...LEGS.flatMap((leg) => legOf(leg, answers)?.id ?? []),
    ...rolesOf(answers).map((role) => ROLE_OFFERS[role].id),
  ];
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice !== undefined && ['risk', 'rates', 'dollar', 'also'].includes(name))
    return both(
      `another series than ${twice}, which has a part already`,
      `${twice}以外的序列，它已有用途`,
    );
  if (!name.toLowerCase().endsWith('chance') || (priorOf(answers)?.noise ?? 1) > 0)
    return undefined;
  return both(
    'a range that leaves room for being right: the middles of both ranges stay under 100',
    '還留有「你對了」的機率：兩個範圍的中間值合計要小於100',
  );
}

/** The prior that ranges of chances state: their middles; undefined where none is stated. */
export function priorOf({ chance: likely, ruptureChance: worst }: Answers) {
  if (likely === undefined && worst === undefined) return undefined;
  const middle = (range: string): number => {
    const [low = 0, high = 0] = range.split('-').map(Number);
    return (low + high) / 200;
  };
  const friction = likely === undefined ? PRIOR.friction : middle(likely);
  const rupture = worst === undefined ? PRIOR.rupture : middle(worst);
  return { noise: Number((1 - friction - rupture).toFixed(6)), friction, rupture };
}
