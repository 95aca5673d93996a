import { civilOf, type Day, weekday } from '../../../domain/time.ts';
import { wall } from '../clock.ts';
import { fixed, MINUS } from '../number.ts';
import type { Units } from '../unit.ts';
import { names } from './name.ts';

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const LONG =
  'January February March April May June July August September October November December'.split(
    ' ',
  );
const DAYS = 'Mon Tue Wed Thu Fri Sat Sun'.split(' ');
const SYMBOLS: Readonly<Record<string, string>> = { USD: '$', EUR: '€', GBP: '£', JPY: '¥' };

const REASONS: Readonly<Record<string, string>> = {
  uncalibrated: 'no calibration vintage ends before the window',
  'not all legs fell': 'not all legs fell',
  'too short a past': 'the past is too short',
  'legs do not move': 'the legs do not move',
  'no credit series': 'the episode names no credit series',
  'no credit value': 'no credit value has come yet',
  'window incomplete': 'a value of the window is missing',
  'older than the fall': 'the latest value is older than the fall',
  'no window': 'there is no window',
  'no value': 'there is no value',
  stale: 'a value that is due has not come',
  absent: 'no value has come yet',
  'not built': 'the model is not built',
  'no synchronised fall': 'no synchronised fall stands',
  'past without falls': 'the vintage holds no past falls',
  'not measured': 'prices of the names are not at hand',
  'no scenarios': 'the thesis states no scenarios',
  'no move': 'no move was seen over the window',
  'no ledger': 'no ledger of threats is at hand',
  'too few sessions': 'there are too few sessions',
  'not identified': 'prices do not identify it',
  'sold or bought not told': 'prices do not tell whether it was sold or bought',
  'no prices': 'prices are missing',
  'too few names': 'too few names could be read',
  'too few past forecasts': 'too few earlier forecasts have come due',
  'not a price': 'the series is no price',
  'no odds fit': "no odds over the thesis' paths make the moves that were seen",
  'no crowd': 'no crowd is asked',
  'not computed': 'the crowd has not been computed for this day',
  'no fall': 'the risk leg did not fall, or its fall is not known',
  'no like fall': 'too few simulated falls of this size',
  'no book': 'the thesis names no book',
  'nothing held': 'the book holds nothing',
  'other currency': 'a position is in another currency than the book',
  'no follows': 'a position does not say which series it follows',
  'no impact': 'a path says nothing of a series that the book follows',
  'not fitted': 'no vintage of the crowd ends before the window, so stated figures stand',
};

const money = (amount: number, currency: string): string => {
  const symbol = SYMBOLS[currency];
  return symbol === undefined
    ? `${currency} ${fixed(amount, 0)}`
    : `${amount < 0 ? MINUS : ''}${symbol}${fixed(Math.abs(amount), 0)}`;
};

const plain = (day: Day): string => {
  const { month, date } = civilOf(day);
  return `${date} ${MONTHS[month - 1]}`;
};

export const units: Units = {
  date: (day, near) =>
    civilOf(day).year === civilOf(near).year ? plain(day) : `${plain(day)} ${civilOf(day).year}`,
  longDate: (day) => {
    const { year, month, date } = civilOf(day);
    return `${DAYS[weekday(day) - 1]} ${date} ${LONG[month - 1]} ${year}`;
  },
  tick: plain,
  month: (day) => `${LONG[civilOf(day).month - 1]} ${civilOf(day).year}`,
  clock: (zone, stamp) => {
    const { day, time } = wall(stamp);
    return `${day === undefined ? '' : `${units.longDate(day)}, `}${time} ${units.city(zone)}`;
  },
  city: (zone) => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' '),
  money,
  change: (amount, currency) => {
    const text = money(amount, currency);
    return /^[^1-9]*$/.test(text) || amount < 0 ? text : `+${text}`;
  },
  sigma: (x) => `${x}σ`,
  decibans: (x) => `${x} dB`,
  sessions: (n) => `${n} session${n === 1 ? '' : 's'}`,
  hours: (x) => `${x} h`,
  rung: (n) => `rung ${n}, ${names.rungs[n as 0]}`,
  unknown: (reason) => `not known: ${REASONS[reason] ?? reason}`,
  late: (title, absent) =>
    absent ? `${title} has no value yet` : `${title} lacks a value that is due`,
  creditInput: (why) => `credit reading (${REASONS[why] ?? why})`,
  comma: ', ',
  pause: ', ',
  semi: '; ',
  colon: ': ',
  full: '.',
  blank: ' ',
  brackets: (x) => ` (${x})`,
};
