import type { Evidence } from '../../domain/evidence.ts';
import { present } from '../../domain/present.ts';
import type { Text } from '../../domain/text.ts';
import { formatDay, type Instant } from '../../domain/time.ts';
import { memoMarkdown } from '../../report/memo/format.ts';
import { screen } from '../../report/screen.ts';
import { canonical } from '../../run/canonical.ts';
import { singly, until } from '../../run/event.ts';
import { heldLine } from '../../run/line.ts';
import { bundled } from '../episode/bundled.ts';
import { must } from '../file/problem.ts';
import { type AssistantDesk, markedItems, quotation } from '../mcp/desk.ts';
import { keptIn } from '../opening.ts';
import type { Drawer } from '../store/drawer.ts';
import { VERSION } from '../version.ts';
import { dossier } from '../workspace.ts';
import { type EpisodeOpening, type Selection, select } from './ask.ts';
import type { Voice } from './say.ts';

/** Of whom an assistant is told, and how. */
export type Telling = {
  /** The folder of an episode that is told, by its name; ends where it is none. */
  readonly folderOf: (name: string) => string;
  readonly options: EpisodeOpening;
  readonly voice: Voice;
};

/** An instant as it is told. */
export const iso = (at: Instant): string => new Date(at).toISOString();
/** When the newest of some things came to be known. */
export const newest = (all: readonly Instant[]): string | null =>
  all.length === 0 ? null : iso(Math.max(...all) as Instant);

/** The decision that was asked for, what is told beside it, and its stamp. */
function chosen({ folderOf, options, voice }: Telling, episode: string, at: string | undefined) {
  folderOf(episode);
  const notes: string[] = [];
  // Beside a day that is named only what came later is said, such as that there is a newer book.
  const aside = (text: Text): void => {
    if (at === undefined) notes.push(text[voice.lang]);
  };
  const selection = select(episode, { ...options, ...present({ at }) }, { ...voice, aside });
  const { played, line } = selection;
  const plain = dossier(played, selection.at);
  const shown = { ...plain, evidence: markedItems(plain.evidence) };
  const { moment, freshness } = shown.decision;
  const told = [
    ...freshness.flatMap(({ knownAt }) => knownAt ?? []),
    ...shown.evidence.map(({ knownAt }) => knownAt),
  ].filter((one) => one <= moment.at);
  const stamp = {
    asOf: moment.stamp,
    knownAt: newest(told),
    source: `bide ${VERSION}, decision ${line.hash}`,
  };
  return { ...selection, shown, notes, stamp, plain };
}

/** The screen of a day, and its line with the age of the data and what would change it. */
export const stateOf =
  (telling: Telling): AssistantDesk['state'] =>
  ({ episode, at }) => {
    const { line, decision, shown, notes, stamp } = chosen(telling, episode, at);
    const { series } = shown.setup.episode;
    const { held } = shown;
    return {
      page: [...notes, ...screen(shown, telling.voice.lang)],
      value: {
        ...stamp,
        ...{ episode, notes, verdict: line.verdict, decision: line },
        wouldChange: {
          flips: decision.regime.flip,
          acts: shown.foretold ?? [],
          stopsThatWait: decision.stops.flatMap(({ id, key, waits }) =>
            waits ? [present({ id, key, waits })] : [],
          ),
        },
        data: decision.freshness.map(({ series: id, last, value, knownAt, state, sessions }) => ({
          ...{ series: id, source: series[id]?.source ?? null, state, sessions },
          ...present({
            value,
            day: last === undefined ? undefined : formatDay(last),
            knownAt: knownAt === undefined ? undefined : iso(knownAt),
          }),
        })),
        ...present({
          held: held && { ...heldLine(held), rule: held.rule, today: held.orders },
        }),
      },
    };
  };

/** Values of a series before a decision that a walk tells. */
const WALKED_VALUES = 6;

/** The memo of a day, and the walk from its decision back to what it rests on. */
export const explanationOf =
  (telling: Telling): AssistantDesk['explain'] =>
  ({ episode, at, length = 'short' }) => {
    const { line, decision, shown, plain, played, notes, stamp } = chosen(telling, episode, at);
    const { regime, board } = decision;
    const items = new Map(plain.evidence.map((item) => [item.id, item]));
    const cited = new Set([
      ...regime.contributions.flatMap(({ evidence }) => evidence),
      ...board.signals.map(({ evidence }) => evidence),
      ...decision.stops.flatMap(({ reasons }) => reasons),
      // The hardest of each watch group, which the screen names.
      ...board.claims.flatMap(({ id, items: own }) =>
        board.groups.some(({ hardest }) => hardest === id) ? own : [],
      ),
    ]);
    return {
      page: [...notes, memoMarkdown(shown, telling.voice.lang, length)],
      value: {
        ...stamp,
        ...{ episode, notes, verdict: line.verdict, hash: line.hash, prev: line.prev },
        ...{ thesis: line.thesis, method: line.method, reasons: line.reasons },
        signals: board.signals,
        contributions: regime.contributions,
        stops: line.stops,
        findings: line.findings,
        evidence: [...cited].flatMap((id) => {
          const item = items.get(id);
          return item ? [itemJson(item)] : [];
        }),
        observations: observationsOf({ played, decision }),
      },
    };
  };

/** The last values of each series that were known at a decision, each with the time at which it was. */
function observationsOf({ played, decision }: Pick<Selection, 'played' | 'decision'>) {
  const { series } = played.setup.episode;
  const known = new Map<string, unknown[]>();
  for (const event of singly(until(played.events, decision.moment.at)).toReversed()) {
    if (event.kind !== 'observation') continue;
    const { series: id, at, knownAt, value } = event.observation;
    const own = known.get(id) ?? [];
    known.set(id, own);
    if (own.length < WALKED_VALUES) own.push({ day: formatDay(at), value, knownAt: iso(knownAt) });
  }
  return [...known].map(([id, values]) => ({
    ...{ series: id, unit: series[id]?.unit, source: series[id]?.source, values },
  }));
}

/** An item as values: what somebody else wrote stands as a quotation. Notes are left out: they may tell what came later. */
export const itemJson = ({ id, claim, occurredOn, knownAt, ...item }: Evidence) => ({
  ...{ id, claim, occurredOn: formatDay(occurredOn), knownAt: iso(knownAt) },
  ...{ watch: item.watch, kind: item.kind, rung: item.rung, direction: item.direction },
  ...{ suspended: item.suspended, confidence: item.confidence },
  actor: quotation(item.actor),
  counterparties: item.counterparties,
  headline: { en: quotation(item.headline.en), 'zh-Hant': quotation(item.headline['zh-Hant']) },
  source: { name: quotation(item.source.name), url: quotation(item.source.url) },
  ...present({
    disputed: item.disputed,
    scheduledFor: item.scheduledFor === undefined ? undefined : formatDay(item.scheduledFor),
    effectiveOn: item.effectiveOn === undefined ? undefined : formatDay(item.effectiveOn),
  }),
});

/** The folder of an episode that exists. */
export const folderNamed = (name: string): string => must(bundled(name));

/** What is kept of a workspace, never written: what is worked out here is remembered until this program ends. */
export function keptToRead(
  workspace: string | undefined,
  program: string | undefined,
): NonNullable<EpisodeOpening['kept']> {
  const { home, shelf: below, drawers } = keptIn(workspace, program);
  const answers = new Map(below?.kept());
  const inputs = new Map<string, Map<string, unknown>>();
  return {
    ...(home !== undefined && { home }),
    shelf: {
      kept: () => answers,
      keep: (simulation) => {
        answers.set(canonical(simulation.inquiry), simulation);
      },
    },
    ...(drawers && {
      drawers: (input: string): Drawer => {
        const below = drawers(input);
        const own = inputs.get(input) ?? new Map<string, unknown>();
        inputs.set(input, own);
        for (const old of [...inputs.keys()].slice(0, -MOST_REMEMBERED)) inputs.delete(old);
        return {
          begin: below.begin,
          recall: <T>(name: string) => (own.get(name) as T | undefined) ?? below.recall<T>(name),
          keep: (name, value) => {
            own.set(name, value);
          },
        };
      },
    }),
  };
}

/** Inputs whose work is remembered. */
const MOST_REMEMBERED = 8;
