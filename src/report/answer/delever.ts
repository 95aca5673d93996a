import { STUDY } from '../../domain/delever.ts';
import type { Ground } from '../content/context.ts';
import { against, type DeleverView, deleverBlocks, retraceRecord } from '../content/delever.ts';
import { dayIs } from '../content/reading.ts';
import { section } from '../render/block.ts';
import { opened as capital, cite, flat, type Prose } from '../render/prose.ts';
import { chance, fixed } from '../words/number.ts';
import { faces } from './answer.ts';

/** Mechanical or news. */
export const [deleverScreen, deleverPage] = faces('delever', (g, view: DeleverView) => ({
  mast: [g.w.delever.title, `${view.title[g.lang]}${g.w.pause}${g.w.longDate(view.day)}`],
  headline: headline(g, view),
  why: why(g, view),
  sections: [
    section('delever', g.w.delever.title, [
      ...deleverBlocks(g, view.delever, view.risk[g.lang]),
      view.record && retraceRecord(g, view.record),
    ]),
  ],
}));

/** What is forecast, that nothing is, or why it is not known. */
function headline({ w }: Ground, { delever: { retrace, mechanical } }: DeleverView): string {
  if ('unknown' in retrace)
    return retrace.unknown.kind === 'no synchronised fall'
      ? w.delever.noVerdict
      : flat(capital([w.unknown(retrace.unknown)]));
  const share =
    'unknown' in mechanical || mechanical.share === 'not identified'
      ? undefined
      : chance(mechanical.share.at);
  return w.delever.verdict(share, chance(retrace.half.at));
}

/** When the forecast was made, and what stands against its being mechanical. */
function why(g: Ground, view: DeleverView): readonly Prose[] {
  const { w, place } = g;
  const { retrace: r, mechanical: m } = view.delever;
  const told = [dayIs(g, view.of), [w.delever.studied(w.sessions(STUDY.window))]];
  if ('unknown' in r) return told;
  return [
    ...told,
    w.delever.made(
      w.longDate(r.made),
      w.delever.cases(cite(fixed(r.cases, 0), place), r.by === 'past mean'),
    ),
    ...('unknown' in m ? [] : against(g, m).map(capital)),
  ];
}
