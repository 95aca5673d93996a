import type { Block, Section } from '../block.ts';
import { interval } from '../chart/interval.ts';
import { cite } from '../prose.ts';
import { idOf, type Page } from '../view/page.ts';
import { fixed, percent, signed } from '../words/number.ts';

/** What is known of who sells, and how credit takes it. */
export const sells = (p: Page): Section => ({
  id: 'sells',
  title: p.w.title.sells,
  blocks: [share(p), { kind: 'say', prose: [p.w.crowdSays] }, credit(p)],
});

function share(p: Page): Block {
  return {
    kind: 'chart',
    heading: [p.w.shareHeading],
    caption: [p.w.shareCaption],
    draw: (width) =>
      interval(
        {
          label: p.w.shareHeading,
          low: 0,
          high: 1,
          from: 0,
          to: 1,
          reason: p.w.label.notBuilt,
          mark: (x) => percent(x),
        },
        width,
      ),
  };
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
      ...p.w.creditCaption(
        end === undefined ? undefined : p.on(end),
        model ? cite(fixed(model.count, 0), 'vintage') : undefined,
      ),
      ...(seen
        ? [
            p.w.colon,
            cite(digits(residual), ...refs),
            p.w.brackets(`80%${p.w.colon}${digits(low)} / ${digits(high)}`),
          ]
        : []),
    ],
    draw: (width) =>
      interval(
        {
          label: `${p.w.creditHeading(c.state)}.`,
          from: -reach,
          to: reach,
          mark: (x) => signed(x, 1),
          ...(seen
            ? { low, high, at: residual }
            : { low: -reach, high: reach, reason: p.w.unknown(c.reason ?? 'no value') }),
        },
        width,
      ),
  };
}
