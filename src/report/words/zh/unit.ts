import { civilOf, type Day, weekday } from '../../../domain/time.ts';
import { wall } from '../clock.ts';
import { fixed } from '../number.ts';
import type { Units } from '../unit.ts';
import { names } from './name.ts';

const DAYS = '一二三四五六日';
const CURRENCIES: Readonly<Record<string, string>> = {
  USD: '美元',
  EUR: '歐元',
  TWD: '新台幣',
  JPY: '日圓',
  GBP: '英鎊',
  HKD: '港元',
  CHF: '瑞士法郎',
  DKK: '丹麥克朗',
};
const CITIES: Readonly<Record<string, string>> = {
  'America/New_York': '紐約',
  'America/Chicago': '芝加哥',
  'Asia/Taipei': '台北',
  'Asia/Tokyo': '東京',
  'Asia/Hong_Kong': '香港',
  'Asia/Singapore': '新加坡',
  'Europe/London': '倫敦',
  'Europe/Berlin': '柏林',
  'Europe/Paris': '巴黎',
  'Europe/Copenhagen': '哥本哈根',
  'Europe/Brussels': '布魯塞爾',
  'Europe/Zurich': '蘇黎世',
  UTC: '世界協調時間',
};

const REASONS: Readonly<Record<string, string>> = {
  uncalibrated: '沒有截止在視窗之前的校準版本',
  'not all legs fell': '三條腿沒有全跌',
  'too short a past': '歷史太短',
  'legs do not move': '三條腿沒有變動',
  'no credit series': '事件段沒有指定信用序列',
  'no credit value': '信用數字還沒出來',
  'window incomplete': '視窗裡缺一個數字',
  'older than the fall': '最新的數字早於這次下跌',
  'no window': '沒有視窗',
  'no value': '沒有數字',
  stale: '該到的數字沒有到',
  absent: '還沒有任何數字',
  'not built': '模型還沒建',
  'no synchronised fall': '目前沒有同步跌勢',
  'past without falls': '校準版本裡沒有過去的跌勢',
  'not measured': '手邊沒有各標的的價格',
  'no scenarios': '假設沒有列出劇本',
  'no move': '視窗內看不到變動',
  'no ledger': '手邊沒有威脅帳',
  'too few sessions': '交易日太少',
  'not identified': '從價格無法辨識',
  'sold or bought not told': '價格看不出是賣還是買',
  'no prices': '缺少價格',
  'too few names': '讀得到的標的太少',
  'too few past forecasts': '到期的預測太少',
  'not a price': '這個序列不是價格',
  'no odds fit': '沒有任何機率能讓劇本造成所見的變動',
  'no crowd': '沒有可以詢問的群體',
  'not computed': '這一天的群體還沒算出來',
  'no fall': '風險這條腿沒有跌，或跌幅未知',
  'no like fall': '這麼大的模擬跌勢太少',
  'no book': '假設裡沒有帳本',
  'nothing held': '帳本裡什麼都沒有',
  'other currency': '有部位的幣別與帳本不同',
  'no follows': '有部位沒寫明跟著哪個序列',
  'no impact': '有劇本沒有提到帳本所跟的序列',
  'not fitted': '沒有截止在視窗之前的群體校準版本，用的是設定值',
};

const money = (amount: number, currency: string): string =>
  `${fixed(amount, 0)}${CURRENCIES[currency] ?? ` ${currency}`}`;

const plain = (day: Day): string => {
  const { month, date } = civilOf(day);
  return `${month}月${date}日（${DAYS[weekday(day) - 1]}）`;
};

export const units: Units = {
  date: (day, near) =>
    civilOf(day).year === civilOf(near).year ? plain(day) : `${civilOf(day).year}年${plain(day)}`,
  longDate: (day) => `${civilOf(day).year}年${plain(day)}`,
  tick: (day) => `${civilOf(day).month}/${civilOf(day).date}`,
  month: (day) => `${civilOf(day).year}年${civilOf(day).month}月`,
  clock: (zone, stamp) => {
    const { day, time } = wall(stamp);
    return `${units.city(zone)}${day === undefined ? '' : units.longDate(day)}${time}`;
  },
  city: (zone) => CITIES[zone] ?? (zone.split('/').at(-1) ?? zone).replaceAll('_', ' '),
  money,
  change: (amount, currency) => {
    const text = money(amount, currency);
    return /^[^1-9]*$/.test(text) || amount < 0 ? text : `+${text}`;
  },
  sigma: (x) => `${x}σ`,
  decibans: (x) => `${x}分貝`,
  sessions: (n) => `${n}個交易日`,
  hours: (x) => `${x}小時`,
  rung: (n) => `第${n}階「${names.rungs[n as 0]}」`,
  unknown: (reason) => `未知：${REASONS[reason] ?? reason}`,
  late: (title, absent) => (absent ? `${title}還沒有任何數字` : `${title}該到的數字沒有到`),
  creditInput: (why) => `信用面（${REASONS[why] ?? why}）`,
  comma: '、',
  pause: '，',
  semi: '；',
  colon: '：',
  full: '。',
  blank: '',
  brackets: (x) => `（${x}）`,
};
