import { LEGS } from '../../domain/episode.ts';
import type { Known } from '../../domain/known.ts';
import type { OneIn } from '../../domain/stress.ts';
import { strip } from '../chart/strip.ts';
import { type Block, drawn, noted } from '../render/block.ts';
import { cite, flat, opened, type Prose, type Span, say, strong } from '../render/prose.ts';
import { amount, type Column, tabulate, wording } from '../render/table.ts';
import { fixed, signed } from '../words/number.ts';
import { idOf, type Page, reasonsIn } from './page.ts';

/** Every window length with its threshold; why a cell is not known stands once below. */
export function windowBlocks(p: Page): Block[] {
  const { windows: all } = p.decision.stress;
  const mark = { unknown: p.w.label.unknown };
  const sigmas = (x: Known<number>, place: string): Span =>
    typeof x === 'number' ? cite(p.w.sigma(fixed(x, 2)), place) : mark;
  const told = all.flatMap((x) => [...LEGS.map((l) => x.legs[l]), x.severity, x.threshold]);
  const reasons = reasonsIn(p, told);
  const measured: Block = {
    kind: 'table',
    table: tabulate(all, [
      wording(p.w.label.window, (x) => p.w.sessions(x.window)),
      ...LEGS.map(
        (l): Column<(typeof all)[number]> =>
          amount(p.w.leg[l], (x) => {
            const one = x.legs[l];
            if ('unknown' in one) return [mark];
            const ids = p.dossier.setup.episode.legs[l];
            const refs = ids.flatMap((id) => [idOf(id, one.start), idOf(id, one.end)]);
            return [cite(p.w.sigma(signed(one.z, 2)), ...refs)];
          }),
      ),
      amount(p.w.label.severity, (x) =>
        typeof x.severity === 'number' && x.severity < 0
          ? p.w.label.notAll
          : sigmas(x.severity, 's-happened'),
      ),
      amount(p.w.label.threshold, (x) => sigmas(x.threshold, 'vintage')),
      wording(p.w.label.over, (x) =>
        typeof x.severity === 'number' && typeof x.threshold === 'number'
          ? x.severity > x.threshold
            ? p.decision.stress.since === undefined
              ? p.w.label.overWaits
              : p.w.label.yes
            : p.w.label.no
          : [mark],
      ),
    ]),
  };
  const note = noted(opened(say`${reasons.join(p.w.semi)}${p.w.full}`));
  return reasons.length === 0 ? [measured] : [measured, note];
}

/** Whether all fell in the window that is reported, so far as is known. */
const fell = ({ decision: { stress } }: Page): boolean =>
  typeof stress.severity !== 'number' || stress.severity >= 0;

/** Turbulence, correlation surprise and absorption beside it. */
export function beside(p: Page): Block {
  const { turbulence: t } = p.decision.stress;
  const figure = (text: string): Span => cite(text, 's-method');
  return noted(
    'unknown' in t
      ? say`${p.w.label.turbulence}${p.w.colon}${{ unknown: p.w.unknown(t.unknown) }}${p.w.full}`
      : p.w.turbulenceSays(
          figure(fixed(t.turbulence, 2)),
          figure(fixed(t.surprise, 2)),
          typeof t.absorption === 'number'
            ? figure(p.w.sigma(signed(t.absorption, 2)))
            : { unknown: p.w.unknown(t.absorption?.unknown ?? { kind: 'no value' }) },
        ),
  );
}

/** Where today stands among the past windows. */
export function severity(p: Page): Extract<Block, { kind: 'chart' }> {
  const { stress } = p.decision;
  const today = typeof stress.severity === 'number' ? stress.severity : undefined;
  const past = p.vintage?.windows[stress.window];
  const says = (x: number): string => p.w.sigma(fixed(x, 2));
  const text =
    typeof stress.severity !== 'number'
      ? p.w.unknown(stress.severity.unknown)
      : stress.severity < 0
        ? p.w.label.notAll
        : says(stress.severity);
  const heading: Prose = [
    cite(p.w.severityHeading(today, today === undefined ? '' : says(today)), 's-happened'),
  ];
  if (!past || !p.vintage)
    return {
      kind: 'chart',
      heading,
      caption: [{ unknown: today === undefined ? text : p.w.unknown({ kind: 'uncalibrated' }) }],
    };
  return {
    kind: 'chart',
    heading,
    caption: p.w.severityCaption(
      cite(fixed(past.count, 0), 'vintage'),
      cite(fixed(past.fell.length, 0), 'vintage'),
      { window: stress.window, from: p.w.month(p.vintage.from) },
    ),
    draw: drawn(strip, {
      label: `${flat(heading)}${p.w.comma}${flat(rank(p))}`,
      past: past.fell,
      today,
      todaySays: today === undefined ? text : p.w.stripToday(p.w.tick(p.today), text),
      threshold: typeof p.shown?.threshold === 'number' ? p.shown.threshold : undefined,
      thresholdSays: p.w.stripThreshold,
      largestSays: p.w.stripLargest(says(past.fell[0] ?? 0)),
      mark: (t) => (t === 0 ? '0' : p.w.sigma(fixed(t, 1))),
    }),
  };
}

/** How severe it was and how rare that is, in a sentence each; nothing where not all fell. */
export const severityBrief = (p: Page): Block | false => {
  const { heading } = severity(p);
  const prose = say`${[strong(...heading, p.w.full)]}${p.w.blank}${opened(rank(p, { alone: true }))}${p.w.full}`;
  return fell(p) && { kind: 'say', prose };
};

/** What is ranked where it is not the day's; `alone`: without windows of other lengths. */
type Ranked = { readonly oneIn?: Known<OneIn>; readonly alone?: boolean };

/** One in how many. */
export function rank(
  p: Page,
  { oneIn = p.decision.stress.oneIn, alone = false }: Ranked = {},
): Prose {
  const { count, window: shown, windows } = p.decision.stress;
  const { vintage } = p;
  return p.w.rank({
    oneIn,
    count: cite(typeof count === 'number' ? fixed(count, 0) : '', 'vintage'),
    from: vintage ? p.w.month(vintage.from) : '',
    until: vintage ? p.on(vintage.until) : '',
    others: windows.flatMap(({ window, severity }) =>
      !alone && vintage && window !== shown && typeof severity === 'number' && severity >= 0
        ? [
            {
              window,
              worse: fixed(vintage.windows[window].fell.filter((x) => x >= severity).length, 0),
            },
          ]
        : [],
    ),
    says: p.w.unknown,
  });
}
