import { both, type Lang } from '../../domain/text.ts';
import type { Answers, QuestionName } from './question.ts';

/** Questions whose answers are words of one's own. */
type Worded =
  | ('title' | 'premise' | 'relief' | 'feared' | 'act' | 'obstacle')
  | ('rupture' | 'rupt' | 'barrier' | 'fact' | 'citing');

/** A thesis that fits any panic, for whoever needs one tonight: what is forced comes back, what is enacted does not. */
const WORDS = {
  title: both('Forced selling, or a changed world', '被迫賣出，還是世界真的變了'),
  premise: both(
    'When shares, bonds and the currency fall together within days, mandates, risk limits and margin calls make institutions sell whatever they think. Prices that fell for that reason come back once nobody must sell any more; prices that fell because a law, a war or a default changed what they stand for do not.',
    '股市、債券與匯率在幾天內同跌時，投資規範、風險上限與追繳會逼機構賣出，不論他們怎麼想。因此下跌的價格，等到沒有人非賣不可就會回來；若是法律、戰爭或違約改變了價格所代表的東西，就不會回來。',
  ),
  relief: both(
    'No act follows the words, nobody is forced to sell any more, and prices come back.',
    '話說完了沒有行動，也沒有人再被迫賣出，價格回來。',
  ),
  feared: both('What is threatened becomes policy', '威脅成為政策'),
  act: both(
    'A government puts in force, by a signed act with a date, what markets fear',
    '政府以簽署並訂有日期的行動，讓市場擔心的事生效',
  ),
  obstacle: both(
    'Those who would pay for it can still stop it: courts, parliaments, partners, own voters.',
    '要付代價的人還能擋下來：法院、國會、盟友、選民。',
  ),
  rupture: both('What prices rest on breaks', '價格所依靠的秩序破裂'),
  rupt: both(
    'An act that cannot be taken back: war between great powers, a default by decree, controls on a reserve currency',
    '無法收回的行動：大國開戰、以命令違約、管制準備貨幣',
  ),
  barrier: both(
    'It would cost those who decide it more than it could bring.',
    '對下決定的人，代價比任何人能得到的都大。',
  ),
  fact: both(
    'Calls for margin grow when markets fall: in the turmoil of March 2020 they were far larger than a month before, cleared and uncleared.',
    '市場下跌時追繳會放大：2020年3月動盪時，集中結算與非集中結算的追繳都遠高於前一個月。',
  ),
  citing: both(
    'BCBS, CPMI and IOSCO, Review of margining practices',
    '巴塞爾銀行監理委員會等，保證金實務檢討報告',
  ),
} satisfies Readonly<Record<Worded, ReturnType<typeof both>>>;

/** Answers to all questions, in one language; legs and series are such as keyless sources feed. */
export const liveAnswers = (lang: Lang): Answers => ({
  ...Object.fromEntries(
    Object.entries(WORDS).map(([name, words]) => [name as QuestionName, words[lang]]),
  ),
  risk: 'us-index',
  rates: 'us-10y',
  dollar: 'eurusd',
  also: 'volatility,stress,bills',
  url: 'https://www.bis.org/bcbs/publ/d526.htm',
});

/** Whence a folder that is fed has its documents. */
export const LIVE_DOCUMENTS = [
  'white-house',
  'federal-register/tariff',
  'presscorner/tariff',
  'drop',
];
/** Words that concern any thesis of threats and forced sellers. */
export const LIVE_TERMS = [
  'tariff',
  'tariffs',
  'duties',
  'sanctions',
  'export controls',
  'countermeasures',
];
