import { type Judged, MIN_JUDGED_DECISIONS, type Process } from '../../domain/process.ts';
import { formatDay } from '../../domain/time.ts';
import type { Ground } from '../content/context.ts';
import { stopStates } from '../content/entry.ts';
import { type Block, noted, section } from '../render/block.ts';
import { cite, type Prose, type Span } from '../render/prose.ts';
import { amount, type NamedValue, namedValues, tabulate, wording } from '../render/table.ts';
import { chance, percent, signed, signedPercent } from '../words/number.ts';
import { faces, method } from './answer.ts';

/** How an owner decided about proposals, judged by what was known then; beside it, apart, what came of it. */
export const [processScreen, processPage] = faces('journal process', (g, view: Process) => {
  const { journal: w, full } = g.w;
  const { judged, title, last } = view;
  const overrides = judged.filter((j) => j.kind === 'override');
  return {
    mast: [w.apartTitle, `${title[g.lang]}${g.w.pause}${g.w.longDate(last)}`],
    headline: headline(g, judged),
    why: judged.length === 0 ? [] : [[w.apart]],
    sections: [
      section<Block>('journal', w.counts, [
        { kind: 'table', table: namedValues(counts(g, view, overrides)) },
      ]),
      section<Block>('each', w.each, [
        judged.length > 0 && { kind: 'table', table: decisions(g, judged) },
      ]),
      section<Block>('reasons', w.reasons, [
        overrides.length > 0 && { kind: 'list', items: overrides.map((o) => reason(g, o)) },
      ]),
      section<Block>('outcome', w.outcome, [
        overrides.length > 0 && { kind: 'table', table: outcomes(g, overrides) },
        overrides.length > 0 && summed(g, overrides),
        overrides.length > 0 &&
          overrides.length < MIN_JUDGED_DECISIONS &&
          noted([`${w.few(overrides.length, MIN_JUDGED_DECISIONS)}${full}`]),
      ]),
      method(
        g,
        Object.values(w.method).map((said) => `${said}${full}`),
      ),
    ],
  };
});

function headline(g: Ground, judged: readonly Judged[]): string {
  const { journal: w } = g.w;
  const n = judged.length;
  if (n === 0) return w.noneTaken;
  if (n < MIN_JUDGED_DECISIONS) return w.nothingTold(n, MIN_JUDGED_DECISIONS);
  const kept = judged.filter((j) => j.kind === 'accept').length;
  return w.verdictProcess(String(kept), String(n), chance(kept / n));
}

/** Counts, and shares where there are decisions enough. */
function counts(g: Ground, view: Process, overrides: readonly Judged[]): NamedValue[] {
  const { journal: w, brackets } = g.w;
  const all = view.judged.length;
  const of = (n: number): Span =>
    cite(`${n}${all < MIN_JUDGED_DECISIONS ? '' : brackets(chance(n / all))}`, g.place);
  const only = (n: number): Span => cite(String(n), g.place);
  const state = (s: Judged['state']): Span => only(overrides.filter((o) => o.state === s).length);
  return [
    [w.proposals, only(view.proposals)],
    [w.answered, only(all)],
    [w.kept, of(all - overrides.length)],
    [w.overridden, of(overrides.length)],
    [w.withReason, only(overrides.filter((o) => o.why?.trim()).length)],
    [w.inTime, state('in time')],
    [w.late, state('late')],
    [w.due, state('due')],
    [w.ahead, state('ahead')],
    [w.replaced, only(view.replaced)],
    [w.undone, only(view.undone)],
  ];
}

/** Each decision beside the proposal as it was told on its day. */
function decisions(g: Ground, judged: readonly Judged[]) {
  const { journal: w, verdict, short } = g.w;
  const told = (
    { told }: Judged,
    say: (p: Exclude<Judged['told'], { readonly unknown: unknown }>) => string,
  ): string => ('unknown' in told ? g.w.label.unknown : say(told));
  return tabulate(
    judged,
    [
      wording(w.day, (j) => formatDay(j.day)),
      amount(w.proposed, (j) => cite(percent(j.proposed), g.place)),
      amount(w.done, (j) => cite(percent(j.exposure), g.place)),
      wording(w.verdict, (j) => told(j, (p) => verdict[p.verdict])),
      wording(w.regime, (j) =>
        told(j, (p) => `${short[p.regime.call]} ${chance(p.regime[p.regime.call])}`),
      ),
      wording(w.stops, (j) => told(j, (p) => stopStates(g, p))),
      wording(w.review, (j) => (j.state === 'none' ? '' : w.reviewState[j.state])),
    ],
    { narrow: 'list' },
  );
}

const reason = (g: Ground, { day, entry, why }: Judged): Prose => [
  `${formatDay(day)}${g.w.brackets(g.w.journal.cited(entry))}${g.w.colon}${why?.trim() || g.w.journal.noWhy}`,
];

/** What each override earned or cost so far. */
function outcomes(g: Ground, overrides: readonly Judged[]) {
  const { journal: w } = g.w;
  type Came = Exclude<Judged['came'], { readonly unknown: unknown }>;
  const of = ({ came }: Judged, share: (c: Came) => string): Span =>
    'unknown' in came ? { unknown: g.w.label.unknown } : cite(share(came), g.place);
  return tabulate(
    overrides,
    [
      wording(w.day, (j) => formatDay(j.day)),
      amount(w.beyond, (j) => cite(signed(100 * (j.exposure - j.proposed), 0), g.place)),
      amount(w.ret, (j) => of(j, (c) => signedPercent(c.ret, 1))),
      amount(w.worth, (j) => of(j, (c) => signedPercent(c.worth, 2))),
      wording(w.until, ({ came }) =>
        'unknown' in came ? [{ unknown: g.w.why(came.unknown) }] : [formatDay(came.to)],
      ),
    ],
    { narrow: 'list' },
  );
}

/** The sum of those that are known; how many are not is said. */
function summed(g: Ground, overrides: readonly Judged[]): Block {
  const { journal: w } = g.w;
  const known = overrides.flatMap(({ came }) => ('unknown' in came ? [] : [came.worth]));
  if (known.length === 0) return { kind: 'say', prose: [`${w.noneKnown}${g.w.full}`] };
  const sum = known.reduce((a, b) => a + b, 0);
  return {
    kind: 'say',
    prose: [
      `${w.sumOf(known.length, overrides.length)}${g.w.colon}`,
      cite(signedPercent(sum, 2), g.place),
      g.w.full,
    ],
  };
}
