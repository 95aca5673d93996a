import { actOf, type Decision } from '../../domain/decision.ts';
import type { Evidence } from '../../domain/evidence.ts';
import { sizeReason } from '../../domain/exposure.ts';
import type { Passed } from '../../domain/since.ts';
import type { Lang } from '../../domain/text.ts';
import { type Block, type Figure, section } from '../render/block.ts';
import type { Prose } from '../render/prose.ts';
import { namedValues, tabulate, wording } from '../render/table.ts';
import { chance, fixed, percent, signedPercent, value } from '../words/number.ts';
import { type Compared, comparison } from './compared.ts';
import { clocks, livedSays, type Memo } from './memo.ts';
import { type Page, page } from './page.ts';
import { oddsMoved, sourceName } from './regime.ts';
import { nameOf } from './watch.ts';

/** Items of new evidence that are listed, and sources of the odds that the lead names. */
const MAX_ITEMS = 8;
const MAX_NAMED = 2;

/** The memo of what changed between two decisions: one page, from the verdict to the data. */
export function sinceMemo(of: Compared, lang: Lang): Memo {
  const p = page(of.now, lang);
  const { w, decision, dossier } = p;
  const { earlier: then } = of;
  const s = w.between;
  const [from, to] = [then, decision].map((d) => percent(d.exposure.target)) as [string, string];
  const held = decision.held ? percent(decision.exposure.before) : undefined;
  const turn = { was: actOf(then), now: actOf(decision), from, to, held };
  const fresh = newItems(p, then);
  const { episode } = dossier.setup;
  return {
    lang,
    length: 'short',
    words: w,
    file: 'since',
    title: `${s.memo(w.longDate(then.moment.day))}${w.colon}${s.headline(turn)}`,
    mast: [s.memo(w.longDate(then.moment.day)), episode.title[lang], ...livedSays(dossier, w)],
    clocks: clocks(dossier, w),
    caution: s.caution(w.longDate(then.moment.day)),
    headline: s.headline(turn),
    why: why(p, of).map((text) => [`${text}${w.full}`]),
    figures: figures(p, of),
    worst: [],
    sections: [
      section('changed', s.title.changed, comparison(p, of)),
      section('regime', w.title.regime, [odds(p, of, new Set(fresh.shown.map((e) => e.id)))]),
      section('news', s.title.news, news(p, fresh)),
      section('passed', s.title.passed, [dates(p, of)]),
      section('data', s.title.data, [data(p, of)]),
      section('method', w.title.method, [method(p)]),
    ],
  };
}

/** The price, stress and the odds between the two, a sentence each without its end. */
function why(p: Page, { earlier: then, since }: Compared): string[] {
  const { w, decision } = p;
  const { episode } = p.dossier.setup;
  const [id = ''] = episode.legs.risk;
  const series = episode.series[id];
  const all = p.dossier.series[id] ?? [];
  const close = (day: number) => all.findLast((o) => o.at <= day)?.value;
  const [a, b] = [close(then.moment.day), close(decision.moment.day)];
  const rate = series?.kind === 'yield' || series?.kind === 'spread';
  const kind = series?.kind ?? 'index';
  const by = decision.regime.lean.friction - then.regime.lean.friction;
  const same = Math.abs(by) < 0.05;
  const named = since.moved
    .filter((c) => c.friction * by > 0 && c.source !== 'time')
    .slice(0, MAX_NAMED)
    .map((c) => sourceName(p, c));
  return [
    a === undefined || b === undefined
      ? w.between.noPrice(p.titleOf(id))
      : w.between.price(p.titleOf(id), rate ? value(b - a, kind) : signedPercent(b / a - 1, 1), {
          from: value(a, kind),
          to: value(b, kind),
        }),
    w.between.stress(w.stress[then.stress.state], w.stress[decision.stress.state], {
      together: since.together,
      of: since.decisions,
    }),
    w.between.odds(
      w.decibans(fixed(Math.abs(by), 1)),
      same ? undefined : by > 0 ? 'friction' : 'noise',
      named,
    ),
  ];
}

/** The same four figures as a memo's, with what they were. */
function figures(p: Page, { earlier: then, stakes }: Compared): Figure[] {
  const { w, decision: now, thesis } = p;
  const when = p.on(then.moment.day);
  const one = (label: string, value: string, was: string): Figure => ({
    label,
    value: [value],
    notes: [value === was ? w.same(when) : w.was(was, when)],
  });
  const binds = (d: Decision) => w.binding[sizeReason(d.exposure, thesis.exposure)];
  const call = now.regime.call;
  return [
    one(w.label.target, percent(now.exposure.target), percent(then.exposure.target)),
    one(w.label.binding, binds(now), binds(then)),
    one(
      `${w.title.regime}${w.colon}${w.regime[call]}`,
      chance(now.regime[call]),
      chance(then.regime[call]),
    ),
    one(w.label.loss, signedPercent(-p.dossier.stakes.loss, 1), signedPercent(-stakes.loss, 1)),
  ];
}

/** The odds piece by piece, summed over the days. */
const odds = (p: Page, { earlier, since }: Compared, listed: ReadonlySet<string>): Block =>
  oddsMoved(p, {
    length: 'full',
    contributions: since.moved,
    start: earlier.regime.lean.friction,
    before: earlier.moment.day,
    listed,
  });

/** Evidence that became known after a decision: how many, and those that weigh most. */
function newItems(p: Page, then: Decision) {
  const all = p.dossier.evidence.filter((e) => e.knownAt > then.moment.at);
  const moved = new Map(
    [p.decision, ...p.dossier.before]
      .filter((d) => d.moment.day > then.moment.day)
      .flatMap((d) => d.regime.contributions)
      .flatMap((c) => c.evidence.map((id) => [id, Math.abs(c.friction)] as const)),
  );
  const weight = (e: Evidence): number => 10 * (moved.get(e.id) ?? 0) + e.rung;
  const shown = all
    .toSorted((a, b) => weight(b) - weight(a))
    .slice(0, MAX_ITEMS)
    .toSorted((a, b) => a.knownAt - b.knownAt);
  return { of: all.length, shown };
}

function news(p: Page, { of, shown }: ReturnType<typeof newItems>): Block[] {
  const { w } = p;
  return [
    { kind: 'say', prose: [w.between.news(of, shown.length)] },
    ...(shown.length === 0
      ? []
      : [
          {
            kind: 'table',
            table: tabulate(
              shown,
              [
                wording(w.label.id, (e) => e.id),
                wording(w.label.day, (e) => p.on(e.occurredOn)),
                wording(
                  w.label.headline,
                  (e) =>
                    `${e.headline[p.lang]}${w.brackets(`${w.rung(e.rung)}${w.pause}${w.direction[e.direction]}`)}`,
                ),
                wording(w.label.source, (e) => ({ text: e.source.name, url: e.source.url })),
              ],
              { id: (e) => e.id },
            ),
          } as const,
        ]),
  ];
}

function dates(p: Page, { since }: Compared): Block {
  const { between: s } = p.w;
  if (since.passed.length === 0) return { kind: 'say', prose: [s.noDates] };
  return {
    kind: 'table',
    table: tabulate(since.passed, [
      wording(s.head.day, (d) => p.on(d.day)),
      wording(s.head.what, (d) => announced(p, d)),
      wording(s.head.became, (d) =>
        d.to === undefined ? s.became[d.became] : s.movedTo(p.on(d.to)),
      ),
    ]),
  };
}

/** The item that named the day, in its own words with its id; the claim in a few where none did. */
function announced(p: Page, { claim, day }: Passed): string {
  const item = p.dossier.evidence.findLast(
    (e) => e.claim === claim && (e.scheduledFor === day || e.effectiveOn === day),
  );
  return item ? `${item.headline[p.lang]}${p.w.brackets(item.id)}` : nameOf(p, claim);
}

function data(p: Page, { since: { silent, back } }: Compared): Block {
  const { between: s } = p.w;
  const items: Prose[] = [
    ...silent.map((id) => [s.silent(p.titleOf(id))]),
    ...back.map((id) => [s.back(p.titleOf(id))]),
  ];
  return { kind: 'list', items: items.length > 0 ? items : [[s.sameData]] };
}

const method = ({ w, thesis, dossier, decision, on, lang }: Page): Block => ({
  kind: 'table',
  table: namedValues([
    [w.label.method, decision.method],
    [
      w.label.thesis,
      w.thesisSays(thesis.title[lang], on(thesis.opened), dossier.setup.policy.hash),
    ],
    [w.label.decision, dossier.hash],
  ]),
});
