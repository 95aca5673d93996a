import type { Freshness } from '../../domain/decision.ts';
import type { Finding } from '../../domain/finding.ts';
import { DAY_MS, type Day } from '../../domain/time.ts';
import type { Block, Section } from '../render/block.ts';
import { flat, type Prose } from '../render/prose.ts';
import { amount, tabulate } from '../render/table.ts';
import { wall } from '../words/clock.ts';
import type { Words } from '../words/index.ts';
import { fixed } from '../words/number.ts';
import type { Tell } from '../words/source.ts';
import { idOf, type Page } from './page.ts';

/** Where every figure comes from: series, other values cited, evidence, facts of the thesis. */
export function sourceSection(p: Page, cited: ReadonlySet<string>): Section {
  return {
    id: 'sources',
    title: p.w.title.sources,
    blocks: [series(p), ...others(p, cited), ...evidence(p, cited), ...facts(p, cited)],
  };
}

function series(p: Page): Block {
  const { stamp } = p.decision.moment;
  const { zone } = p.dossier.setup.episode.decide;
  return {
    kind: 'table',
    table: tabulate(
      p.decision.freshness,
      [
        { head: p.w.label.series, cell: (f) => f.series },
        { head: p.w.label.name, cell: (f) => p.titleOf(f.series) },
        amount(p.w.label.value, (f) =>
          f.last === undefined ? [{ unknown: p.w.label.noValue }] : flat([p.at(f.series, f.last)]),
        ),
        {
          head: p.w.label.dated,
          cell: (f) => (f.last === undefined ? [{ unknown: p.w.label.unknown }] : p.on(f.last)),
        },
        {
          head: p.w.clockHead(p.w.city(zone), wall(stamp).offset),
          cell: (f) => (f.knownAt === undefined ? [{ unknown: p.w.label.unknown }] : clock(p, f)),
        },
        { head: p.w.label.age, cell: (f) => age(p, f) },
      ],
      {
        id: (f) => (f.last === undefined ? undefined : idOf(f.series, f.last)),
        old: (f) => f.state === 'stale' || f.state === 'absent' || f.sessions > 0,
      },
    ),
  };
}

/** When a value was known, on the clock of the decision. */
function clock(p: Page, { knownAt }: Freshness): string {
  if (knownAt === undefined) return p.w.label.noValue;
  const local = knownAt + wall(p.decision.moment.stamp).minutes * 60_000;
  const day = Math.floor(local / DAY_MS) as Day;
  const minute = Math.floor((local - day * DAY_MS) / 60_000);
  const two = (n: number): string => String(n).padStart(2, '0');
  const time = `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
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
function others(p: Page, cited: ReadonlySet<string>): Block[] {
  const last = new Set(
    p.decision.freshness.flatMap((f) => (f.last === undefined ? [] : [idOf(f.series, f.last)])),
  );
  const rows = Object.entries(p.dossier.series).flatMap(([id, all]) => {
    const seen = new Map(all.map((o) => [o.at, o]));
    const days = [...seen.keys()].filter(
      (day) => cited.has(idOf(id, day)) && !last.has(idOf(id, day)),
    );
    return days.length === 0
      ? []
      : [
          {
            id,
            values: days.flatMap(
              (day, i): Prose => [
                ...(i === 0 ? [] : [p.w.semi]),
                { text: `${p.w.tick(day)} ${flat([p.at(id, day)])}`, place: idOf(id, day) },
              ],
            ),
          },
        ];
  });
  return rows.length === 0
    ? []
    : [
        {
          kind: 'table',
          heading: [p.w.otherValues],
          table: tabulate(rows, [
            { head: p.w.label.series, cell: (r) => r.id },
            { head: p.w.label.value, cell: (r) => r.values },
          ]),
        },
      ];
}

function evidence(p: Page, cited: ReadonlySet<string>): Block[] {
  const used = p.dossier.evidence.filter((e) => cited.has(e.id));
  if (p.dossier.evidence.length === 0) return [];
  return [
    {
      kind: 'table',
      heading: [p.w.label.evidence],
      caption: [p.w.counted(used.length, p.dossier.evidence.length)],
      table: tabulate(
        used,
        [
          { head: p.w.label.id, cell: (e) => e.id },
          { head: p.w.label.day, cell: (e) => p.on(e.occurredOn) },
          { head: p.w.label.rung, cell: (e) => p.w.rung(e.rung) },
          {
            head: p.w.label.headline,
            cell: (e) => `${e.headline[p.lang]}${p.w.brackets(p.w.direction[e.direction])}`,
          },
          {
            head: p.w.label.source,
            cell: (e) => [
              { text: e.source.name, url: e.source.url },
              p.w.brackets(`${p.w.label.trust}${p.w.blank}${p.w.confidence[e.confidence]}`),
            ],
          },
        ],
        { id: (e) => e.id },
      ),
    },
  ];
}

function facts(p: Page, cited: ReadonlySet<string>): Block[] {
  const used = p.thesis.facts.filter((f) => cited.has(f.id));
  return used.length === 0
    ? []
    : [
        {
          kind: 'table',
          heading: [p.w.label.thesisFacts],
          table: tabulate(
            used,
            [
              { head: p.w.label.id, cell: (f) => f.id },
              { head: p.w.label.known, cell: (f) => p.on(f.knownOn) },
              { head: p.w.label.headline, cell: (f) => f.text[p.lang] },
              { head: p.w.label.source, cell: (f) => [{ text: f.source.name, url: f.source.url }] },
            ],
            { id: (f) => f.id },
          ),
        },
      ];
}

/** What is wrong with the data, in words. */
export function findings(p: Page): Section {
  const tell: Tell = { title: p.titleOf, on: p.on };
  const items = p.decision.findings.map((f): Prose => [find(p.w.find, f, tell)]);
  return {
    id: 'findings',
    title: p.w.title.findings,
    blocks: [{ kind: 'list', items: items.length > 0 ? items : [[p.w.noFinding]] }],
  };
}

/** The sentence of one finding. */
function find<K extends Finding['kind']>(
  words: Words['find'],
  finding: Extract<Finding, { kind: K }>,
  tell: Tell,
): string {
  const say = words[finding.kind as K] as (f: Extract<Finding, { kind: K }>, x: Tell) => string;
  return say(finding, tell);
}
