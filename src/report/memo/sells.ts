import { STUDY } from '../../domain/delever.ts';
import type { Known, Unknown } from '../../domain/known.ts';
import type { CrowdReading, LikeFall } from '../../domain/simulation.ts';
import { interval } from '../chart/interval.ts';
import { selling } from '../content/career.ts';
import type { Ground } from '../content/context.ts';
import { fittedBlocks, overshoot } from '../content/crowd.ts';
import { deleverBlocks } from '../content/delever.ts';
import { half } from '../content/halfback.ts';
import { crowdVintageOf, readingOf } from '../content/reading.ts';
import { hatched } from '../content/unknown.ts';
import { type Block, drawn, noted, type Section, section } from '../render/block.ts';
import { cite, type Span } from '../render/prose.ts';
import { chance, fixed, percent, signed } from '../words/number.ts';
import { idOf, type Page } from './page.ts';

/** Why they sell, what simulated falls of like size make of it, and how credit takes it. */
export function sells(p: Page): Section {
  const reading = readingOf(p.decision.crowd);
  const g: Ground = { w: p.w, lang: p.lang, place: 's-sells' };
  return section('sells', p.w.title.sells, [
    noted([p.w.delever.studied(p.w.sessions(STUDY.window)), p.w.full]),
    ...deleverBlocks(g, p.decision.delever, p.titleOf(p.dossier.setup.episode.legs.risk[0] ?? '')),
    ...career(p, g, reading),
    ...falls(g, reading),
    ...fits(p, g, reading),
    !('unknown' in reading) && noted([p.w.like.stated]),
    credit(p),
  ]);
}

/** How much of it was forced, and how far such falls come back: one line, one band. */
export function sellsBrief(p: Page): Section {
  const { retrace: r, mechanical: m } = p.decision.delever;
  const { delever: w, brief } = p.w;
  const g: Ground = { w: p.w, lang: p.lang, place: 's-sells' };
  const part = (block: Block): Section => section('sells', p.w.title.sells, [block]);
  if ('unknown' in r) return part(hatched(g, w.half, { why: r.unknown }));
  const known = 'unknown' in m || m.share === 'not identified' ? undefined : m.share;
  const figure = (x: number): Span => cite(chance(x), 's-record');
  const made = r.made < p.today ? [p.w.pause, w.madeOn(p.on(r.made))] : [];
  const alone = 'unknown' in m ? undefined : figure(m.back.alone);
  const rest = [...brief.backBeside(alone, figure(r.walk.half)), ...made];
  const range = [figure(r.half.low), figure(r.half.high)] as const;
  const { half } = r.record;
  const past = !('unknown' in half) && half.own > half.mean;
  const back = { half: figure(r.half.at), range, rest, past };
  return part({
    kind: 'chart',
    heading: w.shareHeading(known && cite(chance(known.at), 's-record')),
    caption: brief.backCaption(back),
    brief: brief.backBrief(back),
    draw: drawn(interval, { ...r.half, from: 0, to: 1, mark: (x) => percent(x) }),
  });
}

const career = (p: Page, g: Ground, r: Known<CrowdReading>): Block[] =>
  'unknown' in r
    ? [hatched(g, g.w.career.unknown, { why: r.unknown })]
    : selling(g, r.career, {
        tailAt: 's-regime',
        tail: p.dossier.setup.gathering?.crowd.fear.tail,
        mandate: r.like?.mandate.at,
      });

/** Overshoot, the time to half, and the fan; hatched once where there is nothing to tell. */
function falls(g: Ground, r: Known<CrowdReading>): Block[] {
  const like: Known<LikeFall> =
    'unknown' in r
      ? r
      : (r.like ?? { unknown: { kind: r.fell === undefined ? 'no fall' : 'no like fall' } });
  if (!('unknown' in like)) {
    const walk = 'unknown' in r ? undefined : r.walk;
    return [overshoot(g, like), noted([g.w.like.compares]), half(g, like, walk)];
  }
  return [hatched(g, g.w.like.overshoot.unknown, { why: like.unknown })];
}

function fits(p: Page, g: Ground, r: Known<CrowdReading>): Block[] {
  const vintage = crowdVintageOf(p.dossier);
  if (!('unknown' in r) && vintage) return fittedBlocks(g, vintage);
  const why: Unknown = 'unknown' in r ? r.unknown : { kind: 'not fitted' };
  return [hatched(g, g.w.like.fitted.unknown, { why })];
}

function credit(p: Page): Block {
  const { credit: c } = p.decision.stress;
  const id = p.dossier.setup.episode.roles.credit;
  const end = c.end;
  const refs = id !== undefined && end !== undefined && p.observed(id, end) ? [idOf(id, end)] : [];
  const model = p.vintage?.credit;
  const spread = model ? 3 * model.residual : 0.3;
  const values = [c.low, c.high, c.residual].flatMap((x) => x ?? []);
  const reach = Math.max(spread, ...values.map((x) => 1.15 * Math.abs(x)));
  const { residual, low, high } = c;
  const seen = residual !== undefined && low !== undefined && high !== undefined;
  const digits = (x: number): string => signed(x, 3);
  return {
    kind: 'chart',
    heading: [p.w.creditHeading(c.state)],
    caption: [
      ...p.w.creditCaption(end && p.on(end), model && cite(fixed(model.count, 0), 'vintage')),
      ...(seen
        ? [
            p.w.colon,
            cite(digits(residual), ...refs),
            p.w.brackets(`80%${p.w.colon}${digits(low)} / ${digits(high)}`),
          ]
        : []),
      ...(model && !model.spread ? [p.w.creditConstant] : []),
      ...(c.state === 'contradicts' && model?.contradicted
        ? p.w.contradicted(model.contradicted)
        : []),
    ],
    draw: drawn(interval, {
      from: -reach,
      to: reach,
      mark: (x) => signed(x, 1),
      ...(seen
        ? { low, high, at: residual }
        : { low: -reach, high: reach, reason: p.w.unknown(c.reason ?? { kind: 'no value' }) }),
    }),
  };
}
