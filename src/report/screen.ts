import type { Dossier } from '../domain/dossier.ts';
import type { Known } from '../domain/known.ts';
import type { Lang } from '../domain/text.ts';
import { formatDay } from '../domain/time.ts';
import { heldBlocks } from './content/orders.ts';
import { pictureOf, priceHeading } from './content/price.ts';
import { creditSays, page, reasonsIn } from './memo/page.ts';
import { priceView } from './memo/stress.ts';
import { fall, headline, why } from './memo/verdict.ts';
import { COLUMNS, ends, fitting, left, plain, proseCells, wrap } from './render/columns.ts';
import { flat } from './render/prose.ts';
import { sectionLines } from './render/terminal.ts';
import { hanging, INDENT, packed, type Screened, sigma } from './screen/column.ts';
import {
  exposureRows,
  regimeRows,
  sourceRows,
  stopRows,
  stressRows,
  watchRows,
} from './screen/day.ts';
import { priceLines } from './screen/price.ts';
import { wall } from './words/clock.ts';
import { fixed } from './words/number.ts';

/** The state of a decision on one screen, line by line, without colour. */
export function screen(dossier: Dossier, lang: Lang, columns = COLUMNS): readonly string[] {
  const p = { ...page(dossier, lang), columns };
  const { w } = p;
  const lines = [
    ...head(p),
    w.screen.verdict(headline(p)),
    ...sentences(p),
    '',
    ...exposureRows(p),
    ...sectionLines([{ id: 'held', title: '', blocks: heldBlocks(p, 'full') }], [], p),
    '',
    w.screen.heading.stops,
    ...stopRows(p),
    '',
    ...stressRows(p),
    '',
    ...priceRows(p),
    ...regimeRows(p),
    '',
    `${left(w.screen.heading.watch, INDENT)}${w.label.hardest}`,
    ...watchRows(p),
    '',
    ...sourceRows(p),
    '',
    ...packed(Object.values(w.screen.mark), columns),
    ...wrap(plain(w.label.disclaimer), proseCells(columns)),
  ];
  return fitted(lines, columns);
}

/** Stress alone: every window with its threshold, the legs, and credit. */
export function stressScreen(dossier: Dossier, lang: Lang, columns = COLUMNS): readonly string[] {
  const p = { ...page(dossier, lang), columns };
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
  const lines = [
    ...head(p),
    p.w.screen.verdict(p.w.stress[s.state]),
    ...wrap(plain(flat(fall(p)).replaceAll('σ', p.w.screen.sigma)), proseCells(columns)),
    '',
    ...stressRows(p),
    '',
    ...rows.map(plain),
    ...reasonsIn(p, judged).flatMap((r) => wrap(plain(r), columns - 2).map((l) => `  ${l}`)),
    '',
    ...hanging(p, p.w.screen.heading.credit, credit),
    '',
    ...wrap(plain(p.w.screen.alarm), proseCells(columns)),
  ];
  return fitted(lines, columns);
}

const fitted = (lines: readonly string[], columns: number): readonly string[] =>
  fitting(
    lines.map((line) => plain(line).trimEnd()),
    columns,
  );

function head(p: Screened): string[] {
  const { episode } = p.dossier.setup;
  const kind = p.w.brackets(p.dossier.replay ? p.w.label.replay : p.w.label.live);
  const { time } = wall(p.decision.moment.stamp);
  return [
    ...ends(
      plain(`bide  ${episode.title[p.lang]}${kind}`),
      plain(`${p.w.city(episode.decide.zone)} ${p.w.screen.day(p.today)} ${time}`),
      p.columns,
    ),
    ...(p.dossier.madeUp ? wrap(plain(p.w.label.madeUp), p.columns) : []),
    '='.repeat(p.columns),
  ];
}

/** Rows of the price on the screen of the day. */
const PRICE_ROWS = 5;

/** The price with verdicts, exposure and stops, over the sessions that a page shows; nothing where it is not known. */
function priceRows(p: Screened): string[] {
  const view = priceView(p);
  const g = { w: p.w, lang: p.lang, place: '' };
  const picture = view && pictureOf(g, view);
  if (!view || !picture) return [];
  const said = plain(priceHeading(g, view));
  return [
    ...hanging(p, p.w.screen.heading.price, said),
    ...priceLines(picture, p.columns, PRICE_ROWS),
    '',
  ];
}

const sentences = (p: Screened): string[] =>
  wrap(
    plain(why(p).map(flat).join(p.w.blank).replaceAll('σ', p.w.screen.sigma)),
    proseCells(p.columns),
  );
