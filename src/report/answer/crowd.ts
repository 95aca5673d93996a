import type { Lang } from '../../domain/text.ts';
import type { Ground } from '../content/context.ts';
import { asked, fitted, kinds, method, overshoot, sizeOf } from '../content/crowd.ts';
import { BACK, type CrowdView, shownOf } from '../content/crowdview.ts';
import { back, half } from '../content/halfback.ts';
import { falls, levels, often, sold } from '../content/run.ts';
import { hatched } from '../content/unknown.ts';
import type { Block, Section } from '../render/block.ts';
import { flat, type Prose } from '../render/prose.ts';
import { answerLines, sentences, tableLines, under } from '../render/terminaltable.ts';
import { bins } from '../screen/bins.ts';
import { graph } from '../screen/graph.ts';
import { words } from '../words/index.ts';
import { chance, percent } from '../words/number.ts';
import { type Answer, answerPage } from './answer.ts';

const COMMAND = 'crowd';
/** Every so many dots of the edges of a band. */
const EDGE = 3;

/** One simulation on a terminal of 80 columns: the path of the market, the overshoot, who sold. */
export function crowdScreen(view: CrowdView, lang: Lang): readonly string[] {
  const { answer, g } = opened(view, lang);
  const { like, walk } = shownOf(view);
  const { page } = g.w;
  const told = (b: Block): string[] =>
    b.kind === 'chart'
      ? under(answer, flat(b.heading), b.table ? tableLines(b.table, g.w) : [])
      : b.kind === 'table'
        ? under(answer, flat(b.heading ?? []), tableLines(b.table, g.w))
        : [];
  const fits = view.vintage
    ? fitted(g, view.vintage).flatMap((b) =>
        b.kind === 'chart' ? ['', ...sentences(answer, [b.heading, b.caption])] : [],
      )
    : [];
  const came = view.histogram.filter((b) => b.weight > 0);
  const sized = like ? [overshoot(g, like)] : [];
  return answerLines(answer, COMMAND, [
    ...sized.flatMap((b) => (b.kind === 'chart' ? ['', ...sentences(answer, [b.caption])] : [])),
    ...(view.fan.length > 0
      ? under(answer, flat(levels(g, view).heading), ['', ...path(g, view)])
      : []),
    ...(came.length > 0
      ? under(
          answer,
          `${flat(often(g, view).heading)}${g.w.full}${g.w.blank}${page.histogram.caption}${g.w.full}`,
          bins(
            came.map((b) => ({
              name: `${percent(b.from)}-${percent(b.to)}`,
              at: b.weight,
              says: chance(b.weight),
            })),
          ),
        )
      : []),
    ...under(
      answer,
      flat(sold(g, view).heading),
      bins(
        view.sold.map((s) => ({
          name: view.crowd.assets.find((a) => a.id === s.asset)?.title[lang] ?? s.asset,
          at: s.share,
          says: chance(s.share),
        })),
      ),
    ),
    ...(like ? told(half(g, like, walk)) : []),
    ...told(falls(g, view)),
    ...fits,
    ...told(asked(g, view)),
    ...method(g, view).flatMap((line) => under(answer, line, [])),
  ]);
}

/** The fan of the path in dots: the middle in full, the edges of the band dotted. */
function path(g: Ground, { fan }: CrowdView): string[] {
  const [low, high] = [Math.min(...fan.map((s) => s.low)), Math.max(...fan.map((s) => s.high))];
  const line = (of: (s: CrowdView['fan'][number]) => number) =>
    fan.map((s, i) => [BACK[i] ?? 0, of(s)] as const);
  return graph({
    traces: [
      { points: line((s) => s.at) },
      { points: line((s) => s.low), every: EDGE },
      { points: line((s) => s.high), every: EDGE },
    ],
    x: [0, 60],
    y: [low, high > low ? high : low + 0.01],
    marks: [1, 10, 20, 40, 60].map((n) => ({
      at: n,
      says: n === 60 ? g.w.sessions(60) : String(n),
    })),
    says: (y) => percent(y, 1),
  });
}

/** The same as one HTML file. */
export const crowdPage = (view: CrowdView, lang: Lang): string =>
  answerPage(opened(view, lang).answer);

function opened(view: CrowdView, lang: Lang): { answer: Answer; g: Ground } {
  const w = words(lang);
  const g: Ground = { w, lang, place: 's-crowd' };
  const { like, walk } = shownOf(view);
  const why = 'no like fall';
  const unknown = (text: string): Block => hatched(g, text, why, [0, 1], (x) => percent(x));
  const blocks: Block[] = like
    ? [overshoot(g, like), half(g, like, walk), back(g, like, walk)]
    : [unknown(w.like.overshoot.unknown), unknown(w.like.half.unknown)];
  const spoken: Prose[] = like
    ? [w.like.overshoot.heading(chance(like.mean.at)), flatly(half(g, like, walk))]
    : [[{ unknown: w.unknown(why) }]];
  const sections: Section[] = [
    {
      id: 'crowd',
      title: w.like.title,
      blocks: [
        ...(view.fan.length > 0 ? [levels(g, view)] : []),
        ...(view.histogram.length > 0 ? [often(g, view)] : []),
        sold(g, view),
        ...blocks,
        falls(g, view),
        ...(view.vintage ? fitted({ ...g, place: 's-method' }, view.vintage) : []),
      ],
    },
    {
      id: 'method',
      title: w.title.method,
      blocks: [
        asked(g, view),
        kinds(g, view),
        ...method(g, view).map((line): Block => ({ kind: 'say', note: true, prose: [line] })),
      ],
    },
  ];
  return {
    g,
    answer: {
      lang,
      words: w,
      mast: [w.like.title, view.crowd.title[lang]],
      partial: view.partial && w.page.partialOf(view.partial),
      headline: like
        ? w.like.verdict(chance(like.mean.at), sizeOf(g, like))
        : w.like.overshoot.unknown,
      why: spoken,
      sections,
    },
  };
}

/** The finding of a chart. */
const flatly = (b: Block): Prose => (b.kind === 'chart' ? b.heading : []);
