import { actOf, type Decision } from '../../domain/decision.ts';
import type { Dossier } from '../../domain/dossier.ts';
import { type AtStake, CAPS, sizeReason } from '../../domain/exposure.ts';
import { REGIMES } from '../../domain/regime.ts';
import { type Since, worstOf } from '../../domain/since.ts';
import type { Block } from '../render/block.ts';
import { tabulate, wording } from '../render/table.ts';
import { chance, fixed, percent } from '../words/number.ts';
import type { Page } from './page.ts';

/** A decision with what is known at it, an earlier one, and what changed between them. */
export type Compared = {
  readonly now: Dossier;
  readonly earlier: Decision;
  /** What was at stake then. */
  readonly stakes: AtStake;
  readonly since: Since;
};

/** A name with what it was and what it is. */
type Row = readonly [name: string, then: string, now: string];

/** What differs, then beside now; and the names of what does not. */
export function comparison(p: Page, { earlier: then, since }: Compared): Block[] {
  const { w, decision: now } = p;
  const rows: readonly Row[] = [...decided(p, then), ...sized(p, then), ...stops(p, then, since)];
  const differ = rows.filter(([, a, b]) => a !== b);
  const alike = rows.filter(([, a, b]) => a === b).map(([name]) => name);
  const [was, is] = [p.on(then.moment.day), p.on(now.moment.day)];
  const shown: Block[] =
    differ.length === 0
      ? []
      : [
          {
            kind: 'table',
            table: tabulate(differ, [
              wording('', ([name]) => name),
              wording(was, ([, x]) => x),
              wording(is, ([, , x]) => x),
            ]),
          },
        ];
  return [
    ...shown,
    ...(alike.length > 0
      ? [{ kind: 'say', note: true, prose: [w.between.alike(alike)] } as const]
      : []),
  ];
}

function decided({ w, decision: now, thesis }: Page, then: Decision): Row[] {
  const both = (name: string, of: (d: Decision) => string): Row => [name, of(then), of(now)];
  const { row } = w.between;
  return [
    both(row.verdict, (d) => w.verdict[actOf(d)]),
    both(row.target, (d) => percent(d.exposure.target)),
    both(row.held, (d) => percent(d.exposure.before)),
    both(row.binding, (d) => w.binding[sizeReason(d.exposure, thesis.exposure)]),
    both(row.stress, (d) => w.stress[d.stress.state]),
    both(row.severity, ({ stress: { severity: x } }) =>
      typeof x === 'number' ? (x < 0 ? w.label.notAll : w.sigma(fixed(x, 2))) : w.label.unknown,
    ),
    ...REGIMES.map((r) => both(w.regime[r], (d) => chance(d.regime[r]))),
  ];
}

function sized({ w, decision: now, thesis }: Page, then: Decision): Row[] {
  const at = (d: Decision, cap: (typeof CAPS)[number]): string => {
    const found = d.exposure.caps.find((c) => c.cap === cap);
    return found ? percent(found.at) : w.between.none;
  };
  return [
    ...CAPS.map(
      (cap): Row => [w.between.limit(w.capName(cap, thesis.exposure)), at(then, cap), at(now, cap)],
    ),
    [
      w.between.limit(w.capName('headroom', thesis.exposure)),
      percent(then.exposure.headroom),
      percent(now.exposure.headroom),
    ],
  ];
}

/** Every stop, and the states that it went through on the way. */
const stops = (p: Page, then: Decision, since: Since): Row[] =>
  p.thesis.stops.map(({ id, title }, i): Row => {
    const { w } = p;
    const took = since.stops.find((s) => s.id === id)?.took ?? [];
    const last = took.at(-1);
    const way = took.slice(0, -1).map((t) => w.between.took(w.stop[t.state], p.on(t.day)));
    const now = w.stop[worstOf(p.decision, id)];
    return [
      w.between.stop(i + 1, title[p.lang]),
      w.stop[worstOf(then, id)],
      last
        ? `${w.between.stands(now, p.on(last.day))}${way.length > 0 ? w.brackets(way.join(w.comma)) : ''}`
        : now,
    ];
  });
