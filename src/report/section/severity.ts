import { strip } from '../chart/strip.ts';
import type { Page } from '../memo/page.ts';
import type { Block } from '../render/block.ts';
import { cite, flat, type Prose } from '../render/prose.ts';
import { fixed } from '../words/number.ts';

/** Where today stands among the past windows. */
export function severity(p: Page): Block {
  const { stress } = p.decision;
  const today = typeof stress.severity === 'number' ? stress.severity : undefined;
  const shown = stress.windows.find((x) => x.window === stress.window);
  const past = p.vintage?.windows[stress.window];
  const says = (x: number): string => p.w.sigma(fixed(x, 2));
  const text =
    typeof stress.severity === 'number'
      ? says(stress.severity)
      : p.w.unknown(stress.severity.unknown);
  const heading: Prose = [
    cite(p.w.severityHeading(today, today === undefined ? '' : says(today)), 's-happened'),
  ];
  if (!past || !p.vintage)
    return {
      kind: 'chart',
      heading,
      caption: [{ unknown: today === undefined ? text : p.w.unknown('uncalibrated') }],
    };
  const largest = past.fell[0] ?? 0;
  return {
    kind: 'chart',
    heading,
    caption: p.w.severityCaption({
      count: cite(fixed(past.count, 0), 'vintage'),
      fell: cite(fixed(past.fell.length, 0), 'vintage'),
      window: stress.window,
      from: p.w.month(p.vintage.from),
    }),
    draw: (width) =>
      strip(
        {
          label: `${flat(heading)}${p.w.comma}${flat(rank(p))}`,
          past: past.fell,
          today,
          todaySays: today === undefined ? text : p.w.stripToday(p.w.tick(p.today), text),
          threshold: typeof shown?.threshold === 'number' ? shown.threshold : undefined,
          thresholdSays: p.w.stripThreshold,
          largestSays: p.w.stripLargest(says(largest)),
          mark: (t) => (t === 0 ? '0' : p.w.sigma(fixed(t, 1))),
        },
        width,
      ),
  };
}

/** One in how many. */
export function rank(p: Page): Prose {
  const { oneIn, count } = p.decision.stress;
  return p.w.rank({
    oneIn: typeof oneIn === 'object' ? undefined : oneIn,
    count: cite(typeof count === 'number' ? fixed(count, 0) : '', 'vintage'),
    from: p.vintage ? p.w.month(p.vintage.from) : '',
    why: typeof oneIn === 'object' ? oneIn.unknown : '',
  });
}
