import {
  type Accord,
  type Agreement,
  CODED,
  type Evidence,
  type Match,
} from '../../domain/evidence.ts';
import type { Spread } from '../../domain/known.ts';
import { formatDay } from '../../domain/time.ts';
import type { Ground } from '../content/context.ts';
import { type Block, section } from '../render/block.ts';
import { cite, join, type Prose, type Span } from '../render/prose.ts';
import { amount, type Table, tabulate, wording } from '../render/table.ts';
import { chance, fixed } from '../words/number.ts';
import { faces, method } from './answer.ts';

/** Two coders' items of one episode, by the names of what was read, set side by side. */
export type AgreeView = Agreement & { readonly names: Readonly<Record<'a' | 'b', string>> };

/** How far two coders agree, what they coded otherwise, and what only one of them has. */
export const [agreeScreen, agreePage] = faces('evidence agree', (g, view: AgreeView) => {
  const { agree: said } = g.w;
  const { accords, matches, names, only } = view;
  const n = String(matches.length);
  const apart = matches.filter((m) => m.apart.length > 0);
  const listed = (heading: string, items: readonly Prose[]): Block[] =>
    items.length > 0 ? [{ kind: 'list', heading: [heading], items }] : [];
  const counted = (side: 'a' | 'b'): Prose => {
    const alone = only[side].length;
    const name = `${side.toUpperCase()}${g.w.brackets(names[side])}`;
    return [said.of(name, String(matches.length + alone), String(alone))];
  };
  return {
    mast: [said.title, 'A · B'],
    headline:
      'unknown' in accords ? said.noVerdict(n) : said.verdict(n, kappaOf(g, accords.rung.kappa)),
    why: [counted('a'), counted('b')],
    sections: [
      section(
        'evidence',
        said.title,
        'unknown' in accords
          ? [{ kind: 'say', prose: [{ unknown: g.w.unknown(accords.unknown) }, g.w.full] }]
          : [{ kind: 'table', caption: [`${said.caption}${g.w.full}`], table: table(g, accords) }],
      ),
      section(
        'apart',
        said.apart,
        listed(
          '',
          apart.map((m) => otherwise(g, m)),
        ),
      ),
      section(
        'only-a',
        said.onlyA,
        listed(
          '',
          only.a.map((e) => told(g, e)),
        ),
      ),
      section(
        'only-b',
        said.onlyB,
        listed(
          '',
          only.b.map((e) => told(g, e)),
        ),
      ),
      method(g, Object.values(said.method)),
    ],
  };
});

/** A kappa in running text. */
const kappaOf = (g: Ground, k: Accord['kappa']): string =>
  'unknown' in k ? g.w.label.unknown : fixed(k.at, 2);

type Accords = Exclude<Agreement['accords'], { readonly unknown: unknown }>;

function table(g: Ground, accords: Accords): Table {
  const { agree: said } = g.w;
  const rows = CODED.flatMap((what) => [
    { name: said[what], ...accords[what] },
    ...(what === 'rung' ? [{ name: said.near, alike: accords.near, kappa: undefined }] : []),
  ]);
  const between = ({ low, high }: Spread, as: (x: number) => string): Span =>
    cite(said.between(as(low), as(high)), g.place);
  const beyond = (k: Accord['kappa'] | undefined, as: (s: Spread) => Span): Span =>
    k === undefined ? '' : 'unknown' in k ? { unknown: g.w.label.unknown } : as(k);
  const two = (x: number): string => fixed(x, 2);
  return tabulate(rows, [
    wording(said.what, (r) => r.name),
    amount(said.alike, (r) => cite(chance(r.alike.at), g.place)),
    amount(said.interval, (r) => between(r.alike, chance)),
    amount(said.kappa, (r) => beyond(r.kappa, (k) => cite(two(k.at), g.place))),
    amount(said.interval, (r) => beyond(r.kappa, (k) => between(k, two))),
  ]);
}

/** An item that the two coded otherwise, and how. */
function otherwise(g: Ground, { a, b, apart }: Match): Prose {
  const { agree: said, direction } = g.w;
  const value = {
    rung: (e: Evidence) => String(e.rung),
    direction: (e: Evidence) => direction[e.direction],
    size: ({ size = 'usual' }: Evidence) => said.sizes[size],
  };
  const ways = apart.map((k): Prose => [said.versus(said.short[k], value[k](a), value[k](b))]);
  const ids = a.id === b.id ? a.id : `${a.id}${g.w.comma}${b.id}`;
  return [
    `${ids}${g.w.colon}`,
    ...join(g.w.pause, ways),
    `${g.w.full}${g.w.blank}${a.headline[g.lang]}`,
  ];
}

const told = ({ lang, w }: Ground, e: Evidence): Prose => [
  `${e.id}${w.brackets(formatDay(e.occurredOn))}${w.colon}${e.headline[lang]}`,
];
