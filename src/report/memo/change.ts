import type { CapId } from '../../domain/exposure.ts';
import { REGIMES } from '../../domain/regime.ts';
import type { LampState } from '../../domain/stop.ts';
import type { Day } from '../../domain/time.ts';
import type { Claim } from '../../domain/watch.ts';
import { oddsTurn } from '../content/tipping.ts';
import { type Section, section, shown } from '../render/block.ts';
import { cite, opened, type Prose, say } from '../render/prose.ts';
import { clause, MAX_CLAUSE, MAX_NAME } from '../words/clause.ts';
import { percent, worse } from '../words/number.ts';
import { toldInNews } from './news.ts';
import { awaited, heldNow, type Length, missingName, type Page, stopLimit } from './page.ts';
import { factName } from './possible.ts';
import { type LampView, lamps } from './stops.ts';
import { onceTripped, tripping } from './tripping.ts';
import { nameOf } from './watch.ts';

type Item = { readonly head: Prose; readonly body: Prose };

/** Facts of each side that one page has room for, and dates. */
const MAX_FACTS = 4;
const MAX_DATES = 4;

/** Facts that would make exposure smaller, facts that would make it larger, and the days on which some of them fall. */
export const change = (p: Page, length: Length): Section => {
  const items = (all: readonly Item[]): readonly Item[] =>
    length === 'full' || all.length <= MAX_FACTS
      ? or(p, all)
      : [
          ...all.slice(0, MAX_FACTS),
          { head: [p.w.brief.moreDates(all.length - MAX_FACTS)], body: [] },
        ];
  return section('change', p.w.title.change, [
    {
      kind: 'columns',
      columns: [
        { heading: p.w.label.trimOrLeave, items: items(less(p, length)) },
        { heading: p.w.label.add, items: items(more(p, length)) },
        { heading: p.w.brief.ahead, items: dates(p, length) },
      ],
    },
  ]);
};

const or = (p: Page, items: readonly Item[]): readonly Item[] =>
  items.length > 0 ? items : [{ head: [p.w.nothingToAdd], body: [] }];

/** Days ahead on which something is due, begins or is published, the nearest first. */
function dates(p: Page, length: Length): readonly Item[] {
  const { board, stress } = p.decision;
  const { due } = stress.credit;
  const known = length === 'short' ? toldInNews(p) : new Set<string>();
  const told = (on: Day, says: (what: string) => string, { id: claim, alive }: Claim) => {
    const id = alive.at(-1);
    const item = id === undefined ? undefined : p.evidence.get(id);
    return item === undefined
      ? []
      : [
          {
            on,
            what: say`${says(known.has(item.id) ? nameOf(p, claim, [item.id]) : clause(item.headline[p.lang], MAX_NAME))} ${cite(item.id, item.id)}`,
          },
        ];
  };
  const all = [
    ...board.claims.flatMap((c) => [
      ...(c.begins === undefined ? [] : told(c.begins, p.w.brief.begins, c)),
      ...(c.standing && awaited(c, p.today) ? told(c.due, (what) => what, c) : []),
    ]),
    ...(due === undefined ? [] : [{ on: due, what: [p.w.brief.creditDue] }]),
  ].toSorted((a, b) => a.on - b.on);
  if (all.length === 0) return [{ head: opened([p.w.brief.noDates]), body: [] }];
  const rest = all.length - MAX_DATES;
  return [
    ...all.slice(0, MAX_DATES).map(({ on, what }) => ({ head: [p.on(on)], body: what })),
    ...(rest > 0 ? [{ head: [p.w.brief.moreDates(rest)], body: [] }] : []),
  ];
}

/** Flips of the call towards, or away from, harsher regimes. */
function flips(
  p: Page,
  harsher: boolean,
  told: (facts: readonly string[]) => boolean = () => true,
): Item[] {
  const { call, flip } = p.decision.regime;
  return flip
    .filter((f) => told(f.facts))
    .filter((f) => REGIMES.indexOf(f.to) > REGIMES.indexOf(call) === harsher)
    .map((f) => ({
      head: [f.facts.map((id) => factName(p, id)).join(p.w.semi)],
      body: opened(say`${p.w.flip(f.to, cite(worse(f.decibans), 's-regime'))}${p.w.full}`),
    }));
}

function less(p: Page, length: Length): Item[] {
  if (heldNow(p.decision) === 0) return [{ head: opened([p.w.nothingHeld]), body: [] }];
  const untripped: readonly LampState[] = ['quiet', 'waiting', 'absorbed', 'pending'];
  const told = new Set(lamps(p).flatMap((l) => tripping(p, l.rule).map((f) => f.fact)));
  return [
    ...each(p, untripped, (l) => ({ head: numbered(p, l), body: onceTripped(p, l.rule, length) })),
    ...p.decision.board.claims.flatMap(({ id, begins, alive }): Item[] =>
      begins === undefined
        ? []
        : [
            {
              head: say`${p.w.beginsHead(nameOf(p, id), p.on(begins))}${alive.flatMap((e) => [' ', cite(e, e)])}`,
              body: [p.w.beginsBody],
            },
          ],
    ),
    ...lacking(p, (l) => ({
      head: [`${arrived(p, l)}${p.w.confirmed}`],
      body: [p.w.ifArrivesHolds(l.number)],
    })),
    // An act that a stop waits for is told with the stop.
    ...flips(p, true, (facts) => facts.some((id) => !told.has(id))),
  ];
}

/** A stop by its number and title, in a clause. */
const numbered = (p: Page, l: LampView): Prose =>
  opened([`${p.w.stopNumber(l.number)}${p.w.colon}${clause(l.rule.title[p.lang], MAX_CLAUSE)}`]);

/** An item for each stop that lacks data, in force or not. */
const lacking = (p: Page, item: (l: LampView) => Item): Item[] =>
  lamps(p)
    .filter((l) => l.missing.length > 0)
    .map(item);

/** An item for each stop in some states. */
const each = (p: Page, states: readonly LampState[], item: (l: LampView) => Item): Item[] =>
  lamps(p)
    .filter((l) => states.includes(l.state))
    .map(item);

const arrived = (p: Page, { missing }: LampView): string =>
  p.w.arrives(missing.map((m) => missingName(p, m)));

function more(p: Page, length: Length): Item[] {
  const { exposure, board } = p.decision;
  const { binding, headroom, optimum } = exposure;
  const due = board.claims
    .filter((c) => c.standing)
    .filter((c) => awaited(c, p.today))
    .slice(0, 3);
  // A stop that clears makes room only where nothing else allows as little.
  const held = stopLimit(p) <= optimum + 1e-9;
  return shown<Item>([
    ...lacking(p, (l) => ({
      head: [`${arrived(p, l)}${p.w.notConfirmed}`],
      body: [p.w.ifArrivesNot(l.number)],
    })),
    ...returns(p),
    ...each(p, held ? ['tripped'] : [], (l) => ({
      head: opened([`${p.w.stopNumber(l.number)}${p.w.colon}${l.rule.title[p.lang]}`]),
      body: [l.rule.back[p.lang]],
    })),
    (binding === 'ratchet' || binding === 'pending' || binding === 'waits') && {
      head: [p.w.restHead[binding]],
      body: [p.w.restBody],
    },
    (binding === 'unknown input' || exposure.still) && {
      head: [p.w.inputHead],
      body: [p.w.inputBody],
    },
    (headroom < optimum || binding === 'headroom') && {
      head: [p.w.headroomHead],
      body: p.w.headroomBody(
        cite(percent(optimum), 's-size'),
        cite(percent(headroom), 's-size'),
        p.thesis.exposure,
      ),
    },
    ...(length === 'short' ? [] : due).map((c) => ({
      head: say`${p.w.dueHead(nameOf(p, c.id), p.on(c.due))}${c.alive.flatMap((id) => [' ', cite(id, id)])}`,
      body: [p.w.dueBody],
    })),
    ...flips(p, false),
  ]);
}

/** Where the expected return leaves no room: at which odds it would. */
function returns(p: Page): Item[] {
  const { exposure: e } = p.decision;
  const { odds } = p.dossier;
  const gains: readonly CapId[] = ['kelly', 'gate', 'growth'];
  const none = e.caps.some((c) => gains.includes(c.cap) && c.at === 0);
  if (!none || 'unknown' in odds) return [];
  const body = oddsTurn({ w: p.w, lang: p.lang, place: 's-possible' }, odds.tipping);
  return [{ head: [p.w.returnHead], body }];
}
