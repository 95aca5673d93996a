import type { Freshness } from '../../domain/decision.ts';
import { isSmall } from '../../domain/evidence.ts';
import { DAY_MS, type Day, formatDay } from '../../domain/time.ts';
import { type Block, noted, type Section, section, shown } from '../render/block.ts';
import { flat, join, type Prose, type Span, say, strong } from '../render/prose.ts';
import { amount, tabulate, wording } from '../render/table.ts';
import { wall } from '../words/clock.ts';
import { fixed } from '../words/number.ts';
import { idOf, outdated, type Page } from './page.ts';
/** Where every figure comes from: series, other values cited, evidence, facts of the thesis. */
export const sourceSection = (p: Page, cited: ReadonlySet<string>): Section =>
  section('sources', p.w.title.sources, [
    series(p),
    others(p, cited),
    evidence(p, cited),
    facts(p, cited),
  ]);

/** The same in a few lines: series with the values cited, evidence with its sources, the method, and what is left out. */
export function sourceLines(p: Page, cited: ReadonlySet<string>): Section {
  const { w, thesis, dossier } = p;
  const { brief } = w;
  const told = Object.entries(dossier.series).flatMap(([id, all]): Prose[] => {
    const values = [...new Set(all.map((o) => o.at))]
      .map((day) => ({ day, place: idOf(id, day) }))
      .filter(({ place }) => cited.has(place));
    const fresh = p.decision.freshness.find((f) => f.series === id);
    if (values.length === 0 || !fresh) return [];
    const said = join(
      w.comma,
      values.map(({ day, place }) => [{ text: `${p.on(day)} ${flat([p.at(id, day)])}`, place }]),
    );
    return [say`${p.titleOf(id)} (${id}) ${said}${w.brackets(knownOf(p, fresh))}`];
  });
  const used = dossier.evidence.filter((e) => cited.has(e.id));
  const items = used.map(
    (e): Prose => [
      { text: e.id, place: e.id },
      ' ',
      { text: e.source.name, url: e.source.url },
      w.brackets(p.on(e.occurredOn)),
    ],
  );
  const { vintage } = p;
  const name = thesis.title[p.lang];
  const about = (name: string, place: string, said: string): Prose => [
    { text: name, place },
    w.blank || ' ',
    said,
  ];
  const method: Prose = join(w.semi, [
    [p.decision.method],
    about(
      w.label.thesis,
      'thesis',
      w.thesisSays(name, p.on(thesis.opened), dossier.setup.policy.hash),
    ),
    about(
      w.label.vintage,
      'vintage',
      vintage
        ? w.page.vintage(vintage.method, p.on(vintage.from), p.on(vintage.until))
        : w.noVintage.replace(/[.。]$/, ''),
    ),
    about(w.label.decision, 'decision', dossier.hash),
    ...(dossier.anchor ? [[w.journalSays(dossier.anchor.entries, dossier.anchor.hash)]] : []),
  ]);
  return section('sources', w.title.sources, [
    noted(leftOut(p)),
    {
      kind: 'more',
      summary: brief.sources(told.length, used.length, dossier.evidence.length),
      blocks: shown([
        told.length > 0 && noted([strong(brief.series), w.blank, ...join(w.semi, told), w.full]),
        items.length > 0 &&
          noted([strong(brief.evidence), w.blank, ...join(w.semi, items), w.full]),
        noted([strong(brief.method), w.blank, ...method, w.full]),
      ]),
    },
  ]);
}

/** The commands that tell what one page leaves out. */
function leftOut(p: Page): Prose {
  const { episode } = p.dossier.setup;
  const asked = (name: string): string => `bide ${name}`;
  const { commands, more } = p.w.brief;
  return more(
    strong(`bide memo ${episode.id} --at ${formatDay(p.today)} --full`),
    (Object.keys(commands) as (keyof typeof commands)[]).map((c) => [commands[c], asked(c)]),
  );
}

function series(p: Page): Block {
  const { stamp } = p.decision.moment;
  const { zone } = p.dossier.setup.episode.decide;
  const unknown = { unknown: p.w.label.unknown };
  return {
    kind: 'table',
    table: tabulate(
      p.decision.freshness,
      [
        wording(p.w.label.series, (f) => f.series),
        wording(p.w.label.name, (f) => p.titleOf(f.series)),
        amount(p.w.label.value, (f) =>
          f.last === undefined ? { unknown: p.w.label.noValue } : flat([p.at(f.series, f.last)]),
        ),
        wording(p.w.label.dated, (f) => (f.last === undefined ? unknown : p.on(f.last))),
        wording(p.w.clockHead(p.w.city(zone), wall(stamp).offset), (f) => clock(p, f)),
        wording(p.w.label.age, (f) => age(p, f)),
      ],
      {
        id: (f) => (f.last === undefined ? undefined : idOf(f.series, f.last)),
        old: outdated,
      },
    ),
  };
}

/** The same as words alone. */
const knownOf = (p: Page, f: Freshness): string =>
  `${p.w.label.known}${p.w.blank}${flat([clock(p, f)])}`;

/** When a value was known, on the clock of the decision. */
function clock(p: Page, { knownAt }: Freshness): Span {
  if (knownAt === undefined) return { unknown: p.w.label.unknown };
  const local = knownAt + wall(p.decision.moment.stamp).minutes * 60_000;
  const day = Math.floor(local / DAY_MS) as Day;
  const minute = Math.floor((local - day * DAY_MS) / 60_000);
  const time = [Math.floor(minute / 60), minute % 60]
    .map((n) => String(n).padStart(2, '0'))
    .join(':');
  return day === p.today ? time : `${p.on(day)}${p.w.blank}${time}`;
}

/** How old a value is: hours while it is of today, else sessions; and whether more is due. */
function age(p: Page, f: Freshness): string {
  if (f.knownAt === undefined) return p.w.fresh.absent;
  const hours = (p.decision.moment.at - f.knownAt) / 3_600_000;
  const text =
    f.sessions === 0 && hours < 24 ? p.w.hours(fixed(hours, 1)) : p.w.sessions(f.sessions);
  return f.state === 'fresh' || (f.state === 'carried' && f.sessions > 0)
    ? text
    : `${text}${p.w.brackets(p.w.fresh[f.state])}`;
}

/** Values cited that are not the last of their series, each a place that can be pointed at. */
function others(p: Page, cited: ReadonlySet<string>): Block | false {
  const last = new Set(
    p.decision.freshness.flatMap((f) => (f.last === undefined ? [] : [idOf(f.series, f.last)])),
  );
  const rows = Object.entries(p.dossier.series).map(([id, all]) => ({
    id,
    values: [...new Set(all.map((o) => o.at))]
      .map((day) => ({ text: `${p.w.tick(day)} ${flat([p.at(id, day)])}`, place: idOf(id, day) }))
      .filter(({ place }) => cited.has(place) && !last.has(place)),
  }));
  const told = rows.filter((r) => r.values.length > 0);
  return (
    told.length > 0 && {
      kind: 'table',
      heading: [p.w.otherValues],
      table: tabulate(told, [
        wording(p.w.label.series, (r) => r.id),
        wording(p.w.label.value, (r) =>
          join(
            p.w.semi,
            r.values.map((v) => [v]),
          ),
        ),
      ]),
    }
  );
}

function evidence(p: Page, cited: ReadonlySet<string>): Block | false {
  const used = p.dossier.evidence.filter((e) => cited.has(e.id));
  return (
    p.dossier.evidence.length > 0 && {
      kind: 'table',
      heading: [p.w.label.evidence],
      caption: [
        p.w.counted(used.length, p.dossier.evidence.length),
        p.w.blank,
        p.w.label.trustRule,
      ],
      table: tabulate(
        used,
        [
          wording(p.w.label.id, (e) => e.id),
          wording(p.w.label.day, (e) => p.on(e.occurredOn)),
          wording(p.w.label.rung, (e) => p.w.rung(e.rung)),
          wording(
            p.w.label.headline,
            (e) => `${e.headline[p.lang]}${p.w.brackets(p.w.direction[e.direction])}`,
          ),
          wording(p.w.label.source, (e) => [
            { text: e.source.name, url: e.source.url },
            p.w.brackets(
              `${p.w.label.trust}${p.w.blank}${p.w.confidence[e.confidence]}${isSmall(e, p.thesis.weights) ? p.w.label.small : ''}`,
            ),
          ]),
        ],
        { id: (e) => e.id },
      ),
    }
  );
}

function facts(p: Page, cited: ReadonlySet<string>): Block | false {
  const used = p.thesis.facts.filter((f) => cited.has(f.id));
  return (
    used.length > 0 && {
      kind: 'table',
      heading: [p.w.label.thesisFacts],
      table: tabulate(
        used,
        [
          wording(p.w.label.id, (f) => f.id),
          wording(p.w.label.known, (f) => p.on(f.knownOn)),
          wording(p.w.label.headline, (f) => f.text[p.lang]),
          wording(p.w.label.source, (f) => ({ text: f.source.name, url: f.source.url })),
        ],
        { id: (f) => f.id },
      ),
    }
  );
}
