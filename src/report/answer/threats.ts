import type { Lang } from '../../domain/text.ts';
import type { Ground } from '../content/context.ts';
import { byDay, curvesTogether, pictures } from '../content/incidence.ts';
import {
  cases,
  groups,
  open,
  rates,
  returns,
  type ThreatsView,
  threatMethod,
} from '../content/threats.ts';
import type { Block, Section } from '../render/block.ts';
import { cite, type Prose } from '../render/prose.ts';
import { words } from '../words/index.ts';
import { chance, fixed } from '../words/number.ts';
import { answerPage, answerScreen, type CommandAnswer } from './answer.ts';

const COMMAND = 'threats';

/** The ledger of threats: rates, curves, and the open ones, on a terminal. */
export const threatsScreen = (view: ThreatsView, lang: Lang): readonly string[] =>
  answerScreen(composed(view, lang));

/** The same as one HTML file. */
export const threatsPage = (view: ThreatsView, lang: Lang): string =>
  answerPage(composed(view, lang));

function composed(view: ThreatsView, lang: Lang): CommandAnswer {
  const w = words(lang);
  const g: Ground = { w, lang, place: 's-threats' };
  const { bargain } = view;
  const whole = view.groups[0];
  const dropped = (whole?.counts.delayed ?? 0) + (whole?.counts.withdrawn ?? 0);
  return {
    lang,
    words: w,
    command: COMMAND,
    mast: [w.threats.title, w.longDate(bargain.at)],
    partial: undefined,
    headline:
      'unknown' in bargain.rates
        ? w.threats.noVerdict
        : w.threats.verdict(String(whole?.settled ?? 0), String(dropped)),
    why: why(g, view),
    sections: sections(g, view),
  };
}

/** How many different threats there are, how often they come back, how the rates fared. */
function why(g: Ground, { bargain, closed }: ThreatsView): readonly Prose[] {
  const { threats: said } = g.w;
  const { rates: base, recurrence: r, record, outlooks } = bargain;
  if ('unknown' in base) return [[{ unknown: g.w.unknown(base.unknown) }]];
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

function sections(g: Ground, view: ThreatsView): readonly Section<Block>[] {
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
              titled(said.outlook, open(g, view)),
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
          : [
              ...pictures(g, curves),
              curvesTogether(g, curves),
              { kind: 'table', table: byDay(g, curves) },
            ],
    },
    {
      id: 'method',
      title: w.title.method,
      blocks: threatMethod(g, view).map((m) => ({ kind: 'say', note: true, prose: [m] })),
    },
  ];
}
