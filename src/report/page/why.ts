import type { Dossier } from '../../domain/dossier.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { Observation } from '../../domain/series.ts';
import type { Lang } from '../../domain/text.ts';
import { DAY_MS, type Day, formatDay, type Instant } from '../../domain/time.ts';
import { memo } from '../memo/memo.ts';
import { idOf, type Page, page } from '../memo/page.ts';
import { type Block, type Section, section, shown } from '../render/block.ts';
import { anchor } from '../render/escape.ts';
import { sections } from '../render/html.ts';
import type { Prose } from '../render/prose.ts';
import { amount, namedValues, tabulate, wording } from '../render/table.ts';
import { value } from '../words/number.ts';
import { PANEL } from './day.ts';

/** Values of a series that are shown before the one that is asked about. */
const SHOWN_VALUES = 12;

/** What stands behind something on the page, as HTML under a title. */
export type BehindHtml = { readonly title: string; readonly html: string };

/**
 * What stands behind a panel or a figure: of a panel the full memo's section, with its formula, parameters and
 * record; of a figure the values or the reports that it rests on.
 * @param about     places by which figures point, as their links have them: `s-regime`, `EV-031`, `SPX@2020-01-20`
 * @param observed  every value known at the decision, with when it was
 * @returns undefined where nothing is known by these names
 */
export function whyHtml(
  dossier: Dossier,
  {
    lang,
    about,
    observed,
  }: {
    readonly lang: Lang;
    readonly about: readonly string[];
    readonly observed: readonly Observation[];
  },
): BehindHtml | undefined {
  const p = page(dossier, lang);
  const m = memo(dossier, lang, 'full');
  const [place] = about;
  const found = m.sections.find((s) => `s-${s.id}` === place);
  const all: readonly Section[] = found
    ? [found]
    : about.flatMap(
        (name) => behind(p, name, observed) ?? m.sections.filter((s) => holds(s, name)),
      );
  const [first] = all;
  return first && { title: first.title, html: sections(all, m.words, { widths: PANEL }).text };
}

/** Whether a place of that name stands in a section. */
const holds = (part: unknown, name: string): boolean =>
  typeof part === 'object' &&
  part !== null &&
  (('place' in part && anchor(String(part.place)) === name) ||
    ('id' in part &&
      'cells' in part &&
      part.id !== undefined &&
      anchor(String(part.id)) === name) ||
    Object.values(part).some((inner) => holds(inner, name)));

function behind(p: Page, name: string, observed: readonly Observation[]): Section | undefined {
  const seen = observed.find(({ series, at }) => anchor(idOf(series, at)) === name);
  if (seen) return observation(p, seen, observed);
  const item = p.dossier.evidence.find(({ id }) => anchor(id) === name);
  return item && report(p, item);
}

/** A value among those before it, and where its series comes from. */
function observation(p: Page, seen: Observation, observed: readonly Observation[]): Section {
  const series = p.dossier.setup.episode.series[seen.series];
  const { w } = p;
  const values = observed
    .filter(({ series: id, at }) => id === seen.series && at <= seen.at)
    .toSorted((a, b) => b.at - a.at)
    .slice(0, SHOWN_VALUES);
  const said = (x: number): string => value(x, series?.kind ?? 'index');
  return section('seen', `${p.titleOf(seen.series)} (${seen.series})`, [
    {
      kind: 'table',
      table: namedValues([
        [w.label.value, said(seen.value)],
        [w.label.dated, p.on(seen.at)],
        [w.label.source, series?.source ?? { unknown: w.label.unknown }],
        ...(series?.vintage ? [[w.label.revised, series.vintage[p.lang]] as const] : []),
      ]),
    },
    {
      kind: 'table',
      table: tabulate(values, [
        wording(w.label.day, (o) => p.on(o.at)),
        amount(w.label.value, (o) => said(o.value)),
        wording(`${w.label.known} (UTC)`, (o) => utc(o.knownAt)),
      ]),
    },
  ]);
}

/** An instant in UTC, to the minute. */
function utc(at: Instant): string {
  const day = Math.floor(at / DAY_MS) as Day;
  const minute = Math.floor((at - day * DAY_MS) / 60_000);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${formatDay(day)} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** A report, whence it comes, and the others of its act. */
function report(p: Page, item: Evidence): Section {
  const { w } = p;
  const others = p.dossier.evidence.filter((e) => e.claim === item.claim && e.id !== item.id);
  const source: Prose = [{ text: item.source.name, url: item.source.url }];
  const blocks: readonly (Block | false)[] = [
    { kind: 'say', prose: [item.headline[p.lang]] },
    {
      kind: 'table',
      table: namedValues([
        [w.label.day, p.on(item.occurredOn)],
        [`${w.label.known} (UTC)`, utc(item.knownAt)],
        [w.label.rung, w.rung(item.rung)],
        [w.label.leans, w.direction[item.direction]],
        [w.label.source, source],
        [w.label.trust, w.confidence[item.confidence]],
        ...(item.figures === '' ? [] : [[w.label.quoted, item.figures] as const]),
      ]),
    },
    others.length > 0 && {
      kind: 'list',
      heading: [w.label.sameAct],
      items: others.map((e) => [
        `${e.id} ${p.on(e.occurredOn)}${w.colon}${e.headline[p.lang]}${w.brackets(w.rung(e.rung))}`,
      ]),
    },
  ];
  return section('report', item.id, shown(blocks));
}
