import { join } from 'node:path';
import { calendarsOf } from '../domain/calendar/index.ts';
import type { StatedClosure } from '../domain/calendar.ts';
import type { Episode } from '../domain/episode.ts';
import type { Gathering, Policy, Setup } from '../domain/policy.ts';
import { present } from '../domain/present.ts';
import type { Thesis } from '../domain/thesis.ts';
import type { Threat } from '../domain/threat.ts';
import type { Instant } from '../domain/time.ts';
import { asks } from '../run/crowd/question.ts';
import type { Event } from '../run/event.ts';
import { inOrder } from '../run/knowledge.ts';
import { crowdAnswers, noShelf, type Shelf, shelf } from './crowd/answer.ts';
import { gather, laid } from './crowd/gather.ts';
import { bundled } from './episode/bundled.ts';
import { statedIn } from './episode/closures.ts';
import { pathless } from './episode/contracts.ts';
import { CONTRACTS, type EpisodeReading, read, type Watcher } from './episode/read.ts';
import { sha256 } from './file/hash.ts';
import { accepted, attempt, judged, type Result } from './file/problem.ts';
import { readFrom } from './file/text.ts';
import { type HeldRecord, withAnswers, withHeld } from './held.ts';
import { home } from './home.ts';
import { inputsDigest } from './inputs.ts';
import { allThreats } from './ledger/shelf.ts';
import { type Drawer, drawer, noDrawer } from './store/drawer.ts';
import { policy } from './thesis/policy.ts';
import { readThesis, type ThesisDraft } from './thesis/read.ts';
import { type Versions, versions } from './thesis/versions.ts';
import { type DataEnd, decisionTicks, missed, reachOf, withinData } from './tick.ts';
import { VERSION } from './version.ts';

/** The file of an episode's own thesis. */
export const THESIS = 'thesis.yaml';

/** Decisions of an episode up to which they are kept: six years, some 40 MB. */
const MAX_DECISIONS = 1500;

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
  /** Where its data end although days that should be decided have come since. */
  readonly end?: DataEnd;
  /** What was worked out of it before. */
  readonly drawer: Drawer;
};

/** How an episode is opened. */
type Way = {
  /** Path of another thesis than the episode's own. */
  readonly thesis?: string;
  /** An earlier text of that thesis, which is read in place of the file. */
  readonly version?: string;
  /** Where texts of theses that were read are kept. */
  readonly versions?: Versions;
  /** Folder of its series and vintages, where they lie elsewhere. */
  readonly series?: string | undefined;
  /** Where answers of the crowd model are kept beside those that the episode carries. */
  readonly shelf?: Shelf;
  /** Hears which question to the crowd model is worked out next, of how many. */
  readonly told?: (next: number, all: number) => void;
  /** Hears how many bytes of a long file of observations are read, of how many. */
  readonly watch?: Watcher | undefined;
  /** The user's folder, whose threats are read beside the bundled ones. */
  readonly home?: string;
  /** Where what was worked out from an input, by its digest, is kept. */
  readonly drawers?: (input: string) => Drawer;
  /** What stands on record as held; left out: the machine's own path is meant. */
  readonly held?: readonly HeldRecord[] | undefined;
  /** No decision is taken after now; where it is not said, all days have come. */
  readonly now?: Instant;
};

/**
 * What is kept in a workspace: answers of the crowd model, and what a program worked out.
 * @param program  what tells this program from another; without it only the answers are kept
 */
export function keptIn(
  workspace: string | undefined,
  program: string | undefined,
): Pick<Way, 'home' | 'shelf' | 'drawers' | 'versions'> {
  const place = home(workspace);
  const drawers = (input: string): Drawer => drawer(place, program ?? '', input);
  const kept = { home: place, shelf: shelf(place), versions: versions(place) };
  return program === undefined ? kept : { ...kept, drawers };
}

/** Everything that was read of an episode and put in order; its rules are still text. */
type Material = Pick<Opened, 'reading' | 'events'> & {
  readonly thesis: Thesis;
  /** The thesis' file. */
  readonly text: string;
  readonly gathering: Gathering;
  readonly threats: readonly Threat[];
  readonly dataEnd?: DataEnd;
  /** Digest of what a decision rests on but the events; none where decisions are too many to be kept. */
  readonly rules: string | undefined;
};

/** Opens an episode by the id of a bundled one or by its folder. */
export const loadEpisode = (name: string, way: Way = {}): Result<Opened> =>
  attempt((must) => {
    const { thesis, series, drawers = () => noDrawer } = way;
    const now = way.now ?? (Number.POSITIVE_INFINITY as Instant);
    const folder = must(bundled(name));
    const file = thesis ?? join(folder, THESIS);
    const folders = [folder, ...(series === undefined ? [] : [series])];
    const digest = () => inputsDigest(folders, file, way.home);
    const inputs = way.drawers && digest();
    const kept = inputs === undefined ? noDrawer : drawers(inputs);
    const before = kept.recall<Material>('opened');
    const found: Material & { readonly policy?: Policy } =
      before ?? must(material(folder, file, way));
    const { policy: compiled, ...read } = found;
    const { reading, events, rules, dataEnd, thesis: rulebook, text } = read;
    // Files that changed while they were read belong to neither digest, and are not kept.
    if (!before && rules !== undefined && inputs !== undefined && digest() === inputs)
      kept.keep('opened', read);
    // No place in the text is asked for: its rules were sound when it was read.
    const source = { file, text, within: () => ({ line: 1, column: 1 }) };
    const policed = compiled ?? must(policy({ thesis: rulebook, source }, reading.episode.series));
    way.versions?.keep(policed.hash, text);
    const setup = { ...dataOf(read), policy: policed, ...dated(reading.episode) };
    const come = events.filter((e) => e.kind !== 'tick' || e.tick.at <= now);
    const told = withHeld(come, way.held ?? [], reading.episode.id);
    const { gathering } = read;
    return {
      name,
      ...present({ thesis }),
      folder,
      reading,
      setup,
      events: withAnswers(setup, told, {
        gathering,
        shelf: way.shelf ?? noShelf,
        told: way.told,
      }),
      ...(dataEnd && missed(reading.episode, dataEnd, now) && { end: dataEnd }),
      drawer: rules === undefined ? noDrawer : drawers(rules),
    };
  });

/** Reads an episode with its thesis, its crowd and the threats, and has the crowd's answers worked out. */
const material = (
  folder: string,
  file: string,
  { shelf: kept = noShelf, told, home: workspace, series, version, watch }: Way,
): Result<Material & { readonly policy: Policy }> =>
  attempt((must) => {
    const closures = must(statedIn(workspace));
    const from = version === undefined ? file : { file, text: version };
    const found = must(pair(folder, from, { series, closures, watch }));
    const { reading, draft, rules: policy, gathering } = found;
    const { thesis, source } = draft;
    must(ofPaths(folder, reading, thesis));
    const threats = must(allThreats(workspace));
    const known = { reading, thesis, text: source.text, gathering, threats };
    const { episode, observations, rows, evidence, findings, computed, measured } = reading;
    const calendars = calendarsOf(episode);
    const all = decisionTicks(episode, calendars, { asked: reading.asked });
    const { ticks: moments, end } = withinData(episode, all, {
      observations: rows ?? observations,
      calendars,
    });
    const happened = { observations, evidence, findings, measured, ...present({ rows }) };
    const setup = dataOf(known);
    const simulations = crowdAnswers(
      asks({ ...setup, policy, ...dated(episode) }, inOrder(happened, moments)),
      { gathering, atHand: computed, shelf: kept, told },
    );
    const many = moments.length > MAX_DECISIONS;
    return {
      ...known,
      policy,
      events: inOrder({ ...happened, simulations }, moments),
      ...present({ dataEnd: end }),
      rules: many ? undefined : sha256(JSON.stringify([thesis, policy.hash, setup])),
    };
  });

/** A thesis and the episode beside it, each read and fit for the other. */
type Pair = Pick<Material, 'reading' | 'gathering'> & {
  readonly draft: ThesisDraft;
  readonly rules: Policy;
};

/**
 * Reads an episode folder with its crowd, and a thesis beside it.
 * @param thesis path of its file, perhaps with another text than the file's
 * @param beside folder of its series, where it is another; days stated closed elsewhere; what hears how much of a long file is read
 */
export const pair = (
  folder: string,
  thesis: string | Readonly<Record<'file' | 'text', string>>,
  beside: {
    readonly series?: string | undefined;
    readonly closures?: readonly StatedClosure[];
    readonly watch?: Watcher | undefined;
  } = {},
): Result<Pair> =>
  attempt((must) => {
    const reading = must(
      read(folder, beside.series, { stated: beside.closures, watch: beside.watch }),
    );
    const draft = must(
      typeof thesis === 'string'
        ? readFrom(thesis, readThesis)
        : readThesis(thesis.text, thesis.file),
    );
    const rules = must(policy(draft, reading.episode.series));
    const gathering = must(gather(folder));
    return must(judged(laid(draft, gathering.crowd), { reading, draft, rules, gathering }));
  });

/** What a setup knows of days and hours. */
function dated(episode: Episode): Pick<Setup, 'calendars' | 'reach'> {
  const calendars = calendarsOf(episode);
  return { calendars, reach: reachOf(episode, calendars) };
}

/** What a setup holds beside rules and calendars. */
function dataOf({
  reading,
  gathering,
  threats,
}: Readable): Omit<Setup, 'policy' | 'calendars' | 'reach'> {
  const { episode, vintages, contracts } = reading;
  return { episode, vintages, gathering, contracts, threats, version: VERSION };
}
type Readable = Pick<Material, 'reading' | 'gathering' | 'threats'>;

/** Refused where quotes of contracts speak of a path that the thesis does not have. */
function ofPaths(folder: string, { contracts }: EpisodeReading, thesis: Thesis): Result<unknown> {
  const paths = thesis.scenarios.map((s) => s.id);
  if (contracts.every((c) => paths.includes(c.scenario))) return accepted(paths);
  return readFrom(join(folder, CONTRACTS), (text, file) =>
    judged(pathless(text, file, paths), paths),
  );
}
