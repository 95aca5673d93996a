import { CAPS, type CapId, heldTo } from '../../domain/exposure.ts';
import type { Money } from '../../domain/portfolio.ts';
import { type Bars, bars } from '../chart/bars.ts';
import type { Ground } from '../content/context.ts';
import { isKnown } from '../content/held.ts';
import { heldBlocks } from '../content/orders.ts';
import { readingOf } from '../content/reading.ts';
import { called, cash, missing, times } from '../content/survive.ts';
import { untold } from '../content/unknown.ts';
import { type Block, type Figure, type Section, section } from '../render/block.ts';
import { cite, type Prose, type Span, say } from '../render/prose.ts';
import { amount, tabulate, wording } from '../render/table.ts';
import { chanceBeside, fixed, limit, percent, signedPercent } from '../words/number.ts';
import type { Length, Page } from './page.ts';

/** How much of own capital, what keeps it there, and what is at stake. */
export const size = (p: Page): Section =>
  section('size', p.w.title.size, [{ kind: 'figures', figures: figures(p) }, caps(p)]);

/** What is held, the orders that the decision asks for; on one page without every position. */
export const orders = (p: Page, length: Length): Section =>
  section('held', p.w.title.held, heldBlocks(p, length));

/** The same in a row, with what a loan would do to it. */
export const sizeRow = (p: Page): Section =>
  section('size', p.w.title.sizeRow, [
    { kind: 'figures', figures: [...figures(p), ...lasting(p)] },
  ]);

/** What is left over, and what is gained to what is lost. */
function figures(p: Page): Figure[] {
  const { exposure: e } = p.decision;
  const { reserve } = e;
  return [
    unsized(p)
      ? untold({ w: p.w }, p.w.label.reserve, p.w.held.headless)
      : {
          label: reserveName(p),
          value: [cite(percent(Math.abs(reserve)), 's-size')],
          notes: inMoney(p, Math.abs(reserve), p.w.money).map((x) => [x]),
        },
    {
      label: p.w.label.asymmetry,
      value: [
        cite(e.asymmetry > 1e6 ? p.w.label.noValue : `${fixed(e.asymmetry, 1)} : 1`, 's-size'),
      ],
      notes: [[p.w.brief.fullFrom(fixed(p.thesis.exposure.asymmetry, 0))]],
    },
  ];
}

/** The largest leverage that margin calls alone would leave, and how soon all is cash. */
function lasting(p: Page): Figure[] {
  const reading = readingOf(p.decision.crowd);
  const g: Ground = { w: p.w, lang: p.lang, place: 's-size' };
  if ('unknown' in reading) return [untold(g, p.w.survive.largest, p.w.why(reading.unknown))];
  const { held } = p.decision;
  const { largest, survival, toCash } = reading;
  const [days, cost] = cash(g, toCash, { currency: p.thesis.book?.currency, held });
  // Of the book's own leverage only where it is really held; a call that is due comes before any odds.
  const owing = survival.filter((s) => s.callAt !== undefined && (!s.own || held));
  const forced = owing.map((s) =>
    p.w.brief.forcedAt(
      called(g, s),
      (s.callAt ?? 0) >= 1
        ? p.w.brief.calledNow
        : cite(chanceBeside(s.forcedOut, p.thesis.exposure.forcedOut), g.place),
    ),
  );
  return [
    {
      label: p.w.survive.largest,
      value: [cite(times(g, largest), g.place)],
      notes: [
        p.w.brief.largestNote(
          limit(p.thesis.exposure.forcedOut),
          percent(unsized(p) ? p.decision.exposure.optimum : p.decision.exposure.target),
        ),
        ...(forced.length > 0 ? [p.w.brief.forced(forced, p.thesis.horizon)] : []),
      ],
    },
    ...(days === undefined
      ? []
      : [
          {
            ...days,
            notes: [
              ...days.notes,
              ...(cost === undefined ? [] : [say`${cost.label}${p.w.colon}${cost.value}`]),
            ],
          },
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

/** Whether what is held may be more than what the figures are worked out for: the least that it can be. */
export const unsized = ({ decision: { exposure }, dossier: { held } }: Page): boolean =>
  held !== undefined && !isKnown(held) && exposure.before < exposure.optimum;

/** Own capital of what is really held where that is known, else that of the thesis' book. */
const ownCapital = ({ dossier, thesis: { book } }: Page): Money | undefined =>
  dossier.held?.capital ?? (book && { amount: book.capital, currency: book.currency });

/** The loss if wrong at today's spread of outcomes, beside that at the usual one. */
export function lossToday(p: Page): Prose[] {
  const { exposure } = p.decision;
  const { target, before } = exposure;
  const { loss: usual, today } = p.dossier.stakes;
  const says = (loss: number): string => signedPercent(-loss, 1);
  if (unsized(p)) return [];
  if (target === 0) return p.dossier.held && before > 0 ? [] : [[p.w.nothingHeld]];
  // The budget is held against log moves, which are larger on the way down than the money that is lost.
  const { budget } = heldTo(p.thesis.exposure);
  const counted = p.w.lossCounted(
    cite(percent(exposure.lossIfWrong, 1), 's-size'),
    percent(budget),
  );
  if (typeof today !== 'number')
    return [p.w.lossUnknown([{ unknown: p.w.unknown(today.unknown) }]), counted];
  if ('unknown' in exposure.today || says(today) === says(usual)) return [[p.w.lossAlike], counted];
  const money = inMoney(p, -today, p.w.change).flatMap((x) => [p.w.pause, x]);
  const { spread, loss } = exposure.today;
  // Told where it shows in the figure that the budget is held against.
  const broken =
    loss > budget + 5e-5 ? { log: percent(loss, 2), budget: percent(budget) } : undefined;
  const told = [cite(says(today), 's-size'), ...money];
  return [p.w.lossToday(fixed(spread, 2), told, broken), counted];
}

/** Why the figure of a cap is not known: what rests on the crowd is not where the crowd is not. */
function whyNot(p: Page, cap: CapId): string {
  const reading = readingOf(p.decision.crowd);
  const crowd = cap === 'forcedOut' || cap === 'days';
  if (crowd && 'unknown' in reading) return p.w.unknown(reading.unknown);
  const g = { w: p.w, lang: p.lang, place: 's-size' };
  const [what] =
    cap === 'days' && !('unknown' in reading)
      ? missing(g, reading.toCash, p.decision.held).days
      : [];
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
