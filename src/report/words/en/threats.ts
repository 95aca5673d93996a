import type { Cause, Trait } from '../../../domain/threat.ts';
import { join, say } from '../../render/prose.ts';
import type { ThreatLines } from '../threats.ts';

const WHY: Readonly<Record<string, string>> = {
  'too few threats': 'too few threats have ended',
  'too few threats carried out so late': 'too few threats were carried out so late',
};

const GROUP: { readonly [T in Trait]: Readonly<Record<string, string>> } = {
  dated: { true: 'Due on a named day', false: 'No day named' },
  aim: { country: 'Aimed at countries', sector: 'Aimed at a sector', world: 'Aimed at the world' },
  security: { true: 'Tied to security or territory', false: 'Not tied to either' },
  dependent: {
    true: 'Target relies on US arms',
    false: 'Target does not rely on US arms',
  },
  europe: { true: 'Target in Europe', false: 'Target elsewhere' },
};

const CAUSE: { readonly [C in Cause]: string } = {
  implemented: 'Carried out in full',
  reduced: 'Carried out in part',
  delayed: 'Put off',
  withdrawn: 'Withdrawn',
  'struck down': 'Struck down',
};

const low = (x: string): string => x.charAt(0).toLowerCase() + x.slice(1);

export const threats: ThreatLines = {
  title: 'Threats',
  why: (reason) => `not known: ${WHY[reason] ?? reason}`,
  cause: CAUSE,
  short: {
    implemented: 'In full',
    reduced: 'In part',
    delayed: 'Put off',
    withdrawn: 'Withdrawn',
    'struck down': 'Struck',
  },
  group: (trait, value) => GROUP[trait][value] ?? value,
  all: 'All',
  named: (id, target) => `${id} ${target}`,
  verdict: (settled, dropped) =>
    `Of ${settled} settled threats, ${dropped} were put off or withdrawn.`,
  noVerdict: 'Too few threats have ended to say what becomes of them.',
  range: (low, high) => ` (${low}–${high})`,
  recorded: (closed) => `As recorded until ${closed}: what ended later still stands as open`,
  counted: ({ clusters, open }) =>
    say`With those that came back counted once, they are ${clusters} different threats (clusters); ${open} more are open`,
  again: ({ cases, again, share, low, high }) =>
    say`Of ${cases} put off or withdrawn on a known day, ${again} have come back so far; within six months ${share} do (${low} to ${high})`,
  noAgain: 'How often they come back is not known: too few have been followed for a year',
  record: ({ cases, clusters, own, base, log, won }) =>
    won
      ? say`How ${cases} threats in ${clusters} clusters ended, each cluster foretold from all the others: traits score ${own}, the base rate ${base} (Brier, the smaller the better), by log score ${log.own} and ${log.base}. The traits win, so the outlook follows them`
      : say`How ${cases} threats in ${clusters} clusters ended, each cluster foretold from all the others: traits score ${own}, the base rate ${base} (Brier, the smaller the better), by log score ${log.own} and ${log.base}. The traits do not win, so the outlook stays with the base rate`,
  noRecord: 'How well the rates foretell is not known: too few threats have ended',
  rates: {
    heading: 'How threats end',
    caption: 'Shares of the settled ones; all rows of a threat that came back weigh as one',
  },
  groups: {
    heading: 'By what is known on the day of the announcement',
    caption:
      'Counts of settled threats; what the other side did later is no trait. Where the targets of a threat differ, or none is named, it stands in neither group',
  },
  curves: {
    title: 'When they end',
    heading: ({ cause, share, low, high, days }) =>
      say`${CAUSE[cause]}: ${share} by day ${days} (${low} to ${high})`,
    caption:
      'Share of all threats that has ended this way, by days since the announcement; open ones count until the day they were last seen. Dashes: 80% band',
    together:
      'Share of all threats that has ended this way, by days since the announcement. Solid: carried out in full; dashes: withdrawn; dots: put off',
    table: 'Ended this way by day',
    unknown: 'When threats end is not known: too few have ended',
    day: (n) => `day ${n}`,
  },
  returns: {
    heading: 'How soon a threat that was put off or withdrawn comes back',
    caption: 'A threat that was given a new day at once counts as back',
  },
  months: (n) => `within ${n} months`,
  outlook: {
    title: 'Open threats',
    none: 'No threat is open',
    heading: 'What may become of those that are open',
    caption:
      'Given that each has been open so long. In force: probability of being carried out, in full or in part, within 30 and 90 days from here. Put off, withdrawn: probability that it ever ends so. In brackets: 80% intervals, per cent. Before: earlier rows of its cluster',
    behind: ({ target, days, open, cases, traits, alike, more, pooled }) =>
      say`${target}, open for ${open} ${days === 1 ? 'day' : 'days'}. Settled threats that stayed open as long: ${cases}. ${
        alike.length === 0
          ? 'None to set beside it: the shares of all threats stand in, and their interval does not cover how far this one may differ'
          : say`Most alike${traits.length === 0 ? '' : ` (${traits.map(low).join(', ')})`}: ${alike}${more > 0 ? `; and ${String(more)} more` : ''}. The probabilities ${pooled ? 'lean towards these' : 'are those of all that stayed open as long'}`
      }`,
    untimed: (why) => say`When it may be carried out is ${join([[why]], '')}`,
    casesHeading: 'The cases behind them',
  },
  column: {
    end: 'End',
    count: 'Count',
    share: 'Share',
    interval: '80% interval',
    group: 'Group',
    settled: 'Settled',
    threat: 'Threat',
    days: 'Days',
    by30: 'In force 30 d',
    by90: '90 d',
    earlier: 'Before',
  },
  method: {
    undated: (ids) =>
      `${ids.join(', ')}: over, on no known day. They stand in no curve, and all are withdrawals: the curve of withdrawals lies too low and the others a little too high. They count in the shares from the day they are known to be over.`,
    delay:
      'A threat that was put off has ended as put off; its new day is a new row of the same cluster.',
    prior:
      'Each end is given half a case beforehand, so no share in the table of ends is exactly 0. A curve may be: its interval then tells what none so far leaves open.',
    bands:
      'Intervals: 1,000 draws of the Bayesian bootstrap over clusters. Curves: Aalen and Johansen; an end on the day of the announcement counts as half a day.',
    traits:
      'A forecast by traits starts from the threats that share most of them, drawn towards the wider group as if that were 20 cases. It is used only where it has beaten the base rate so far, each cluster left out in turn (Brier over five ends: 0 is perfect, 2 is worst).',
    source: (closed) =>
      `The last end on record came on ${closed}: what ended later stands as open until you add its row (bide threats add FILE). Facts and coding of every row: ledger/threats.csv and ledger/SOURCES.md.`,
  },
};
