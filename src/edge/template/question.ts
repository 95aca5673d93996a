import { LEGS, type LegId } from '../../domain/episode.ts';
import { both, type Lang, type Text } from '../../domain/text.ts';
import { SPREADS } from '../../domain/thesis.ts';
import { type Day, parseDay, weekday } from '../../domain/time.ts';
import { names } from '../../report/words/name.ts';
import { figure } from '../file/figure.ts';
import { PRIOR } from '../thesis/defaults.ts';
import { type Prompt, promptOf } from './answer.ts';
import { BESIDE_OFFERS, type Beside, LEG_OFFERS, type Offer } from './offer.ts';

const { text, date, one, percent, chance, series, beside, sold } = promptOf;
const LEVELS = ['1', '2', '3', '4', '5'];
const ladder = (lang: Lang): string =>
  LEVELS.map((n) => `${n} ${names[lang].rungs[Number(n)]}`).join(lang === 'en' ? ', ' : '、');

/** The level from which on an act trips the stop that it belongs to. */
const levelOf = (flags: string, whose: 'the' | 'its'): Prompt => ({
  ...one(
    flags,
    [
      `level from which on that act trips ${whose} stop: ${ladder('en')}`,
      `這個行動達到第幾級就觸發停損：${ladder('zh-Hant')}`,
    ],
    LEVELS,
  ),
  usual: '3',
});

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
  risk: series('risk', 'what is held: the risk assets', '持有的風險資產'),
  rates: series('rates', 'the bonds or rates', '利率資產'),
  dollar: series('dollar', 'the currency', '匯率資產'),
  also: beside('also', ['further series that you have prices of', '另外有資料的序列']),
  relief: text('relief', 'how it passes, if you are right', '如果你對了，事情會怎麼過去'),
  feared: text('feared', 'what is feared, in a few words', '擔心什麼事發生（簡短）'),
  act: text('act', 'which act, by whom, would show that it happens', '誰的哪個行動會證明它發生了'),
  level: levelOf('level', 'the'),
  cut: sold('cut', ['once that trips it', '觸發時'], 'half'),
  chance: chance('chance', ['what is feared', '擔心的事'], '10-24'),
  obstacle: text('obstacle', 'what stands in its way', '有什麼擋著它'),
  rupture: text('rupture', 'the worst, in a few words', '最壞的情況（簡短）'),
  rupt: text(
    'rupture-act',
    'which act that cannot be taken back, by whom, would show it',
    '誰的哪個無法收回的行動會證明它發生了',
  ),
  ruptureLevel: levelOf('rupture-level', 'its'),
  ruptureCut: sold('rupture-cut', ['once that trips its stop', '觸發時'], 'most'),
  ruptureChance: chance('rupture-chance', ['the worst', '最壞的情況'], '1-5'),
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
      [
        'when markets swing more than usual: usual, change nothing; volatility, expect swings up to twice as wide, so buy less, and keep what you hold until an act is in force or the loss would pass 1.5 times the budget',
        '市場波動比平常大時：`usual`，照舊；`volatility`，預期漲跌幅最多放大到2倍，少買一些，手上的部位則等行動生效、或虧損會超過預算1.5倍時才減',
      ],
      [...SPREADS],
    ),
    usual: 'usual',
  },
} as const satisfies Readonly<Record<string, Prompt>>;

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

/** The series that are chosen beside the legs. */
export const extrasOf = ({ also = 'none' }: Answers): readonly (Chosen & { offer: Beside })[] =>
  also === 'none'
    ? []
    : also.split(',').flatMap((name) => {
        const [first = '', sort = first] = name.split(':');
        const offers: Readonly<Record<string, Beside>> = BESIDE_OFFERS;
        const offer = offers[sort];
        return offer ? [{ id: first === sort ? offer.id : first, offer }] : [];
      });

/** What an answer is at odds with that was given before; undefined: with nothing. */
export function clash(name: QuestionName, answers: Answers): Text | undefined {
  const { begins, ends } = answers;
  if (name === 'ends' && begins !== undefined && ends !== undefined && ends < begins)
    return both(`a day not before ${begins}`, `不早於${begins}的日期`);
  const ids = [
    ...LEGS.flatMap((leg) => legOf(leg, answers)?.id ?? []),
    ...extrasOf(answers).map(({ id }) => id),
  ];
  const roles = extrasOf(answers).flatMap(({ offer }) => offer.role ?? []);
  const cast = roles.find((role, i) => roles.indexOf(role) !== i);
  if (cast !== undefined && name === 'also')
    return both(`one series for ${cast}, not two`, `\`${cast}\`只用一個序列`);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice !== undefined && ['risk', 'rates', 'dollar', 'also'].includes(name))
    return both(
      `another series than ${twice}, which has a part already`,
      `${twice}以外的序列，它已有用途`,
    );
  const weekdays = begins && ends ? weekdaysBetween(begins, ends) : undefined;
  if (name === 'horizon' && weekdays !== undefined && Number(answers.horizon) >= weekdays)
    return both(
      `a number below ${weekdays}, the weekdays of the stretch, or no call comes due in it`,
      `小於${weekdays}的數字，即這段期間的工作日數；否則沒有一次判斷會到期`,
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

export function weekdaysBetween(from: string, to: string): number {
  let count = 0;
  for (let day = parseDay(from) as Day; day <= (parseDay(to) as Day); day = (day + 1) as Day)
    if (weekday(day) <= 5) count++;
  return count;
}
