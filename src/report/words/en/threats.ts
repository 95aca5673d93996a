import type { Cause, Trait } from '../../../domain/threat.ts';
import { join, say } from '../../prose.ts';
import type { ThreatLines } from '../threats.ts';

const WHY: Readonly<Record<string, string>> = {
  'too few threats': 'too few threats have ended',
  'too few threats carried out so late': 'too few threats were carried out so late',
};

const GROUP: { readonly [T in Trait]: Readonly<Record<string, string>> } = {
  dated: { true: 'Due on a named day', false: 'No day named' },
  aim: { country: 'Aimed at countries', sector: 'Aimed at a sector', world: 'Aimed at the world' },
  security: { true: 'Tied to security or territory', false: 'Tied to neither' },
  dependent: {
    true: "Relies on the other's arms",
    false: "Does not rely on the other's arms",
  },
  europe: { true: 'European', false: 'Not European' },
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
  counted: ({ clusters, open }) =>
    say`They belong to ${clusters} different threats, counting those that came back as one; ${open} more are open`,
  again: ({ cases, again, share, low, high }) =>
    say`Of ${cases} put off or withdrawn on a known day, ${again} have come back so far; within six months ${share} do (${low} to ${high})`,
  noAgain: 'How often they come back is not known: too few have been followed for a year',
  record: ({ cases, clusters, own, base, won }) =>
    won
      ? say`With each cluster left out in turn, the ends of ${cases} threats in ${clusters} clusters told from their traits score ${own}, and from the base rate ${base} (Brier, the smaller the better): the traits win, and the outlook follows them`
      : say`With each cluster left out in turn, the ends of ${cases} threats in ${clusters} clusters told from their traits score ${own}, and from the base rate ${base} (Brier, the smaller the better): the traits do not win, so the outlook stays with the base rate`,
  noRecord: 'How well the rates foretell is not known: too few threats have ended',
  rates: {
    heading: 'How threats end',
    caption: 'Shares of the settled ones with 80% intervals; a threat that came back weighs as one',
  },
  groups: {
    heading: 'By what is known on the day of the announcement',
    caption: 'Counts of settled threats; what the other side did later is no trait',
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
    caption: 'A new day set at once counts as back. 80% intervals',
  },
  months: (n) => `within ${n} months`,
  outlook: {
    title: 'Open threats',
    none: 'No threat is open',
    heading: 'What may become of those that are open',
    caption:
      'Given that each has been open so long: days open, probability of being in force, in full or in part, within 30 and 90 days from here, of ending as put off, as withdrawn, with 80% intervals; earlier rows of its cluster',
    behind: ({ target, days, open, cases, traits, alike, more, pooled }) =>
      say`${target}, open for ${open} ${days === 1 ? 'day' : 'days'}. Settled threats that stayed open as long: ${cases}. ${
        alike.length === 0
          ? 'None to set beside it: the rates of all stand in, and the interval does not tell how far it may stray'
          : say`Most alike${traits.length === 0 ? '' : ` (${traits.map(low).join(', ')})`}: ${alike}${more > 0 ? `; and ${String(more)} more` : ''}. The shares ${pooled ? 'lean towards these' : 'are those of all that stayed open as long'}`
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
    prior: 'Shares carry a prior worth half a case for each end.',
    bands:
      'Intervals: 1,000 draws of the Bayesian bootstrap over clusters. Curves: Aalen and Johansen; an end on the day of the announcement counts as half a day.',
    traits:
      'Traits draw on at most the cases that share them, and the group around them is worth 20 cases. They speak only where they have beaten the base rate so far, each cluster left out in turn (Brier over five ends, 0 to 2, the smaller the better).',
    source:
      'Facts and coding of every row: ledger/threats.csv and ledger/SOURCES.md; own rows beside them.',
  },
};
