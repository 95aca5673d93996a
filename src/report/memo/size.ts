import { CAPS, type CapId, heldTo } from '../../domain/exposure.ts';
import type { Money } from '../../domain/portfolio.ts';
import { type Bars, bars } from '../chart/bars.ts';
import { heldBlocks } from '../content/orders.ts';
import { readingOf } from '../content/reading.ts';
import { missing } from '../content/survive.ts';
import type { Block, Figure, Section } from '../render/block.ts';
import { cite, type Prose, type Span, say } from '../render/prose.ts';
import { amount, tabulate, wording } from '../render/table.ts';
import { fixed, percent, signedPercent } from '../words/number.ts';
import type { Page } from './page.ts';

/** How much of own capital, what keeps it there, and what is at stake. */
export const size = (p: Page): Section => ({
  id: 'size',
  title: p.w.title.size,
  blocks: [...heldBlocks(p), { kind: 'figures', figures: figures(p) }, caps(p)],
});

function figures(p: Page): Figure[] {
  const { exposure: e } = p.decision;
  const money = (share: number, says: typeof p.w.money): Prose[] =>
    inMoney(p, share, says).map((x) => [x]);
  const one = (label: string, text: string, notes: readonly Prose[]): Figure => ({
    label,
    value: [cite(text, 's-size')],
    notes,
  });
  return [
    one(p.w.label.target, percent(e.target), money(e.target, p.w.money)),
    one(reserveName(p), percent(Math.abs(e.reserve)), money(Math.abs(e.reserve), p.w.money)),
    one(p.w.label.loss, signedPercent(-e.lossIfWrong, 1), [
      ...money(-e.lossIfWrong, p.w.change),
      ...lossToday(p),
      ['CVaR 95%'],
    ]),
    one(p.w.label.gain, signedPercent(e.gainIfRight, 1), [
      ...money(e.gainIfRight, p.w.change),
      say`${p.w.label.asymmetry}${p.w.blank}${e.asymmetry > 1e6 ? p.w.label.noValue : `${fixed(e.asymmetry, 1)} : 1`}`,
    ]),
  ];
}

/** What is not invested, or what is borrowed beyond own capital. */
export const reserveName = ({ w, decision }: Page): string =>
  decision.exposure.reserve < 0 ? w.held.borrowed : w.label.reserve;

/** Money to a basis point of capital, for no more is known; nothing without a book. */
export const inMoney = (p: Page, share: number, says: Page['w']['money']): readonly Span[] => {
  const own = ownCapital(p);
  return own
    ? [cite(says((Math.round(share * 1e4) / 1e4) * own.amount, own.currency), 's-size')]
    : [];
};

/** Own capital of what is really held where that is known, else that of the thesis' book. */
const ownCapital = ({ dossier, thesis: { book } }: Page): Money | undefined =>
  dossier.held?.capital ?? (book && { amount: book.capital, currency: book.currency });

/** The loss if wrong at today's spread of outcomes, beside that at the usual one. */
export function lossToday(p: Page): Prose[] {
  const { today, target, lossIfWrong } = p.decision.exposure;
  const says = (loss: number): string => signedPercent(-loss, 1);
  if (target === 0) return [[p.w.nothingHeld]];
  if ('unknown' in today) return [p.w.lossUnknown([{ unknown: p.w.unknown(today.unknown) }])];
  if (says(today.loss) === says(lossIfWrong)) return [[p.w.lossAlike]];
  const money = inMoney(p, -today.loss, p.w.change).flatMap((x) => [p.w.pause, x]);
  const { budget } = heldTo(p.thesis.exposure);
  const broken = today.loss > budget + 1e-9 ? percent(budget) : undefined;
  const loss = [cite(says(today.loss), 's-size'), ...money];
  return [p.w.lossToday(fixed(today.spread, 2), loss, broken)];
}

/** Why the figure of a cap is not known: what rests on the crowd is not where the crowd is not. */
function whyNot(p: Page, cap: CapId): string {
  const reading = readingOf(p.decision.crowd);
  const crowd = cap === 'forcedOut' || cap === 'days';
  if (crowd && 'unknown' in reading) return p.w.unknown(reading.unknown);
  const g = { w: p.w, lang: p.lang, place: 's-size' };
  const [what] = cap === 'days' && !('unknown' in reading) ? missing(g, reading.toCash).days : [];
  return what === undefined ? p.w.unknown({ kind: 'no value' }) : p.w.notKnown(what);
}

function caps(p: Page): Block {
  const { exposure: e } = p.decision;
  const policy = p.thesis.exposure;
  const held = !(CAPS as readonly string[]).includes(e.binding) && e.binding !== 'headroom';
  // What holds exposure up on its way down limits cutting, not adding.
  const falls = e.target > e.optimum;
  const extra = {
    name: p.w.capName(e.binding, policy),
    at: e.target,
    binding: true,
    rise: !falls,
  };
  const rows: Bars['rows'] = [
    ...CAPS.map((cap) => {
      const found = e.caps.find((c) => c.cap === cap);
      const name = p.w.capName(cap, policy);
      if (found) return { name, at: found.at, binding: cap === e.binding };
      const nothing = p.w.capAbsent(cap);
      return nothing === undefined
        ? { name, at: whyNot(p, cap), binding: false }
        : { name, at: undefined, binding: false, nothing };
    }),
    ...(held && falls ? [extra] : []),
    {
      name: p.w.capName('headroom', policy),
      at: e.headroom,
      binding: e.binding === 'headroom',
      rise: true,
    },
    ...(held && !falls ? [extra] : []),
  ];
  const says = (r: Bars['rows'][number]): string =>
    typeof r.at === 'number' ? percent(r.at) : (r.at ?? r.nothing ?? '');
  const own = ownCapital(p);
  return {
    kind: 'chart',
    heading: [cite(p.w.bindingHeading(e, policy), 's-size')],
    caption: [
      p.w.capsCaption(own && p.w.money(own.amount, own.currency), policy),
      ...(e.still ? [p.w.semi, p.w.still] : []),
    ],
    draw: (width) =>
      bars(
        {
          label: p.w.capsLabel(rows.map((r) => `${r.name} ${says(r)}`)),
          rows,
          most: Math.max(policy.leverage, e.target),
          target: e.target,
          targetSays: `${p.w.label.target} ${percent(e.target)}`,
          ink: e.binding === 'blind' ? 'blind' : e.binding === 'stop' ? 'tripped' : 'accent',
          mark: (x) => percent(x),
          binds: p.w.bindsAt,
          riseHead: p.w.riseHead,
        },
        width,
      ),
    table: tabulate(rows, [
      wording(p.w.label.cap, (r) => [r.rise ? `${r.name}${p.w.brackets(p.w.riseOnly)}` : r.name]),
      amount(p.w.label.allowed, (r) =>
        typeof r.at === 'number'
          ? [cite(r.binding ? p.w.bindsAt(percent(r.at)) : percent(r.at), 's-size')]
          : r.at === undefined
            ? [r.nothing ?? '']
            : [{ unknown: r.at }],
      ),
    ]),
  };
}
