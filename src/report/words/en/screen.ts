import { formatDay, weekday } from '../../../domain/time.ts';
import type { ScreenLines } from '../screen.ts';

const DAYS = 'Mon Tue Wed Thu Fri Sat Sun'.split(' ');

export const screens: { readonly screen: ScreenLines } = {
  screen: {
    day: (day) => `${formatDay(day)} ${DAYS[weekday(day) - 1]}`,
    exposure: 'Exposure',
    boundBy: (binding) => `bound by: ${binding.toLowerCase()}`,
    sameSince: (day) => `as on ${day}`,
    wasOn: (share, day) => `was ${share} on ${day}`,
    atStake: (loss, gain) => `${loss} / ${gain}`,
    heading: {
      stops: 'STOPS',
      stress: 'STRESS',
      regime: 'REGIME',
      watch: 'WATCH',
      sources: 'SOURCES',
      credit: 'CREDIT',
    },
    mark: {
      quiet: '[ ] quiet',
      pending: '[~] pending',
      tripped: '[X] TRIPPED',
      blind: '[?] BLIND',
    },
    nearness: (have, need) =>
      have === undefined ? `none near, counts from ${need}` : `rung ${have}, counts from ${need}`,
    lacks: (what) => `not known: ${what.join(', ')}`,
    onPricesOnly: 'judges prices',
    some: (n, all) => `${n} of ${all} counterparties`,
    leads: (regime, was, day) =>
      `${regime.toLowerCase()} leads${was === undefined ? '' : `; was ${was} on ${day}`}`,
    dueOn: (day) => `due ${day}`,
    none: 'no claim yet',
    sigma: ' sigma',
    logMove: 'log move',
    overThreshold: (threshold, over) => `threshold ${threshold}, ${over ? 'over' : 'not over'}`,
  },
};
