import { LEGS } from '../../domain/episode.ts';
import { sizeReason } from '../../domain/exposure.ts';
import { REGIMES } from '../../domain/regime.ts';
import { formatDay } from '../../domain/time.ts';
import { holds } from '../content/held.ts';
import { awaited, missingInput } from '../memo/page.ts';
import { runnerUp } from '../memo/regime.ts';
import { lossToday, reserveName, unsized } from '../memo/size.ts';
import { fallsShort, lamps } from '../memo/stops.ts';
import { legView } from '../memo/stress.ts';
import { moveOf, targetSays } from '../memo/verdict.ts';
import { hardestOf } from '../memo/watch.ts';
import { left, plain, right, wrap } from '../render/columns.ts';
import { flat } from '../render/prose.ts';
import { chance, fixed, percent, signed, signedPercent } from '../words/number.ts';
import { hanging, INDENT, packed, type Screened, sigma } from './column.ts';

/** How much, what binds, and what is at stake. */
export function exposureRows(p: Screened): string[] {
  const { exposure: e } = p.decision;
  const { screen: s, label } = p.w;
  const since = p.before ? formatDay(p.before.moment.day) : '';
  const moved = p.dossier.held
    ? flat(holds(p, p.dossier.held))
    : !p.before
      ? p.w.firstDecision
      : moveOf(p) === 'same'
        ? s.sameSince(since)
        : s.wasOn(percent(p.before.exposure.target), since);
  // Side by side and never cut: a name of what binds may be longer than a column.
  const row = (name: string, ...said: readonly string[]): string =>
    `${left(name, INDENT)}${said
      .filter((text) => text !== '')
      .map(plain)
      .join('  ')}`;
  const stake = unsized(p)
    ? p.w.notKnown(p.w.held.headless)
    : s.atStake(signedPercent(-e.lossIfWrong, 1), signedPercent(e.gainIfRight, 1));
  return [
    row(s.exposure, targetSays(p), moved, s.boundBy(p.w.binding[sizeReason(e, p.thesis.exposure)])),
    row(
      label.wrongRight,
      stake,
      unsized(p) ? '' : `${reserveName(p)} ${percent(Math.abs(e.reserve))}`,
    ),
    ...lossToday(p).flatMap((x) => wrap(plain(flat(x)), p.columns - INDENT).map((l) => row('', l))),
  ];
}

/** Two texts side by side, the first in so many cells, over as many lines as they need. */
const abreast = (width: number, first: readonly string[], second: readonly string[]): string[] =>
  [...(first.length > second.length ? first : second).keys()].map(
    (i) => `${left(first[i] ?? '', width)}${second[i] ?? ''}`,
  );

/** Cells of a lamp's mark, its word and its number. */
const MARK = 17;

/** The lamps, each with its state in brackets and in a word. */
export function stopRows(p: Screened): string[] {
  const { screen: s } = p.w;
  return lamps(p).flatMap((l) => {
    const near =
      l.rule.rung === 0 && l.watches.length === 0
        ? s.onPricesOnly
        : s.nearness(l.nearest?.item.rung, l.rule.rung, fallsShort(l));
    const told =
      l.state === 'blind'
        ? p.w.notKnown(l.missing.map((m) => missingInput(p, m)).join(p.w.comma))
        : l.state !== 'quiet' && l.rule.keys.length > 0
          ? s.some(l.worst.length, l.stops.length)
          : near;
    const mark = `  ${left(s.mark[l.state], 13)}${left(String(l.number), 2)}`;
    // Of what the mark leaves, four parts for the title and three for what is said of it.
    const room = p.columns - MARK;
    const title = Math.round((room * 4) / 7);
    return abreast(
      title,
      wrap(plain(l.rule.title[p.lang]), title - 1),
      wrap(plain(told), room - title),
    ).map((line, i) => `${i === 0 ? mark : ' '.repeat(MARK)}${line}`);
  });
}

/** The odds as bars. */
export function regimeRows(p: Screened): string[] {
  const { regime: r } = p.decision;
  const past = p.before;
  const near = runnerUp(r);
  const wide = Math.max(10, p.columns >> 1);
  const bars = REGIMES.map((k) => {
    const full = Math.round(wide * r[k]);
    return `  ${left(p.w.short[k], INDENT - 2)}${'#'.repeat(full)}${'.'.repeat(wide - full)}${right(chance(r[k]), 6)}`;
  });
  const was = past && chance(past.regime[r.call]);
  const day = past ? formatDay(past.moment.day) : '';
  const told = near
    ? `${p.w.historyHeading(r.call, undefined, near)}${was === undefined ? '' : `${p.w.semi}${p.w.screen.wasOn(`${p.w.short[r.call]} ${was}`, day)}`}`.toLowerCase()
    : p.w.screen.leads(p.w.regime[r.call], was, day);
  return [...hanging(p, p.w.screen.heading.regime, told), ...bars];
}

/** The hardest evidence of each group. */
export function watchRows(p: Screened): string[] {
  const { groups, claims } = p.decision.board;
  return groups.flatMap((g) => {
    const short = p.thesis.watch.find((x) => x.watch === g.watch)?.short[p.lang] ?? '';
    const claim = claims.find((c) => c.id === g.hardest);
    const item = claim && hardestOf(p, claim);
    const [first = '', ...rest] = wrap(plain(short), INDENT - 3);
    const name = `  ${g.watch} ${left(first, INDENT - 2)}`;
    const under = rest.map((l) => `    ${l}`);
    if (!claim || !item) return [`${name}-   .....  ${p.w.screen.none}`, ...under];
    const dates = [
      ...(awaited(claim, p.today) ? [p.w.screen.dueOn(formatDay(claim.due))] : []),
      ...(claim.begins === undefined ? [] : [p.w.screen.beginsOn(formatDay(claim.begins))]),
    ];
    const due = dates.map((d) => `${p.w.pause}${d}`).join('');
    const bar = `${'='.repeat(claim.rung)}${'.'.repeat(5 - claim.rung)}`;
    const told = `${p.w.kind[item.kind]}${p.w.pause}${p.w.direction[item.direction]}${due}  ${item.id}`;
    const [head = '', ...more] = wrap(plain(told), p.columns - INDENT - 13);
    return [`${name}${claim.rung}/5 ${bar}  ${head}`, ...abreast(INDENT + 13, under, more)];
  });
}

/** How fresh each source is. */
export function sourceRows(p: Screened): string[] {
  const { label, screen } = p.w;
  const now = p.decision.moment.at;
  const all = p.decision.freshness;
  const fresh = all.filter((f) => f.sessions === 0 && f.knownAt !== undefined);
  const hours = fresh.map(
    (f) => `${f.series} ${fixed((now - (f.knownAt ?? now)) / 3_600_000, 1)}h`,
  );
  const late = all
    .filter((f) => !fresh.includes(f))
    .map((f) =>
      f.knownAt === undefined
        ? `${f.series} ${p.w.unknown({ kind: 'absent' })} !`
        : `${f.series} ${p.w.sessions(f.sessions)}${f.state === 'stale' ? ' !' : ''}`,
    );
  const told = (name: string, items: readonly string[]): string[] =>
    packed(items, p.columns - INDENT - 6).map((l, i) => `${left(i === 0 ? name : '', 6)}${l}`);
  return [...told(label.fresh, hours), ...told(label.old, late)].map(
    (l, i) => `${left(i === 0 ? screen.heading.sources : '', INDENT)}${l}`,
  );
}

/** The name of a leg's series without the leg's name before it, or what stands in brackets behind it. */
const short = (title: string, leg: string): string =>
  (title.startsWith(leg) ? title.slice(leg.length) : title).replace(/[（(].*$/, '').trim();

/** The legs with their last sessions as lines of Braille. */
/** Cells of a title, and of the line of dots that a narrow screen leaves out. */
const TITLE = { least: 8, most: 35 };
const DOTS = 13;
const MIN_DOTTED = 60;
/** Cells of everything else of a row, and a margin. */
const FIGURES = 40;

export function stressRows(p: Screened): string[] {
  const { stress: s } = p.decision;
  const dots = p.columns < MIN_DOTTED ? 0 : DOTS + 2;
  const wide = Math.max(
    TITLE.least,
    Math.min(TITLE.most, p.columns - dots - (dots === 0 ? FIGURES - 6 : FIGURES)),
  );
  const told =
    typeof s.severity === 'number'
      ? `${p.w.stress[s.state]}${p.w.semi}${p.w.label.severity.toLowerCase()} ${sigma(p, fixed(s.severity, 2))}`
      : p.w.unknown(s.severity.unknown);
  const rows = LEGS.map((leg) => {
    const v = legView(p, leg);
    const moves = v.path.map((q) => q.x);
    const name = `  ${left(p.w.leg[leg], 9)}${left(plain(short(v.title, p.w.leg[leg])), wide - 1)} `;
    return 'unknown' in v.now
      ? `${name}${p.w.unknown(v.now.unknown)}`
      : `${name}${left(spark(moves, DOTS), dots)}${right(plain(signedPercent(v.now.move, 2)), 8)}${right(plain(sigma(p, signed(v.now.z, 2))), 15)}`;
  });
  const known = LEGS.some((leg) => !('unknown' in legView(p, leg).now));
  const head = `${' '.repeat(11 + wide + dots)}${right(p.w.screen.logMove, 8)}`;
  return [...hanging(p, p.w.screen.heading.stress, told), ...(known ? [head] : []), ...rows];
}

/** Dots of one Braille column filled from below, left and right: 0 to 4 of them. */
const LEFT = [0, 0x40, 0x44, 0x46, 0x47] as const;
const RIGHT = [0, 0x80, 0xa0, 0xb0, 0xb8] as const;

/**
 * A line of Braille cells, two values a cell, each filled from below: neutral width on every
 * terminal. The lowest value still has one dot.
 * @example spark([0, 1, 2, 3], 2).length // 2
 */
export function spark(values: readonly number[], width: number): string {
  const shown = values.slice(-2 * width);
  const [low, high] = [Math.min(...shown), Math.max(...shown)];
  const level = (v: number): number =>
    high === low ? 2 : 1 + Math.round((3 * (v - low)) / (high - low));
  const padded = [...Array<number | undefined>(2 * width - shown.length).fill(undefined), ...shown];
  let out = '';
  for (let i = 0; i < padded.length; i += 2) {
    const [a, b] = [padded[i], padded[i + 1]];
    const code =
      (a === undefined ? 0 : (LEFT[level(a)] as number)) |
      (b === undefined ? 0 : (RIGHT[level(b)] as number));
    out += String.fromCodePoint(0x2800 + code);
  }
  return out;
}
