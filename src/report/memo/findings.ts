import type { Finding } from '../../domain/finding.ts';
import { wrong } from '../content/odds.ts';
import { oddsView } from '../content/oddsview.ts';
import { type Section, section } from '../render/block.ts';
import type { Prose } from '../render/prose.ts';
import type { Words } from '../words/index.ts';
import type { Tell } from '../words/source.ts';
import { groupName, outdated, type Page } from './page.ts';

/** What is wrong with the data, in words. */
export function findings(p: Page): Section {
  const items = [
    ...p.decision.findings.map((f): Prose => [find(p.w.find, f, teller(p))]),
    ...misfits(p),
  ];
  return section('findings', p.w.title.findings, [
    { kind: 'list', items: items.length > 0 ? items : [[p.w.noFinding]] },
  ]);
}

/** What a finding needs to be told. */
const teller = (p: Page): Tell => ({
  title: p.titleOf,
  on: p.on,
  full: p.w.longDate,
  group: (watch) => groupName(p, watch),
  stop: (id) => p.thesis.stops.find((s) => s.id === id)?.title[p.lang] ?? id,
});

/** The sentence of one finding. */
function find<K extends Finding['kind']>(
  words: Words['find'],
  finding: Extract<Finding, { kind: K }>,
  tell: Tell,
): string {
  const say = words[finding.kind as K] as (f: Extract<Finding, { kind: K }>, x: Tell) => string;
  return say(finding, tell);
}

/** Series that are not of today, values that came later, and what is wrong with the data. */
export function doubts(p: Page): Section {
  const { decision, w } = p;
  const late = decision.freshness.filter(outdated).map((f) => {
    const why = f.state === 'stale' || f.state === 'absent' ? w.fresh[f.state] : undefined;
    const on = f.last === undefined ? undefined : p.on(f.last);
    return `${p.titleOf(f.series)}${w.brackets([on, why].filter(Boolean).join(w.pause))}`;
  });
  const stored = decision.findings.flatMap((f) =>
    f.kind === 'vintage' ? [p.titleOf(f.series)] : [],
  );
  const others = decision.findings.filter(
    (f) => f.kind !== 'vintage' && f.kind !== 'stale' && f.kind !== 'absent',
  );
  const told = others.slice(0, MAX_DOUBTS).map((f): Prose => [find(w.find, f, teller(p))]);
  const rest = others.length - told.length;
  return section('findings', w.title.findings, [
    {
      kind: 'list',
      items: [
        ...told,
        ...(rest > 0 ? [[w.brief.moreDoubts(rest)]] : []),
        ...misfits(p).slice(0, 1),
        [late.length > 0 ? w.brief.late(late) : w.brief.allFresh],
        ...(stored.length > 0 ? [[w.brief.firstPrints(stored)]] : []),
      ],
    },
  ]);
}

/** Where own odds and the paths do not fit together. */
function misfits(p: Page): readonly Prose[] {
  const odds = oddsView(p.dossier);
  const g = { w: p.w, lang: p.lang, place: 's-findings' };
  return 'unknown' in odds ? [] : wrong(g, odds).map((m): Prose => [`${m}${p.w.full}`]);
}

/** Findings that one page has room for. */
const MAX_DOUBTS = 3;
