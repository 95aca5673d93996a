import { join } from 'node:path';
import { calendars } from '../domain/calendar/index.ts';
import type { Decision } from '../domain/decision.ts';
import type { Dossier } from '../domain/dossier.ts';
import { indexAt } from '../domain/history.ts';
import type { Setup } from '../domain/policy.ts';
import type { Day } from '../domain/time.ts';
import { type Ask, asks } from '../run/crowd/questions.ts';
import type { Event } from '../run/event.ts';
import { asof, inOrder } from '../run/knowledge.ts';
import type { Line } from '../run/line.ts';
import { alongside } from '../run/odds/alongside.ts';
import { type Kept, keysOf, resume } from '../run/resume.ts';
import { crowdAnswers } from './crowd/answer.ts';
import { gather } from './crowd/gather.ts';
import { laid } from './crowd/laid.ts';
import { noShelf, type Shelf } from './crowd/shelf.ts';
import { bundled } from './episode/bundled.ts';
import { pathless } from './episode/contracts.ts';
import { CONTRACTS, type EpisodeReading, read } from './episode/read.ts';
import { sha256 } from './file/hash.ts';
import type { Problem, Result } from './file/problem.ts';
import { readText } from './file/text.ts';
import { allThreats } from './ledger/shelf.ts';
import { type Drawer, noDrawer } from './store/drawer.ts';
import { policy } from './thesis/policy.ts';
import { readThesis } from './thesis/read.ts';
import { decisionTicks } from './tick.ts';
import { VERSION } from './version.ts';
import { stamp } from './zone.ts';

/** Decisions of an episode up to which they are kept: six years, some 40 MB. */
const MAX_DECISIONS = 1500;

/** The reader's second clock. */
const SECOND_ZONE = 'Asia/Taipei';

/** An episode with its thesis, ready to be run. */
export type Opened = {
  /** As it was asked for: id or path. */
  readonly name: string;
  /** Another thesis than the episode's own, as it was asked for. */
  readonly thesis?: string;
  readonly folder: string;
  readonly reading: EpisodeReading;
  readonly setup: Setup;
  readonly events: readonly Event[];
  /** What was worked out of it before. */
  readonly drawer: Drawer;
};

/** An episode that has run: its decisions, and their chained lines. */
export type Played = Opened & {
  readonly decisions: readonly Decision[];
  readonly lines: readonly Line[];
  /** Of each decision, the hash of everything that it rests on. */
  readonly keys: readonly string[];
};

/** How an episode is opened. */
type Way = {
  /** Path of another thesis than the episode's own. */
  readonly thesis?: string;
  /** Where answers of the crowd model are kept beside those that the episode carries. */
  readonly shelf?: Shelf;
  /** Hears which question to the crowd model is worked out next, of how many. */
  readonly told?: (next: number, all: number) => void;
  /** The user's folder, whose threats are read beside the bundled ones. */
  readonly home?: string;
  /** Where decisions of a setup are kept. */
  readonly drawers?: (setup: Setup) => Drawer;
};

/** Opens an episode by the id of a bundled one or by its folder. */
export function loadEpisode(
  name: string,
  { thesis, shelf = noShelf, told, home, drawers = () => noDrawer }: Way = {},
): Result<Opened> {
  const folder = bundled(name);
  if (!folder.ok) return folder;
  const reading = read(folder.value);
  if (!reading.ok) return reading;
  const file = thesis ?? reading.value.thesisFile;
  const content = readText(file, file);
  if (!content.ok) return content;
  const draft = readThesis(content.value, file);
  if (!draft.ok) return draft;
  const rules = policy(draft.value, reading.value.episode.series);
  if (!rules.ok) return rules;
  const paths = draft.value.thesis.scenarios.map((s) => s.id);
  const lost = contractsOf(folder.value, reading.value, paths);
  if (lost.length > 0) return { ok: false, problems: lost };
  const gathering = gather(folder.value);
  if (!gathering.ok) return gathering;
  const ledger = allThreats(home);
  if (!ledger.ok) return ledger;
  const astray = laid(draft.value, gathering.value.crowd);
  if (astray.length > 0) return { ok: false, problems: astray };
  const setup: Setup = {
    episode: reading.value.episode,
    policy: rules.value,
    calendars,
    vintages: reading.value.vintages,
    gathering: gathering.value,
    contracts: reading.value.contracts,
    threats: ledger.value,
    version: VERSION,
  };
  const moments = decisionTicks(reading.value.episode, calendars);
  const { observations, evidence, findings, computed, measured } = reading.value;
  const material = { observations, evidence, findings, measured };
  const drawer = moments.length <= MAX_DECISIONS ? drawers(setup) : noDrawer;
  const simulations = crowdAnswers(asked(setup, inOrder(material, moments), drawer), {
    gathering: gathering.value,
    atHand: computed,
    shelf,
    told,
  });
  const events = inOrder({ ...material, simulations }, moments);
  return {
    ok: true,
    value: {
      name,
      ...(thesis === undefined ? {} : { thesis }),
      folder: folder.value,
      reading: reading.value,
      setup,
      events,
      drawer,
    },
  };
}

/** What the decisions ask of the crowd. */
function asked(
  setup: Setup,
  events: readonly Event[],
  { begin, recall, keep }: Drawer,
): readonly Ask[] {
  if (begin === undefined) return asks(setup, events);
  const key = keysOf([events], begin, sha256)[0];
  const before = recall<{ readonly key: string; readonly asks: readonly Ask[] }>('asked');
  if (before && before.key === key) return before.asks;
  const found = asks(setup, events);
  keep('asked', { key, asks: found });
  return found;
}

/** Quotes of contracts that speak of a path that the thesis does not have. */
function contractsOf(
  folder: string,
  { contracts }: EpisodeReading,
  paths: readonly string[],
): readonly Problem[] {
  if (contracts.every((c) => paths.includes(c.scenario))) return [];
  const file = join(folder, CONTRACTS);
  const content = readText(file, file);
  return content.ok ? pathless(content.value, file, paths) : content.problems;
}

/** Runs an opened episode through the live step and chains its lines. */
export function play(opened: Opened): Played {
  const { setup, events, drawer } = opened;
  const before = drawer.recall<readonly Kept[]>('decisions') ?? [];
  const kept = resume({ setup, events, begin: drawer.begin, hash: sha256 }, before);
  if (kept.some((k, i) => k !== before[i])) drawer.keep('decisions', kept);
  return {
    ...opened,
    decisions: kept.map((k) => k.decision),
    lines: kept.map((k) => k.line),
    keys: kept.map((k) => k.key),
  };
}

/** Everything that a memo of one decision is written from. */
export function dossier(played: Played, at: number): Dossier {
  const { setup, events, decisions, lines, keys, drawer } = played;
  const decision = decisions[at];
  const chained = lines[at];
  if (!decision || !chained) throw new RangeError(`no decision ${at}`);
  const known = asof(setup.episode.series, events, decision.moment.at);
  return {
    setup,
    decision,
    before: decisions.slice(0, at),
    series: Object.fromEntries(
      Object.entries(known.histories).map(([series, h]) => {
        const from = Math.max(0, indexAt(h, (decision.moment.day - 130) as Day));
        return [
          series,
          Array.from({ length: h.length - from }, (_, i) => ({
            series,
            at: h.days[from + i] as Day,
            knownAt: decision.moment.at,
            value: h.values[from + i] as number,
          })),
        ];
      }),
    ),
    evidence: known.evidence,
    ...told(decision, { drawer, name: `beside-${keys[at]}` }, () =>
      alongside(setup, known, decision),
    ),
    hash: chained.hash,
    replay: true,
    clock: { zone: SECOND_ZONE, stamp: stamp(decision.moment.at, SECOND_ZONE) },
  };
}

/** What is told beside a decision, worked out once however many pages ask, and kept. */
const TOLD = new WeakMap<Decision, ReturnType<typeof alongside>>();
function told(
  decision: Decision,
  { drawer, name }: { readonly drawer: Drawer; readonly name: string },
  work: () => ReturnType<typeof alongside>,
): ReturnType<typeof alongside> {
  const before = TOLD.get(decision) ?? drawer.recall<ReturnType<typeof alongside>>(name);
  const found = before ?? work();
  TOLD.set(decision, found);
  if (before === undefined) drawer.keep(name, found);
  return found;
}

/** Position of the decision of a day; the last one when no day is given; -1 when there is none. */
export const positionOf = (decisions: readonly Decision[], day: Day | undefined): number =>
  day === undefined ? decisions.length - 1 : decisions.findIndex((d) => d.moment.day === day);
