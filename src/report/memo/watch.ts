import type { Direction, Evidence } from '../../domain/evidence.ts';
import type { Day } from '../../domain/time.ts';
import type { Claim, Group } from '../../domain/watch.ts';
import { ladder } from '../chart/ladder.ts';
import { drawn, type MemoBlock, type Section, section } from '../render/block.ts';
import { cite, join, type Prose, type Span, say, strong } from '../render/prose.ts';
import { amount, type Table, tabulate, wording } from '../render/table.ts';
import { clause, MAX_CLAUSE } from '../words/clause.ts';
import { toldInNews } from './news.ts';
import { awaited, dueSays, missingInput, outdated, type Page } from './page.ts';
import { lamps } from './stops.ts';

/** From here on a ladder tells which way its acts lean: in force. */
const FIRM_RUNG = 3;

/** The watch list A to E: questions answered, the reading that holds, and how hard the evidence is. */
export const watchSection = (p: Page): Section =>
  section('watch', p.w.title.watch, [
    {
      kind: 'watch',
      key: p.w.watchKey,
      groups: watched(p).map((g) => group(p, g)),
    },
  ]);

/** The watch list, a line a group: the firmest act by what it says, and its day. */
export const watchBrief = (p: Page): Section =>
  section('watch', p.w.title.watch, [{ kind: 'list', items: watched(p).map((g) => line(p, g)) }]);

/** Groups that the thesis has, and any other of which something was reported. */
const watched = ({ decision, thesis }: Page): readonly Group[] =>
  decision.board.groups.filter(
    (g) => g.claims.length > 0 || thesis.watch.some((x) => x.watch === g.watch),
  );

function line(p: Page, g: Group): Prose {
  const { reading } = group(p, g);
  const short = p.thesis.watch.find((x) => x.watch === g.watch)?.short[p.lang];
  const claims = p.decision.board.claims.filter((c) => g.claims.includes(c.id));
  const alive = claims
    .flatMap((c) => c.alive.flatMap((id) => ({ claim: c, item: p.evidence.get(id) })))
    .flatMap(({ claim, item }) => (item ? [{ claim, item }] : []))
    .toSorted(
      (a, b) =>
        b.item.rung - a.item.rung ||
        b.claim.net.friction - a.claim.net.friction ||
        b.item.knownAt - a.item.knownAt,
    );
  const top = claims.find((c) => c.id === g.hardest);
  const hardest = top && hardestOf(p, top);
  const [best] = alive;
  const item = best?.item ?? hardest;
  const due =
    best && awaited(best.claim, p.today) ? dueSays(p, best.claim, best.item.id) : undefined;
  const act: Prose =
    g.watch === 'E'
      ? moved(p)
      : item
        ? say`${toldInNews(p).has(item.id) ? p.w.brief.level(p.w.rung(item.rung), due) : p.w.brief.firmest(clause(item.headline[p.lang], MAX_CLAUSE), p.w.rung(item.rung), due)} ${cite(item.id, item.id)}`
        : [];
  // What is not known of a group stands before what is; a reading of what is told in full stays out.
  const unknown = reading.filter((s) => typeof s !== 'string' && 'unknown' in s);
  return [
    strong(g.watch, ...(short === undefined ? [] : [' ', short])),
    p.w.colon,
    ...join(p.w.semi, [...unknown.map((s) => [s]), act]),
    ...(act.length > 0 ? [p.w.full] : []),
  ];
}

/** What the market's series did over the window. */
function moved(p: Page): Prose {
  const { legs, roles } = p.dossier.setup.episode;
  const ids = [...new Set([...legs.dollar, roles.haven, roles.volatility])];
  return join(
    p.w.semi,
    ids.flatMap((id): Prose[] => {
      const all = id === undefined ? [] : (p.dossier.series[id] ?? []);
      const [from, to] = [
        all.findLast((o) => p.start !== undefined && o.at <= p.start),
        all.at(-1),
      ];
      return id === undefined || !from || !to || from === to
        ? []
        : [say`${p.titleOf(id)}${p.w.gap(p.titleOf(id))}${p.at(id, from.at)} → ${p.at(id, to.at)}`];
    }),
  );
}

function group(p: Page, g: Group): Extract<MemoBlock, { kind: 'watch' }>['groups'][number] {
  const rules = p.thesis.watch.find((x) => x.watch === g.watch);
  const reading = rules?.readings.find((r) => r.id === g.reading)?.text[p.lang];
  const claims = p.decision.board.claims.filter((c) => g.claims.includes(c.id));
  const top = claims.find((c) => c.id === g.hardest);
  const item = top ? hardestOf(p, top) : undefined;
  const marks = claims.map((c) => ({ rung: c.rung, lean: leanOf(p, c) }));
  const counts = p.w.rungs
    .map((_, i) => ({ i, of: marks.filter((m) => m.rung === i) }))
    .filter(({ of }) => of.length > 0)
    .map(({ i, of }) => {
      const friction = of.filter((m) => i < FIRM_RUNG || m.lean === 'friction').length;
      return p.w.rungCount(i, of.length, friction);
    });
  const dashes = lamps(p)
    .filter((l) => l.rule.rung > 0 && l.watches.includes(g.watch))
    .map((l) => ({ rung: l.rule.rung, name: p.w.stopNumber(l.number) }));
  // Prices alone may carry the reading of the market's group; of the others only claims do.
  const silent = p.decision.findings.some((f) => f.kind === 'silent' && f.watch === g.watch);
  const told =
    silent ||
    claims.length > 0 ||
    (g.watch === 'E' && g.answers.every((a) => a.holds !== undefined));
  const missed = g.watch === 'E' ? g.answers.flatMap((a) => a.missing) : [];
  const empty = g.watch !== 'E' && p.decision.board.claims.length === 0;
  const label = p.w.ladderLabel(rules?.short[p.lang] ?? g.watch, counts);
  return {
    letter: g.watch,
    title: rules?.title[p.lang] ?? g.watch,
    reading: [
      ...(!told
        ? // Prices have answered some of it: what is missing stands there, not that nothing came.
          [{ unknown: missed.length > 0 ? lacking(p, missed) : p.w.noClaim }]
        : reading === undefined
          ? [{ unknown: p.w.unknown({ kind: silent ? 'silent for too long' : 'no value' }) }]
          : [strong(reading)]),
      ...(item ? [' ', cite(item.id, item.id)] : []),
    ],
    questions: g.answers.map((a) => ({
      text: rules?.questions.find((q) => q.id === a.question)?.text[p.lang] ?? a.question,
      answer: [
        a.holds === undefined
          ? { unknown: lacking(p, a.missing) }
          : a.holds || !empty
            ? strong(a.holds ? p.w.label.yes : p.w.label.no)
            : { unknown: p.w.screen.none },
      ],
    })),
    ...((marks.length > 0 || dashes.length > 0) && {
      draw: drawn(ladder, { label, rungs: p.w.rungs, marks, dashes: merged(dashes, p.w.comma) }),
    }),
    ladder: claims.length > 0 ? [label] : told ? [p.w.noClaim] : [],
    ...(g.watch === 'E' && { table: readings(p) }),
  };
}

/** What a question lacks, in words. */
const lacking = (p: Page, missing: readonly string[]): string =>
  missing.length > 0
    ? p.w.notKnown([...new Set(missing.map((m) => missingInput(p, m)))].join(p.w.comma))
    : p.w.unknown({ kind: 'no value' });

/** Stops that name one rung share its dashes. */
const merged = (all: readonly { readonly rung: number; readonly name: string }[], comma: string) =>
  [...new Set(all.map((d) => d.rung))]
    .toSorted((a, b) => a - b)
    .map((rung) => {
      const names = all.filter((d) => d.rung === rung).map((d) => d.name);
      return { rung, name: names.join(comma) };
    });

const valueAt = (p: Page, id: string, day: Day | undefined): Span =>
  day === undefined ? { unknown: p.w.label.unknown } : p.at(id, day);

/** The series of the market's side: at the start of the window, and the latest. */
function readings(p: Page): Table {
  const { legs, roles } = p.dossier.setup.episode;
  const { start } = p;
  const ids = [...new Set([...legs.dollar, roles.haven, roles.volatility, roles.credit])].filter(
    (id) => id !== undefined,
  );
  const freshness = (id: string) => p.decision.freshness.find((x) => x.series === id);
  return tabulate(
    ids,
    [
      wording(p.w.label.reading, p.titleOf),
      amount(start === undefined ? p.w.label.start : p.on(start), (id) => {
        const all = start === undefined ? [] : (p.dossier.series[id] ?? []);
        return [valueAt(p, id, all.findLast((o) => start !== undefined && o.at <= start)?.at)];
      }),
      amount(p.w.label.now, (id) => valueAt(p, id, freshness(id)?.last)),
      wording('', (id) => {
        const last = freshness(id)?.last;
        return last === undefined || last === p.today ? '' : p.on(last);
      }),
    ],
    { old: (id) => p.decision.freshness.some((f) => f.series === id && outdated(f)) },
  );
}

/** The items of a claim that are at hand, in order of arrival. */
const itemsOf = (p: Page, claim: Claim): readonly Evidence[] =>
  claim.items.flatMap((id) => p.evidence.get(id) ?? []);

/** Towards what a claim leans: by its net weight, else by its last word that is not neutral. */
function leanOf(p: Page, claim: Claim): Direction {
  if (claim.net.friction > 0) return 'friction';
  if (claim.net.friction < 0 || claim.lapsed) return 'noise';
  return itemsOf(p, claim).findLast((e) => e.direction !== 'neutral')?.direction ?? 'neutral';
}

/** The item that carries a claim's hardest rung; the latest of equals, a neutral one only where no other does. */
export function hardestOf(p: Page, claim: Claim): Evidence | undefined {
  const all = itemsOf(p, claim);
  const top = Math.max(...all.map((e) => e.rung));
  const hardest = all.filter((e) => e.rung === top);
  return hardest.findLast((e) => e.direction !== 'neutral') ?? hardest.at(-1);
}

/** A claim in a few words: the watch group and what was done. */
export function nameOf(p: Page, id: string, evidence: readonly string[] = []): string {
  const claim = p.decision.board.claims.find((c) => c.id === id);
  const told = evidence.flatMap((e) => p.evidence.get(e) ?? []).at(-1);
  const item = told ?? (claim ? hardestOf(p, claim) : undefined);
  if (!item) return id;
  const group = p.thesis.watch.find((g) => g.watch === item.watch);
  return p.w.claimed(group?.short[p.lang] ?? item.watch, p.w.kind[item.kind], item.rung);
}
