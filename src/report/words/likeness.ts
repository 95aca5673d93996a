import type { LegId } from '../../domain/episode.ts';
import type { Lang } from '../../domain/text.ts';
import { type Prose, type Span, say } from '../render/prose.ts';

/** Returns over twenty sessions: of the like days, and of any day. */
type Came = Record<'low' | 'high', Span> & { readonly days: number; readonly rose: number };
type Any = Record<'low' | 'at' | 'high', Span> & {
  readonly among: number;
  readonly episodes: number;
};

/** Over how many sessions legs are likened, and what one step apart is. */
type Steps = Readonly<Record<'sessions' | 'sigmas' | 'rungs' | 'decibans', number>>;

/** Days of other episodes that are like one day. */
const en = {
  title: 'Days like this one',
  verdict: (episodes: number, days: number) =>
    `${days} days of ${episodes} other episodes are most like this one. They are shown for reference, not used.`,
  came: ({ days, rose, low, high }: Came): Prose =>
    say`Twenty sessions later shares stood between ${low} and ${high}, and higher after ${String(rose)} of ${String(days)}`,
  any: ({ among, episodes, low, at, high }: Any): Prose =>
    say`After any of the ${String(among)} days of ${String(episodes)} other episodes the median was ${at}, and eight in ten lay between ${low} and ${high}: where the similar days lie inside that, the similarity says nothing`,
  noneBeside: (why: string) => `What followed other days is not known: ${why}`,
  nothing: 'What followed them is not known: their episodes end too soon',
  little: (episodes: number) =>
    `This is a handful of days from ${episodes} stretches that were chosen because they were panics, and one person coded their evidence knowing the outcome`,
  leg: { risk: 'Shares', rates: 'Bonds', dollar: 'Currency' } as Readonly<Record<LegId, string>>,
  standing: {
    title: 'How they are compared',
    caption: ({ sessions, sigmas, rungs, decibans }: Steps) =>
      `First the day that was asked for. Shares, bonds, currency: moves over ${sessions} sessions in sigmas, below 0 they fell. A to D: firmest level of friction that stands in each watch group, announced (1) and drafted (2) included, 0 where none stands. Then the regime call. Distance 1: ${sigmas} sigma an asset class, ${rungs} levels a group and ${decibans} dB of the odds apart (10 dB: ten to one)`,
  },
  after: {
    title: 'What followed',
    caption:
      'Return of the shares from the close of that day. Lowest: within 60 sessions. Held: what the machine held that day',
  },
  column: {
    day: 'Day',
    episode: 'Episode',
    distance: 'Distance',
    within: (sessions: number) => `${sessions} sessions`,
    low: 'Lowest',
    held: 'Held',
  },
  method: (days: number) =>
    `Distance: root of the mean of three mean squares (asset classes, groups, log odds of the regime), each in its own step. The steps are stated, not fitted. Days of one episode lie at least ${days} days apart, so that one stretch does not fill the list`,
  hindsight:
    'Each day is taken as the machine saw it then; what followed was not known. Volatility differs between episodes, and a return is not scaled by it',
};

const zh: typeof en = {
  title: '像這一天的日子',
  verdict: (episodes, days) => `${episodes}段其他事件中最像的${days}天，僅供參考，不列入判斷`,
  came: ({ days, rose, low, high }) =>
    say`20個交易日後，股市在${low}到${high}之間，${String(days)}天裡有${String(rose)}天之後是漲的`,
  any: ({ among, episodes, low, at, high }) =>
    say`其他${String(episodes)}段事件共${String(among)}天，任取一天，20個交易日後的中位數是${at}，八成落在${low}到${high}：像的日子若也在這個範圍內，就等於什麼都沒說`,
  noneBeside: (why) => `任取一天之後如何，未知：${why}`,
  nothing: '這些日子之後如何，未知：事件期間結束得太早',
  little: (episodes) =>
    `這只是${episodes}段期間裡的幾天，這些期間是因為發生恐慌才挑出來的，證據也由同一個人在知道結果後編碼`,
  leg: { risk: '股市', rates: '債券', dollar: '匯率' },
  standing: {
    title: '拿什麼來比',
    caption: ({ sessions, sigmas, rungs, decibans }) =>
      `第一列是所問的那一天。股市、債券、匯率：${sessions}個交易日的變動，以標準差計，負值為下跌。A到D：各觀察組中仍成立的摩擦到第幾級（宣布為1、草案為2，也計入），沒有為0。其後是局勢判斷。距離1：三類資產各差${sigmas}個標準差、各組差${rungs}級、局勢的機率比差${decibans}分貝（10分貝為十比一）`,
  },
  after: {
    title: '後來怎麼了',
    caption: '股市從當天收盤起的報酬。最低：60個交易日內。持有：程式當天的曝險',
  },
  column: {
    day: '日期',
    episode: '事件',
    distance: '距離',
    within: (sessions) => `${sessions}日後`,
    low: '最低',
    held: '持有',
  },
  method: (days) =>
    `距離：三項均方（資產、觀察組、局勢的對數機率比）各以自己的一步為單位，平均後開根號。步長是設定值，不是估計值。同一段事件的日子至少相隔${days}天，免得同一段行情占滿名單`,
  hindsight: '每一天都照程式當時所見；後來的事當時並不知道。各段事件的波動不同，報酬沒有按波動調整',
};

export const likenessWords: Readonly<Record<Lang, typeof en>> = { en, 'zh-Hant': zh };
