import type { Lang } from '../../domain/text.ts';
import { ticks } from '../chart/scale.ts';
import type { Ground } from '../content/context.ts';
import { byDay, pictures, stairs, top, width } from '../content/incidence.ts';
import {
  cases,
  groups,
  method,
  open,
  rates,
  returns,
  type ThreatsView,
} from '../content/threats.ts';
import type { Block, Section } from '../render/block.ts';
import { cite, flat, type Prose } from '../render/prose.ts';
import { answerLines, tableLines, under } from '../render/terminaltable.ts';
import { graph } from '../screen/graph.ts';
import { words } from '../words/index.ts';
import { chance, fixed, percent } from '../words/number.ts';
import { type Answer, answerPage } from './answer.ts';

const COMMAND = 'threats';
/** Marks along the days, about. */
const MARKS = 6;
/** What the picture of a terminal holds, and every how many dots each line is set. */
const LINES = [
  ['implemented', 1],
  ['withdrawn', 3],
  ['delayed', 6],
] as const;

/** The ledger of threats on a terminal of 80 columns: rates, curves, and the open ones. */
export function threatsScreen(view: ThreatsView, lang: Lang): readonly string[] {
  const { answer, g } = opened(view, lang);
  const { w } = g;
  const { curves, outlooks } = view.bargain;
  const said = w.threats;
  const rated = rates(g, view);
  const back = returns(g, view);
  const over = (heading: string, caption: string) =>
    `${heading}${w.full}${w.blank}${caption}${w.full}`;
  const drawn = 'unknown' in curves ? [] : curves;
  const [to, high] = [width(drawn), top(drawn)];
  const traces = LINES.flatMap(([cause, every]) =>
    drawn
      .filter((c) => c.cause === cause)
      .map((c) => ({ points: stairs(c, to, (s) => s.at).map((q) => [q.x, q.y] as const), every })),
  );
  return answerLines(answer, COMMAND, [
    ...(rated
      ? under(answer, over(said.rates.heading, said.rates.caption), tableLines(rated, w))
      : []),
    ...under(
      answer,
      over(said.groups.heading, said.groups.caption),
      tableLines(groups(g, view), w),
    ),
    ...(drawn.length > 0
      ? [
          ...under(answer, `${said.curves.together}${w.full}`, [
            '',
            ...graph({
              traces,
              x: [0, to],
              y: [0, high],
              marks: ticks(0, to, MARKS).map((d) => ({
                at: d,
                says: said.curves.day(fixed(d, 0)),
              })),
              says: (y) => percent(y),
            }),
            '',
          ]),
          ...tableLines(byDay(g, drawn), w),
        ]
      : under(answer, `${said.curves.unknown}${w.full}`, [])),
    ...(back
      ? under(answer, over(said.returns.heading, said.returns.caption), tableLines(back, w))
      : []),
    ...(outlooks.length > 0
      ? [
          ...under(
            answer,
            over(said.outlook.heading, said.outlook.caption),
            tableLines(open(g, view, false), w),
          ),
          ...cases(g, view).flatMap((c) => under(answer, flat(c), [])),
        ]
      : []),
    ...method(g, view).flatMap((m) => under(answer, m, [])),
  ]);
}

/** The same as one HTML file. */
export const threatsPage = (view: ThreatsView, lang: Lang): string =>
  answerPage(opened(view, lang).answer);

function opened(view: ThreatsView, lang: Lang): { answer: Answer; g: Ground } {
  const w = words(lang);
  const g: Ground = { w, lang, place: 's-threats' };
  const { bargain } = view;
  const whole = view.groups[0];
  const dropped = (whole?.counts.delayed ?? 0) + (whole?.counts.withdrawn ?? 0);
  return {
    g,
    answer: {
      lang,
      words: w,
      mast: [w.threats.title, w.longDate(bargain.at)],
      partial: undefined,
      headline:
        'unknown' in bargain.rates
          ? w.threats.noVerdict
          : w.threats.verdict(String(whole?.settled ?? 0), String(dropped)),
      why: why(g, view),
      sections: sections(g, view),
    },
  };
}

/** How many different threats there are, how often they come back, how the rates fared. */
function why(g: Ground, { bargain, closed }: ThreatsView): readonly Prose[] {
  const { threats: said } = g.w;
  const { rates: base, recurrence: r, record, outlooks } = bargain;
  if ('unknown' in base) return [[{ unknown: said.why(base.unknown) }]];
  const figure = (text: string) => cite(text, g.place);
  return [
    ...(closed !== undefined && bargain.at > closed ? [[said.recorded(g.w.longDate(closed))]] : []),
    said.counted({
      clusters: figure(String(base.clusters)),
      open: figure(String(outlooks.length)),
    }),
    'unknown' in r
      ? [said.noAgain]
      : said.again({
          cases: figure(String(r.cases)),
          again: figure(String(r.again)),
          share: figure(chance(r.within[6].at)),
          low: figure(chance(r.within[6].low)),
          high: figure(chance(r.within[6].high)),
        }),
    'unknown' in record
      ? [said.noRecord]
      : said.record({
          cases: figure(String(record.cases)),
          clusters: figure(String(record.clusters)),
          own: figure(fixed(record.own, 3)),
          base: figure(fixed(record.base, 3)),
          log: { own: figure(fixed(record.log.own, 3)), base: figure(fixed(record.log.base, 3)) },
          won: record.own < record.base,
        }),
  ];
}

function sections(g: Ground, view: ThreatsView): readonly Section[] {
  const { w } = g;
  const { threats: said } = w;
  const { curves, outlooks } = view.bargain;
  const rated = rates(g, view);
  const back = returns(g, view);
  const titled = (
    { heading, caption }: { readonly heading: string; readonly caption: string },
    rows: ReturnType<typeof groups>,
  ): Block => ({
    kind: 'table',
    heading: [heading],
    caption: [`${caption}${w.full}`],
    table: rows,
  });
  return [
    {
      id: 'threats',
      title: said.title,
      blocks: [
        ...(rated ? [titled(said.rates, rated)] : []),
        titled(said.groups, groups(g, view)),
        ...(back ? [titled(said.returns, back)] : []),
      ],
    },
    {
      id: 'open',
      title: said.outlook.title,
      blocks:
        outlooks.length > 0
          ? [
              titled(said.outlook, open(g, view, true)),
              { kind: 'list', heading: [said.outlook.casesHeading], items: cases(g, view) },
            ]
          : [{ kind: 'say', prose: [`${said.outlook.none}${w.full}`] }],
    },
    {
      id: 'when',
      title: said.curves.title,
      blocks:
        'unknown' in curves
          ? [{ kind: 'say', prose: [`${said.curves.unknown}${w.full}`] }]
          : [...pictures(g, curves), { kind: 'table', table: byDay(g, curves) }],
    },
    {
      id: 'method',
      title: w.title.method,
      blocks: method(g, view).map((m) => ({ kind: 'say', note: true, prose: [m] })),
    },
  ];
}
