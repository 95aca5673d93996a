import type { Dossier } from '../domain/dossier.ts';
import type { Known } from '../domain/known.ts';
import type { Lang } from '../domain/text.ts';
import { formatDay } from '../domain/time.ts';
import { heldBlocks } from './content/orders.ts';
import { creditSays, type Page, page, reasonsIn } from './memo/page.ts';
import { fall, headline, why } from './memo/verdict.ts';
import { COLUMNS, ends, left, plain, wrap } from './render/columns.ts';
import { flat } from './render/prose.ts';
import { sectionLines } from './render/terminal.ts';
import { hanging, INDENT, sigma } from './screen/column.ts';
import { exposureRows, regimeRows, sourceRows, stopRows, watchRows } from './screen/day.ts';
import { stressRows } from './screen/stress.ts';
import { wall } from './words/clock.ts';
import { fixed } from './words/number.ts';

/** The state of a decision on one screen of 80 columns, line by line, without colour. */
export function screen(dossier: Dossier, lang: Lang): readonly string[] {
  const p = page(dossier, lang);
  const { w } = p;
  return [
    ...head(p),
    w.screen.verdict(headline(p)),
    ...sentences(p),
    '',
    ...exposureRows(p),
    ...sectionLines([{ id: 'held', title: '', blocks: heldBlocks(p, 'full') }], [], w),
    '',
    w.screen.heading.stops,
    ...stopRows(p),
    '',
    ...stressRows(p),
    '',
    ...regimeRows(p),
    '',
    `${left(w.screen.heading.watch, INDENT)}${w.label.hardest}`,
    ...watchRows(p),
    '',
    ...sourceRows(p),
    '',
    Object.values(w.screen.mark).join('  '),
    ...wrap(plain(w.label.disclaimer), COLUMNS),
  ].map((line) => plain(line).trimEnd());
}

/** Stress alone: every window with its threshold, the legs, and credit. */
export function stressScreen(dossier: Dossier, lang: Lang): readonly string[] {
  const p = page(dossier, lang);
  const { stress: s } = p.decision;
  const sigmas = (x: Known<number>): string =>
    typeof x === 'number' ? sigma(p, fixed(x, 2)) : p.w.label.unknown;
  const rows = s.windows.map(({ window, severity: x, threshold }) => {
    const beyond =
      typeof x === 'number' && typeof threshold === 'number'
        ? p.w.screen.overThreshold(sigmas(threshold), x > threshold)
        : `${p.w.label.threshold.toLowerCase()} ${sigmas(threshold)}`;
    const told = typeof x === 'number' && x < 0 ? p.w.label.notAll : sigmas(x);
    return `  ${left(p.w.sessions(window), INDENT)}${left(plain(told), 18)}${beyond}`;
  });
  const credit = flat(creditSays({ ...p, on: formatDay }));
  const judged = s.windows.flatMap((x) => [x.severity, x.threshold]);
  return [
    ...head(p),
    ...wrap(plain(flat(fall(p)).replaceAll('σ', p.w.screen.sigma)), COLUMNS),
    '',
    ...stressRows(p),
    '',
    ...rows.map(plain),
    ...reasonsIn(p, judged).flatMap((r) => wrap(plain(r), COLUMNS - 2).map((l) => `  ${l}`)),
    '',
    ...hanging(p.w.screen.heading.credit, credit),
    '',
    ...wrap(plain(p.w.screen.alarm), COLUMNS),
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
  wrap(plain(why(p).map(flat).join(p.w.blank).replaceAll('σ', p.w.screen.sigma)), COLUMNS);
