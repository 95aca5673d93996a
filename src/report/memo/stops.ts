import type { Dossier } from '../../domain/dossier.ts';
import { type Evidence, isSmall, type Kind } from '../../domain/evidence.ts';
import {
  absorbedAfter,
  LAMP_STATES,
  type LampState,
  lackingInputs,
  lampState,
  type Stop,
} from '../../domain/stop.ts';
import type { Lang } from '../../domain/text.ts';
import type { Selector, StopRule } from '../../domain/thesis.ts';
import type { Claim } from '../../domain/watch.ts';
import { type Lamp, type Section, section } from '../render/block.ts';
import { flat, type Prose, say } from '../render/prose.ts';
import { percent } from '../words/number.ts';
import {
  awaited,
  creditSays,
  dueSays,
  type Length,
  missingInput,
  type Page,
  page,
} from './page.ts';
import { onceTripped } from './tripping.ts';

/** The stops of the thesis as lamps. */
export const stopSection = (p: Page, length: Length): Section =>
  section('stops', p.w.title.stops, [
    { kind: 'lamps', lamps: lamps(p).map((l) => lampOf(p, l, length)) },
  ]);

const lampOf = (p: Page, l: LampView, length: Length): Lamp => ({
  state: l.state,
  says: p.w.stop[l.state],
  number: String(l.number),
  title: l.rule.title[p.lang],
  notes: [near(p, l), ...keyed(p, l), ...inState(p, l), ...(length === 'full' ? cost(l, p) : [])],
});

/** The rung that it needs and where the evidence stands; or the prices that it watches. */
function near(p: Page, l: LampView): Prose {
  if (l.rule.rung === 0 && l.watches.length === 0) {
    const seen = l.series.map(
      (id): Prose =>
        say`${p.titleOf(id)}${p.w.gap(p.titleOf(id))}${p.at(id, p.dossier.series[id]?.at(-1)?.at)}`,
    );
    // One that waits for credit says so itself.
    const waits = l.stops.some((s) => s.waits);
    return p.w.onPrices([...seen, ...(l.credit && !waits ? [creditSays(p)] : [])]);
  }
  const n = l.nearest;
  return [
    p.w.needs(l.rule.rung),
    ...(n
      ? p.w.stands({
          rung: n.item.rung,
          id: n.item.id,
          frozen: n.claim.suspended,
          short: fallsShort(l),
          due: awaited(n.claim, p.today) ? dueSays(p, n.claim, n.item.id) : undefined,
          begins: n.claim.begins === undefined ? undefined : p.on(n.claim.begins),
        })
      : [p.w.nothingNear]),
  ];
}

/** A stop in words, for whoever writes the thesis. */
export type StopSaid = {
  readonly id: string;
  readonly state: LampState;
  /** How many levels the hardest act that it watches lacks; absent where there is none, or it is not quiet. */
  readonly levels?: number;
  readonly says: string;
};

/** Every stop as it stands at a decision: what it needs, and how far that is. */
export const stopsSaid = (dossier: Dossier, lang: Lang): readonly StopSaid[] => {
  const p = page(dossier, lang);
  return lamps(p).map((l) => ({
    id: l.rule.id,
    state: l.state,
    ...(l.nearest && l.state === 'quiet'
      ? { levels: Math.max(0, l.rule.rung - l.nearest.item.rung) }
      : {}),
    says: p.w.stopLine({
      number: l.number,
      title: l.rule.title[p.lang],
      state: p.w.stop[l.state],
      notes: [near(p, l), ...inState(p, l)].map(flat),
    }),
  }));
};

/** Whether an act stands at its level without having tripped it. */
export const fallsShort = ({ state, nearest: n, rule }: LampView): boolean =>
  state === 'quiet' && n !== undefined && !n.claim.suspended && n.item.rung >= rule.rung;

/** What it takes, or would take. */
function cost(l: LampView, p: Page): Prose[] {
  if (l.state === 'absorbed') return [];
  if (l.state !== 'tripped') return [onceTripped(p, l.rule, 'full')];
  const weight = l.worst.reduce(
    (sum, s) => sum + (l.rule.keys.find((k) => k.key === s.key)?.weight ?? 1),
    0,
  );
  const { target, binding, caps } = p.decision.exposure;
  const own = p.thesis.exposure.base * (1 - l.rule.cut * Math.min(1, weight));
  const all = caps.find((c) => c.cap === 'stop')?.at ?? own;
  const below = binding !== 'stop' && target < all - 1e-9;
  return [[p.w.takes(percent(own), percent(all), below ? percent(target) : undefined)]];
}

function keyed(p: Page, l: LampView): Prose[] {
  if (l.rule.keys.length === 0 || l.state === 'quiet') return [];
  const titles = l.worst.map(
    (s) => l.rule.keys.find((k) => k.key === s.key)?.title[p.lang] ?? s.key ?? '',
  );
  return [[p.w.keys(l.stops.length, p.w.stop[l.state], titles)]];
}

function inState(p: Page, l: LampView): Prose[] {
  const first = l.worst[0];
  const [awaited] = l.stops.flatMap((s) => s.waits ?? []);
  const waits =
    awaited === undefined
      ? []
      : [
          [
            p.w.waits(
              missingInput(p, awaited),
              l.stops.every((s) => !s.waits || s.lifted),
            ),
          ],
        ];
  const calm = l.state === 'quiet' || l.state === 'waiting';
  const lacks = l.state !== 'blind' && l.missing.length > 0 ? [lacking(p, l)] : [];
  return [...waits, ...lacks, ...(first && !calm ? asItStands(p, l, first) : [])];
}

const lacking = (p: Page, { missing }: LampView): Prose => [
  p.w.missing(missing.map((m) => missingInput(p, m))),
];

function asItStands(p: Page, l: LampView, first: Stop): Prose[] {
  if (l.state === 'blind') return [lacking(p, l)];
  if (l.state === 'pending') return [[p.w.holding(first.run, l.rule.hold)]];
  if (l.state === 'absorbed') return [[p.w.absorbed(p.on(first.since), absorbedAfter(l.rule))]];
  return [
    [p.w.since(p.on(first.since)), p.w.blank, p.w.clearing(first.run, l.rule.keep)],
    [p.w.back(l.rule.back[p.lang])],
  ];
}

/** What comes before an act of each kind, so that a lamp can tell how near it stands. */
const BEFORE: { readonly [K in Kind]?: readonly Kind[] } = {
  order: ['threat', 'announcement', 'scheduled', 'delay', 'withdrawal'],
  law: ['threat', 'draft_law', 'vote', 'announcement', 'scheduled'],
  construction: ['threat', 'announcement', 'procurement', 'contract', 'permit', 'budget'],
};

/** A stop over all its keys: the worst state, and how near the evidence stands. */
export type LampView = {
  readonly rule: StopRule;
  /** Position in the thesis, from 1. */
  readonly number: number;
  readonly state: LampState;
  readonly stops: readonly Stop[];
  /** Stops in the worst state. */
  readonly worst: readonly Stop[];
  /** Series that its condition names. */
  readonly series: readonly string[];
  readonly credit: boolean;
  /** Watch groups that its condition looks at. */
  readonly watches: readonly string[];
  /** The hardest friction standing that its condition could see, and the item that set its rung. */
  readonly nearest: { readonly claim: Claim; readonly item: Evidence } | undefined;
  readonly missing: readonly string[];
};

/** Every stop of the thesis, in its order. */
export const lamps = (p: Page): LampView[] =>
  p.thesis.stops.map((rule, i) => {
    const stops = p.decision.stops.filter((s) => s.id === rule.id);
    const rank = (s: Stop): number => LAMP_STATES.indexOf(lampState(s));
    const top = Math.max(0, ...stops.map(rank));
    const named = [...rule.condition.matchAll(/["']([^"']+)["']/g)].map((m) => m[1] as string);
    const selectors = p.thesis.selectors.filter(
      (s) => named.includes(s.id) && !s.directions?.every((d) => d === 'noise'),
    );
    return {
      rule,
      number: i + 1,
      state: LAMP_STATES[top] as LampState,
      stops,
      worst: stops.filter((s) => rank(s) === top),
      series: named.filter((n) => p.dossier.setup.episode.series[n]),
      credit: rule.condition.includes('credit('),
      watches: [...new Set(selectors.flatMap((s) => s.watch ?? []))],
      nearest: nearest(p, rule, { selectors, named }),
      missing: [...new Set(stops.flatMap(lackingInputs))],
    };
  });

/** What a condition names, and the selectors among it. */
type Condition = { readonly selectors: readonly Selector[]; readonly named: readonly string[] };

function nearest(p: Page, rule: StopRule, { selectors, named }: Condition): LampView['nearest'] {
  const covered = new Set(rule.keys.flatMap((k) => k.covers));
  const sees = (e: Evidence): boolean =>
    e.direction === 'friction' &&
    !isSmall(e, p.thesis.weights) &&
    (covered.size === 0 || e.counterparties.some((c) => covered.has(c))) &&
    (named.includes(e.claim) || selectors.some((s) => nearTrip(s, e)));
  let best: LampView['nearest'];
  for (const claim of p.decision.board.claims) {
    if (claim.lapsed || (!claim.standing && claim.rung > 0)) continue;
    for (const id of claim.items) {
      const item = p.evidence.get(id);
      if (item?.rung && !claim.alive.includes(id)) continue;
      if (!item || !sees(item)) continue;
      // Of equals the latest of the same claim.
      const since = best?.claim === claim ? item.rung >= best.item.rung : false;
      if (best === undefined || since || item.rung > best.item.rung) best = { claim, item };
    }
  }
  return best;
}

/** The selector without its rung, and with what comes before its kinds. */
function nearTrip(s: Selector, e: Evidence): boolean {
  const kinds = s.kinds?.flatMap((k) => [k, ...(BEFORE[k] ?? [])]);
  return (
    (s.watch === undefined || s.watch.includes(e.watch)) &&
    (kinds === undefined || kinds.includes(e.kind)) &&
    (s.unilateral === undefined || s.unilateral === e.unilateral)
  );
}
