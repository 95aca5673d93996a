import { STUDY } from '../../domain/delever.ts';
import type { BARE_REASONS, COUNTED, Unknown } from '../../domain/known.ts';
import type { Lang } from '../../domain/text.ts';
import { sides } from './side.ts';

/** Reasons that are told by their kind alone. */
const BARE = sides<(typeof BARE_REASONS)[number]>({
  uncalibrated: [
    'no calibration vintage ends before the window',
    '沒有截止在這段期間之前的校準版本',
  ],
  'not yet': ['not yet worked out', '還沒算出來'],
  'no window': ['there is no window', '沒有這段期間'],
  'no value': ['there is no value', '沒有數字'],
  absent: ['no value has come yet', '還沒有任何數字'],
  'not all legs fell': ['not all three asset classes fell', '三類資產沒有全跌'],
  'legs do not move': ['the three asset classes do not move', '三類資產沒有變動'],
  'window incomplete': ['a value of the window is missing', '期間裡缺一個數字'],
  'no credit series': ['the episode names no credit series', '事件期間沒有指定信用序列'],
  'no credit value': ['no credit value has come yet', '信用數字還沒出來'],
  'older than the fall': ['no credit data since the fall began', '這波下跌以來還沒有信用資料'],
  'no synchronised fall': ['no alarm of a joint fall of late', '近期沒有同步承壓的警報'],
  'forecast spent': [
    `the forecast of this run of falls has run out: falls at most ${STUDY.apart} sessions apart are one run, forecast once, for ${STUDY.after} sessions from its first`,
    `這波跌勢的預測已到期：相隔不超過${STUDY.apart}個交易日的跌勢算同一波，只在第一次預測，效期${STUDY.after}個交易日`,
  ],
  'past without falls': ['the vintage holds no past falls', '校準版本裡沒有過去的跌勢'],
  'no fall': ['risk assets did not fall, or their fall is not known', '風險資產沒有跌，或跌幅未知'],
  'no move': ['no move was seen over the window', '期間內看不到變動'],
  'not a price': ['the series is no price', '這個序列不是價格'],
  'no prices': ['prices are missing', '缺少價格'],
  'not measured': ['prices of the names are not at hand', '手邊沒有各標的的價格'],
  'too few names': ['too few names could be read', '讀得到的標的太少'],
  'too few sessions': ['there are too few sessions', '交易日太少'],
  'too few past forecasts': ['too few earlier forecasts have come due', '到期的預測太少'],
  'not identified': ['it cannot be inferred from prices', '從價格推不出來'],
  'sold or bought not told': [
    'prices do not tell whether it was sold or bought',
    '價格看不出是賣還是買',
  ],
  'no scenarios': ['the thesis states no scenarios', '假設沒有列出劇本'],
  'no follows': ['a position does not say which series it follows', '有部位沒寫明跟著哪個序列'],
  'no book': ['the thesis names no book', '假設裡沒有帳本'],
  'nothing held': ['the book holds nothing', '帳本裡什麼都沒有'],
  'more is owed than is held': ['more is owed than is held', '借款多過持有'],
  'none within reach': ['none within reach', '範圍內沒有'],
  'no crowd': ['no crowd model is asked', '沒有可用的市場參與者模型'],
  'not computed': [
    'the crowd model has not been computed for this day',
    '這一天的市場參與者模型還沒算出來',
  ],
  'no like fall': ['too few simulated falls of this size', '這麼大的模擬跌勢太少'],
  'not fitted': [
    'no calibration of the crowd model ends before the window, so stated figures stand',
    '市場參與者模型沒有截止在這段期間之前的校準版本，用的是設定值',
  ],
  'no ledger': ['no ledger of threats is at hand', '手邊沒有威脅紀錄'],
  'too few threats': ['too few threats have ended', '已有結果的威脅太少'],
  'too few threats carried out so late': [
    'too few threats were carried out so late',
    '拖到這麼晚才實施的威脅太少',
  ],
  'no threat has ended': ['no threat has ended', '期間沒有威脅有結果'],
  'no decision': ['no decision', '沒有決策'],
  'no session after the first decision': [
    'no session after the first decision',
    '第一個決策之後沒有交易日',
  ],
  'no fall with sixty sessions after it': [
    'no fall with sixty sessions after it',
    '沒有一次跌勢之後滿60個交易日',
  ],
  'no VIX': ['no VIX', '沒有VIX'],
  'nothing is left': ['nothing is left', '分文不剩'],
  'nothing to compare': ['nothing to compare', '無可比較'],
  'no losing session': ['no losing session', '沒有虧損的交易日'],
  'a resample without a losing session': [
    'a resample without a losing session',
    '有一次重抽沒有虧損的交易日',
  ],
  'not resampled': ['not resampled', '未重抽'],
  'silent for too long': ['nothing has been reported for too long', '太久沒有消息'],
  'no coded evidence': ['no coded evidence', '沒有編碼的證據'],
  'no question': ['the thesis does not state what is asked', '假設檔沒有寫明問的是什麼'],
  'no call has come due': ['no call has come due', '還沒有到期的判斷'],
  'what came had been called impossible': [
    'the outcome had been called impossible',
    '曾判定後來的結果不可能發生',
  ],
  'what came is impossible under the prior': [
    'the outcome is impossible under the prior',
    '先驗認為後來的結果不可能發生',
  ],
  'no fall was forecast': ['no fall was forecast', '沒有預測過跌勢'],
  'no forecast has come due': ['no forecast has come due', '還沒有到期的預測'],
  'no interval has come due': ['no interval has come due', '還沒有到期的區間'],
  'something held impossible came': [
    'something called impossible happened',
    '曾認為不可能的事發生了',
  ],
  'scored over the record': ['scored over the record', '已在長期紀錄裡評分'],
  'no contracts': ['no contracts', '沒有合約'],
  'no contract has resolved': ['no contract has resolved', '還沒有合約有結果'],
  'no quote can be scored': ['no quote can be scored', '沒有可評分的報價'],
  'own odds had called what came impossible': [
    'own odds had called the outcome impossible',
    '自估機率曾說後來發生的事不可能',
  ],
  'the price had called what came impossible': [
    'the price had called the outcome impossible',
    '價格曾說後來發生的事不可能',
  ],
  'one value alone': [
    'both coders used one and the same value throughout',
    '兩人從頭到尾都只用同一個值',
  ],
  'not on record': ['the proposal is not on record', '日誌裡沒有這筆建議'],
  'no session yet': ['no session since', '之後還沒有交易日'],
  'no override': ['nothing was done otherwise', '沒有偏離建議'],
});

/** What there may be too few of. */
const OF = sides<(typeof COUNTED)[number]>({
  cases: ['cases', '個案例'],
  'falls of a sort': ['falls of a sort', '次跌勢'],
  forecasts: ['forecasts', '次預測'],
  items: ['items that both coded', '則兩人都編碼的項目'],
  'past falls': ['past falls', '次過去的跌勢'],
  returns: ['returns', '筆報酬'],
  sessions: ['sessions', '個交易日'],
});

/** What series are called, and which of them never had a value. */
export type Naming = {
  readonly title: (series: string) => string;
  readonly absent: (series: string) => boolean;
};

const BY_ID: Naming = { title: (id) => id, absent: () => false };

/** Why something is not known. */
const en = {
  /** The reason alone, as a clause. */
  why: (u: Unknown, { title, absent }: Naming = BY_ID): string => {
    switch (u.kind) {
      case 'too short a past':
        return u.series === undefined
          ? 'the past is too short'
          : `${title(u.series)} has too short a past`;
      case 'stale':
        return absent(u.series)
          ? `${title(u.series)} has no value yet`
          : `${title(u.series)} lacks a value that is due`;
      case 'no value before the window':
        return `${title(u.series)} has no value before the window`;
      case 'no session inside the window':
        return `${title(u.series)} has no session inside the window`;
      case 'no impact':
        return `a path says nothing of ${title(u.series)}, which the book follows`;
      case 'no odds fit':
        return `no odds over the thesis' paths make the move of ${u.series.map(title).join(', ')}`;
      case 'too few':
        return `fewer than ${u.least} ${OF.en[u.of]}`;
      case 'other currency':
        return `${u.symbol ?? 'a position'} is in another currency than the book`;
      case 'short position':
        return `${u.symbol} is held short`;
      case 'no margin':
        return `no margin is stated for ${u.symbol}`;
      case 'no price':
        return `there is no price of ${u.symbol}`;
      case 'no volume':
        return `the average volume of ${u.symbol} is not stated`;
      case 'no volatility':
        return `no series tells how much ${u.symbol} moves`;
      case 'old price':
        return `the price of ${u.symbol} is old`;
      case 'two prices':
        return `the price stated for ${u.symbol} is not that of ${title(u.series)}`;
      case 'no rate':
        return `there is no rate of ${u.of} in ${u.to}`;
      case 'old rate':
        return `the rate of ${u.of} in ${u.to} is old`;
      default:
        return BARE.en[u.kind];
    }
  },
  /** In full. */
  unknown: (u: Unknown, named?: Naming): string => en.notKnown(en.why(u, named)),
  /** What is missing, already said. */
  notKnown: (what: string) => `not known: ${what}`,
};

const zh: typeof en = {
  why: (u, { title, absent } = BY_ID) => {
    switch (u.kind) {
      case 'too short a past':
        return u.series === undefined ? '歷史太短' : `${title(u.series)}的歷史太短`;
      case 'stale':
        return absent(u.series)
          ? `${title(u.series)}還沒有任何數字`
          : `${title(u.series)}該到的數字沒有到`;
      case 'no value before the window':
        return `${title(u.series)}在期間之前沒有數字`;
      case 'no session inside the window':
        return `${title(u.series)}在期間內沒有交易日`;
      case 'no impact':
        return `有劇本沒有提到帳本所跟的${title(u.series)}`;
      case 'no odds fit':
        return `這些劇本怎麼配機率都湊不出${u.series.map(title).join('、')}的變動`;
      case 'too few':
        return `不足${u.least}${OF['zh-Hant'][u.of]}`;
      case 'other currency':
        return u.symbol === undefined ? '有部位的幣別與帳本不同' : `${u.symbol}的幣別與帳本不同`;
      case 'short position':
        return `${u.symbol}是放空的部位`;
      case 'no margin':
        return `沒有${u.symbol}的保證金成數`;
      case 'no price':
        return `沒有${u.symbol}的價格`;
      case 'no volume':
        return `沒有${u.symbol}的平均成交量`;
      case 'no volatility':
        return `沒有序列可以看出${u.symbol}的波動`;
      case 'old price':
        return `${u.symbol}的價格太舊`;
      case 'two prices':
        return `${u.symbol}自行填寫的價格與${title(u.series)}不符`;
      case 'no rate':
        return `沒有${u.of}對${u.to}的匯率`;
      case 'old rate':
        return `${u.of}對${u.to}的匯率太舊`;
      default:
        return BARE['zh-Hant'][u.kind];
    }
  },
  unknown: (u, named) => zh.notKnown(zh.why(u, named)),
  notKnown: (what) => `未知：${what}`,
};

export const unknowns: Readonly<Record<Lang, typeof en>> = { en, 'zh-Hant': zh };
