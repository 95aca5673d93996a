import { actOf, type Decision } from '../../domain/decision.ts';
import { type LampState, lampState } from '../../domain/stop.ts';
import type { Lang } from '../../domain/text.ts';
import { left } from '../render/columns.ts';
import { names } from './name.ts';
import { chance } from './number.ts';
import { screens } from './screen.ts';

/** Signs of the stops that are not quiet, harshest first. */
const SIGNS: readonly (readonly [LampState, string])[] = [
  ['tripped', 'X'],
  ['blind', '?'],
  ['pending', '~'],
  ['absorbed', '='],
  ['waiting', '.'],
];

/** The same in the order in which they are explained, calm to harsh. */
const SHOWN = SIGNS.map(([state]) => state).toReversed();

/** Severity in five cells; a question mark where it is not known. */
const severityCell = ({ stress: { severity } }: Decision): string =>
  (typeof severity === 'number' ? severity.toFixed(2) : '?').padStart(5);

/** The worst sign of each stop that is not quiet, with the stop's number. */
const stopMarks = ({ stops }: Decision): string[] =>
  [...new Set(stops.map((s) => s.id))].flatMap((id, i) => {
    const states = stops.filter((s) => s.id === id).map(lampState);
    const sign = SIGNS.find(([state]) => states.includes(state))?.[1];
    return sign === undefined ? [] : [`[${sign}]${i + 1}`];
  });

/** One line a day, and what its columns are. */
const en = {
  /** What the columns of `daily` are, on one line of a terminal. */
  dailyHead: 'day, verdict, exposure, stress, severity (sigma), odds, stops not quiet',
  /** The signs of stops in it. */
  dailySigns: `stops: ${SHOWN.map((s) => screens.en.mark[s]).join(' ')}, by number`,
  /** Heads of the same as a sheet; stops stand between severity and price. */
  sheet: {
    day: 'day',
    verdict: 'verdict',
    target: 'target exposure',
    held: 'held before',
    binding: 'limited by',
    noise: 'noise',
    friction: 'friction',
    rupture: 'rupture',
    stress: 'stress',
    severity: 'severity (sigma)',
    price: 'close',
    priced: 'day of the close',
    findings: 'findings',
  },
  daily: (d: Decision) => {
    const { stress, regime, exposure } = d;
    return [
      screens.en.day(d.moment.day),
      left(names.en.verdict[actOf(d)], 5),
      `${String(Math.round(100 * exposure.target)).padStart(3)}%`,
      left(`${names.en.stress[stress.state]}`, 12),
      severityCell(d),
      `noise ${chance(regime.noise).padStart(4)} friction ${chance(regime.friction).padStart(4)}`,
      stopMarks(d).join(' '),
    ]
      .join('  ')
      .trimEnd();
  },
};

const zh: typeof en = {
  dailyHead: '日期、決定、曝險、承壓狀態、嚴重度（標準差）、局勢機率、有動靜的停損',
  dailySigns: `停損：${SHOWN.map((s) => screens['zh-Hant'].mark[s]).join('、')}，後面是編號`,
  sheet: {
    day: '日期',
    verdict: '決定',
    target: '目標曝險',
    held: '決策前持有',
    binding: '主要限制',
    noise: '雜音',
    friction: '摩擦',
    rupture: '決裂',
    stress: '承壓狀態',
    severity: '嚴重度（標準差）',
    price: '收盤',
    priced: '收盤日期',
    findings: '資料疑點數',
  },
  daily: (d) => {
    const { stress, regime, exposure } = d;
    return [
      screens['zh-Hant'].day(d.moment.day),
      left(names['zh-Hant'].verdict[actOf(d)], 4),
      `${String(Math.round(100 * exposure.target)).padStart(3)}%`,
      left(names['zh-Hant'].stress[stress.state], 8),
      severityCell(d),
      `雜音 ${chance(regime.noise).padStart(4)} 摩擦 ${chance(regime.friction).padStart(4)}`,
      stopMarks(d).join(' '),
    ]
      .join('  ')
      .trimEnd();
  },
};

export const dailies: Readonly<Record<Lang, typeof en>> = { en, 'zh-Hant': zh };
