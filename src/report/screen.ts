import type { Dossier } from '../domain/dossier.ts';
import { LEGS } from '../domain/episode.ts';
import { REGIMES } from '../domain/regime.ts';
import type { Lang } from '../domain/text.ts';
import { formatDay } from '../domain/time.ts';
import { spark } from './chart/spark.ts';
import { flat } from './prose.ts';
import { missingName } from './section/stops.ts';
import { headline, moveOf, why } from './section/verdict.ts';
import { COLUMNS, ends, plain } from './terminal.ts';
import { hardestOf } from './view/claim.ts';
import { lamps } from './view/lamp.ts';
import { legView } from './view/leg.ts';
import { type Page, page } from './view/page.ts';
import { cells, left, right, wrap } from './width.ts';
import { wall } from './words/clock.ts';
import { chance, fixed, percent, signed, signedPercent } from './words/number.ts';

/** Where the second column of the screen begins. */
const INDENT = 14;

/** The state of a decision on one screen of 80 columns, line by line, without colour. */
export function screen(dossier: Dossier, lang: Lang): readonly string[] {
  const p = page(dossier, lang);
  const { w } = p;
  return [
    ...head(p),
    lang === 'en' ? headline(p).toUpperCase() : headline(p),
    ...sentences(p),
    '',
    ...exposure(p),
    '',
    w.screen.heading.stops,
    ...stops(p),
    '',
    ...stress(p),
    '',
    ...regime(p),
    '',
    `${left(w.screen.heading.watch, INDENT)}${w.label.hardest}`,
    ...watch(p),
    '',
    ...sources(p),
    '',
    Object.values(w.screen.mark).join('  '),
    ...wrap(plain(w.label.disclaimer), COLUMNS),
  ].map((line) => plain(line).trimEnd());
}

/** Stress alone: every window with its threshold, the legs, and credit. */
export function stressScreen(dossier: Dossier, lang: Lang): readonly string[] {
  const p = page(dossier, lang);
  const { stress: s } = p.decision;
  const rows = s.windows.map((x) => {
    const told =
      typeof x.severity === 'number' ? `${fixed(x.severity, 2)}σ` : p.w.unknown(x.severity.unknown);
    const beyond =
      typeof x.severity === 'number' && typeof x.threshold === 'number'
        ? p.w.screen.overThreshold(`${fixed(x.threshold, 2)}σ`, x.severity > x.threshold)
        : typeof x.threshold === 'object'
          ? p.w.unknown(x.threshold.unknown)
          : '';
    return `  ${left(p.w.windowSays(x.window), INDENT)}${left(told, 16)}${beyond}`;
  });
  const credit = flat(
    p.w.creditClause(s.credit.state, s.credit.end && formatDay(s.credit.end), s.credit.reason),
  );
  return [
    ...head(p),
    ...wrap(plain(flat(why(p)[0] ?? [])), COLUMNS),
    '',
    ...stress(p),
    '',
    ...rows.map(plain),
    '',
    ...hanging(p.w.screen.heading.credit, credit),
  ].map((line) => plain(line).trimEnd());
}

function head(p: Page): string[] {
  const { episode } = p.dossier.setup;
  const kind = p.w.brackets(p.dossier.replay ? p.w.label.replay : p.w.label.live);
  const { time } = wall(p.decision.moment.stamp);
  return [
    ...ends(
      plain(`bide  ${episode.title[p.lang]}${kind}`),
      plain(`${p.w.city(episode.decide.zone)} ${p.w.screen.day(p.today)} ${time}`),
    ),
    '='.repeat(COLUMNS),
  ];
}

const sentences = (p: Page): string[] =>
  wrap(
    plain(
      why(p)
        .map(flat)
        .join(p.lang === 'en' ? ' ' : ''),
    ),
    COLUMNS,
  );

function exposure(p: Page): string[] {
  const { exposure: e } = p.decision;
  const { screen: s, label } = p.w;
  const past = p.before;
  const since = past ? formatDay(past.moment.day) : '';
  const moved = !past
    ? p.w.firstDecision
    : moveOf(p) === 'same'
      ? s.sameSince(since)
      : s.wasOn(percent(past.exposure.target), since);
  const row = (name: string, a: string, b: string, c: string): string =>
    `${left(name, INDENT)}${left(a, 16)}${left(plain(b), 24)}${c}`;
  return [
    row(s.exposure, percent(e.target), s.boundBy(p.w.binding[e.binding]), moved),
    row(
      label.wrongRight,
      plain(s.atStake(signedPercent(-e.lossIfWrong, 1), signedPercent(e.gainIfRight, 1))),
      `${label.reserve} ${percent(e.reserve)}`,
      '',
    ),
  ];
}

function stops(p: Page): string[] {
  const { screen: s } = p.w;
  return lamps(p).flatMap((l) => {
    const near =
      l.rule.rung === 0 && l.watches.length === 0
        ? s.onPricesOnly
        : s.nearness(l.nearest?.item.rung, l.rule.rung);
    const told =
      l.state === 'blind'
        ? s.lacks(l.missing.map((m) => missingName(p, m)))
        : l.state !== 'quiet' && l.rule.keys.length > 0
          ? s.some(l.worst.length, l.stops.length)
          : near;
    const title = wrap(plain(l.rule.title[p.lang]), 36);
    const beside = wrap(plain(told), 27);
    return Array.from({ length: Math.max(title.length, beside.length) }, (_, i) =>
      [
        '  ',
        left(i === 0 ? s.mark[l.state] : '', 12),
        left(i === 0 ? String(l.number) : '', 2),
        left(title[i] ?? '', 37),
        beside[i] ?? '',
      ].join(''),
    );
  });
}

function stress(p: Page): string[] {
  const { stress: s } = p.decision;
  const told =
    typeof s.severity === 'number'
      ? `${p.w.stress[s.state]}${p.w.semi}${p.w.label.severity.toLowerCase()} ${fixed(s.severity, 2)}σ`
      : p.w.unknown(s.severity.unknown);
  const rows = LEGS.map((leg) => {
    const v = legView(p, leg);
    const name = `  ${left(p.w.leg[leg], 7)}${left(plain(short(v.title, p.w.leg[leg])), 25)}`;
    return 'unknown' in v.now
      ? `${name}${p.w.unknown(v.now.unknown)}`
      : `${name}${left(
          spark(
            v.path.map((q) => q.x),
            13,
          ),
          15,
        )}${right(plain(signedPercent(v.now.move, 2)), 8)}${right(plain(`${signed(v.now.z, 2)}σ`), 15)}`;
  });
  return [...hanging(p.w.screen.heading.stress, told), ...rows];
}

function regime(p: Page): string[] {
  const { regime: r } = p.decision;
  const past = p.before;
  const bars = REGIMES.map((k) => {
    const full = Math.round(40 * r[k]);
    return `  ${left(p.w.short[k], INDENT - 2)}${'#'.repeat(full)}${'.'.repeat(40 - full)}${right(chance(r[k]), 6)}`;
  });
  return [
    ...hanging(
      p.w.screen.heading.regime,
      p.w.screen.leads(
        p.w.regime[r.call],
        past && chance(past.regime[r.call]),
        past ? formatDay(past.moment.day) : '',
      ),
    ),
    ...bars,
  ];
}

function watch(p: Page): string[] {
  return p.decision.board.groups.map((g) => {
    const short = p.thesis.watch.find((x) => x.watch === g.watch)?.short[p.lang] ?? '';
    const claim = p.decision.board.claims.find((c) => c.id === g.hardest);
    const item = claim && hardestOf(p, claim);
    const name = `  ${g.watch} ${left(plain(short), INDENT - 2)}`;
    if (!claim || !item) return `${name}-   .....  ${p.w.screen.none}`;
    const due =
      claim.due !== undefined && claim.due >= p.today
        ? `${p.w.pause}${p.w.screen.dueOn(formatDay(claim.due))}`
        : '';
    const bar = `${'='.repeat(claim.rung)}${'.'.repeat(5 - claim.rung)}`;
    return `${name}${claim.rung}/5 ${bar}  ${p.w.kind[item.kind]}${p.w.pause}${p.w.direction[item.direction]}${due}  ${item.id}`;
  });
}

function sources(p: Page): string[] {
  const { label } = p.w;
  const now = p.decision.moment.at;
  const fresh = p.decision.freshness.filter((f) => f.sessions === 0 && f.knownAt !== undefined);
  const old = p.decision.freshness.filter((f) => !fresh.includes(f));
  const hours = fresh.map(
    (f) => `${f.series} ${fixed((now - (f.knownAt ?? now)) / 3_600_000, 1)}h`,
  );
  const late = old.map((f) =>
    f.knownAt === undefined
      ? `${f.series} ${p.w.unknown('absent')} !`
      : `${f.series} ${p.w.sessions(f.sessions)}${f.state === 'stale' ? ' !' : ''}`,
  );
  const line = (name: string, all: readonly string[], first: string): string[] =>
    packed(all, COLUMNS - INDENT - 6).map(
      (l, i) => `${left(i === 0 ? first : '', INDENT)}${left(i === 0 ? name : '', 6)}${l}`,
    );
  return [
    ...line(label.fresh, hours, p.w.screen.heading.sources),
    ...line(label.old, late, fresh.length === 0 ? p.w.screen.heading.sources : ''),
  ];
}

/** The name of a leg's series without the leg's name before it, or what stands in brackets behind it. */
const short = (title: string, leg: string): string =>
  (title.startsWith(leg) ? title.slice(leg.length) : title).replace(/[（(].*$/, '').trim();

/** Whole items, as many a line as fit. */
function packed(items: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const item of items.map(plain)) {
    const last = lines.at(-1);
    if (last !== undefined && cells(last) + 2 + cells(item) <= width)
      lines[lines.length - 1] = `${last}  ${item}`;
    else lines.push(item);
  }
  return lines;
}

/** A heading, and beside it a text whose further lines stand under its first. */
function hanging(heading: string, text: string, under = INDENT): string[] {
  const [first = '', ...rest] = wrap(plain(text), COLUMNS - INDENT);
  const more = wrap(rest.join(' '), COLUMNS - under);
  return [`${left(heading, INDENT)}${first}`, ...more.map((l) => `${' '.repeat(under)}${l}`)];
}
