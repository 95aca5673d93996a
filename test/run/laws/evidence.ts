import type { Decision } from '../../../src/domain/decision.ts';
import type { Evidence } from '../../../src/domain/evidence.ts';
import type { Event } from '../../../src/run/event.ts';
import type { Memory } from '../../../src/run/memory.ts';
import { step } from '../../../src/run/step.ts';
import { dayOf, type Run, type Trial, target, tickAt, trial } from './trial.ts';

/*
 * An item of evidence has no day on which it is due: that one never came cannot be seen, and a day
 * without news is a day like others. So what the law can ask is that silence speaks for neither side:
 * a history without an item is worth what the same history is with an item that leans nowhere.
 * Exposure may still rise on such a day, as it may on any other.
 */

/** The same report of an act that leans nowhere, sets no date and freezes nothing. */
const neutral = ({ scheduledFor: _, ...item }: Evidence): Evidence => ({
  ...item,
  kind: 'statement',
  direction: 'neutral',
  suspended: false,
});

/** Every item with its place and the first decision that hears it; what none hears is left out. */
export const itemsOf = ({ events, places }: Run) =>
  events.flatMap((e, place) => {
    if (e.kind !== 'evidence') return [];
    const first = places.findIndex((p) => p > place);
    return first < 0 ? [] : [{ item: e.item, place, first }];
  });
export type Item = ReturnType<typeof itemsOf>[number];

/**
 * Law 2 for evidence, at so many decisions from each item on: without it exposure is that of the same
 * history in which it leans nowhere; without one of friction never lower, without one of noise never
 * higher. Where its watch group has been silent for too long without it, what asks about the group lacks
 * data, and exposure is from then on not above. What is known differs in that item alone, so all items go
 * through a day together.
 */
export function absentItems(run: Run, items: readonly Item[], decisions: number): Trial {
  const { setup, places, stateBefore, whole } = run;
  const remembered = new Map<Evidence, readonly Memory[]>();
  const silenced = new Set<Evidence>();
  const cases = whole.flatMap((held, k) => {
    const state = stateBefore(places[k] as number);
    const { evidence } = state.known;
    return items.flatMap(({ item, first }) => {
      if (k < first || k >= first + decisions) return [];
      const others = [
        evidence.filter((i) => i !== item),
        evidence.map((i) => (i === item ? neutral(item) : i)),
      ];
      const memories = remembered.get(item) ?? [state.memory, state.memory];
      const found = others.map((evidence, i) => {
        const apart = { ...state, memory: memories[i] as Memory };
        return step({ ...apart, known: { ...state.known, evidence } }, tickAt(run, k), setup);
      });
      remembered.set(
        item,
        found.map(([{ memory }]) => memory),
      );
      const [without, leansNowhere] = found.map(([, d]) => target(d)) as [number, number];
      const named = `${dayOf(held)} ${item.id}`;
      const [silent, heard] = found.map(([, d]) => isSilent(d, item)) as [boolean, boolean];
      if (silent && !heard) silenced.add(item);
      if (silenced.has(item))
        return [
          without <= leansNowhere ? [] : [`${named}, silent: ${without} above ${leansNowhere}`],
        ];
      return [
        [
          ...(without === leansNowhere ? [] : [`${named}: ${without} against ${leansNowhere}`]),
          ...wrongWay(item, without - target(held)).map((wrong) => `${named} ${wrong}`),
        ],
      ];
    });
  });
  return trial(cases);
}

/** Whether the watch group of an item is told to have been silent for too long. */
const isSilent = (d: Decision | undefined, { watch }: Evidence): boolean =>
  d?.findings.some((f) => f.kind === 'silent' && f.watch === watch) ?? false;

/** By how much exposure without an item lies on the side that the item speaks for; empty where it does not. */
function wrongWay({ direction, kind, scheduledFor }: Evidence, by: number): string[] {
  // A delay to a later day keeps the threat alive that would have lapsed: it may lean either way.
  if (kind === 'delay' && scheduledFor !== undefined) return [];
  const wrong = direction === 'friction' ? by < 0 : direction === 'noise' ? by > 0 : by !== 0;
  return wrong ? [`${direction}: ${by}`] : [];
}

/** An item that comes a decision late: the odds and the stops are those of the day, as if it had come in time. */
export function lateItems({ events, places, onward, whole }: Run, items: readonly Item[]): Trial {
  const cases = items.map(({ item, place, first }) => {
    const [late, next] = [places[first], places[first + 1]];
    if (late === undefined || next === undefined) return undefined;
    const event: Event = { kind: 'evidence', item };
    const others = [
      ...events.slice(place + 1, late + 1),
      event,
      ...events.slice(late + 1, next + 1),
    ];
    const [came, should] = [onward(place, others).at(-1), whole[first + 1]] as [Decision, Decision];
    const by = (r: 'friction' | 'rupture'): number =>
      Math.abs(came.regime.lean[r] - should.regime.lean[r]);
    const states = (d: Decision): string =>
      d.stops.map((s) => `${s.id} ${s.key} ${s.state}`).join();
    const same = by('friction') < 1e-9 && by('rupture') < 1e-9 && states(came) === states(should);
    return same ? [] : [item.id];
  });
  return trial(cases);
}
