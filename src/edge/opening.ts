import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { calendars } from '../domain/calendar/index.ts';
import type { Gathering, Policy, Setup } from '../domain/policy.ts';
import { present } from '../domain/present.ts';
import type { Thesis } from '../domain/thesis.ts';
import type { Threat } from '../domain/threat.ts';
import { asks } from '../run/crowd/question.ts';
import type { Event } from '../run/event.ts';
import { inOrder } from '../run/knowledge.ts';
import { crowdAnswers } from './crowd/answer.ts';
import { gather, laid } from './crowd/gather.ts';
import { noShelf, type Shelf, shelf } from './crowd/shelf.ts';
import { bundled } from './episode/bundled.ts';
import { pathless } from './episode/contracts.ts';
import { CONTRACTS, type EpisodeReading, read, type Watcher } from './episode/read.ts';
import { sha256 } from './file/hash.ts';
import { accepted, attempt, judged, type Result } from './file/problem.ts';
import { root } from './file/root.ts';
import { readFrom } from './file/text.ts';
import { home } from './home.ts';
import { allThreats, own as ownThreats } from './ledger/shelf.ts';
import { type Drawer, drawer, noDrawer } from './store/drawer.ts';
import { policy } from './thesis/policy.ts';
import { readThesis, type ThesisDraft } from './thesis/read.ts';
import { decisionTicks } from './tick.ts';
import { VERSION } from './version.ts';

/** Decisions of an episode up to which they are kept: six years, some 40 MB. */
const MAX_DECISIONS = 1500;

/** Files of an episode, in all, up to which what was read of them is kept, bytes. */
const MAX_INPUT_BYTES = 20_000_000;

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

/** How an episode is opened. */
type Way = {
  /** Path of another thesis than the episode's own. */
  readonly thesis?: string;
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
};

/**
 * What is kept in a workspace: answers of the crowd model, and what a program worked out.
 * @param program  what tells this program from another; without it only the answers are kept
 */
export function keptIn(
  workspace: string | undefined,
  program: string | undefined,
): Pick<Way, 'home' | 'shelf' | 'drawers'> {
  const place = home(workspace);
  const drawers = (input: string): Drawer => drawer(place, program ?? '', input);
  const kept = { home: place, shelf: shelf(place) };
  return program === undefined ? kept : { ...kept, drawers };
}

/** Everything that was read of an episode and put in order; its rules are still text. */
type Material = Pick<Opened, 'reading' | 'events'> & {
  readonly thesis: Thesis;
  /** The thesis' file. */
  readonly text: string;
  readonly gathering: Gathering;
  readonly threats: readonly Threat[];
  /** Digest of what a decision rests on but the events; none where decisions are too many to be kept. */
  readonly rules: string | undefined;
};

/** Opens an episode by the id of a bundled one or by its folder. */
export const loadEpisode = (name: string, way: Way = {}): Result<Opened> =>
  attempt((must) => {
    const { thesis, series, drawers = () => noDrawer } = way;
    const folder = must(bundled(name));
    const file = thesis ?? join(folder, 'thesis.yaml');
    const folders = [folder, ...(series === undefined ? [] : [series])];
    const digest = () => inputsDigest(folders, file, way.home);
    const inputs = way.drawers && digest();
    const kept = inputs === undefined ? noDrawer : drawers(inputs);
    const before = kept.recall<Material>('opened');
    const found: Material & { readonly policy?: Policy } =
      before ?? must(material(folder, file, way));
    const { policy: compiled, ...read } = found;
    const { reading, events, rules, thesis: rulebook, text } = read;
    // Files that changed while they were read belong to neither digest, and are not kept.
    if (!before && rules !== undefined && inputs !== undefined && digest() === inputs)
      kept.keep('opened', read);
    // No place in the text is asked for: its rules were sound when it was read.
    const source = { file, text, within: () => ({ line: 1, column: 1 }) };
    const policed = compiled ?? must(policy({ thesis: rulebook, source }, reading.episode.series));
    return {
      name,
      ...present({ thesis }),
      folder,
      reading,
      setup: { ...dataOf(read), policy: policed, calendars },
      events,
      drawer: rules === undefined ? noDrawer : drawers(rules),
    };
  });

/** Digest of every file that an episode may be read from; none where they are too large to be worth it. */
function inputsDigest(
  folders: readonly string[],
  thesis: string,
  workspace?: string,
): string | undefined {
  const files = [
    ...[...folders, join(root(), 'crowd'), join(root(), 'ledger')].flatMap(filesOf),
    thesis,
    ...(workspace === undefined ? [] : [ownThreats(workspace)]),
  ].filter((file) => existsSync(file));
  const size = files.reduce((sum, file) => sum + statSync(file).size, 0);
  if (size > MAX_INPUT_BYTES) return undefined;
  return sha256(JSON.stringify(files.map((file) => [file, sha256(readFileSync(file))])));
}

/** The files of a folder that is read from, and of those in it that are. */
const filesOf = (folder: string): readonly string[] =>
  [folder, join(folder, 'vintages'), join(folder, 'crowd')]
    .filter((at) => existsSync(at))
    .flatMap((at) =>
      readdirSync(at, { withFileTypes: true }).flatMap((entry) =>
        entry.isFile() ? [join(at, entry.name)] : [],
      ),
    );

/** Reads an episode with its thesis, its crowd and the threats, and has the crowd's answers worked out. */
const material = (
  folder: string,
  file: string,
  { shelf: kept = noShelf, told, watch, home: workspace, series }: Way,
): Result<Material & { readonly policy: Policy }> =>
  attempt((must) => {
    const {
      reading,
      draft,
      rules: policy,
      gathering,
    } = must(pair(folder, file, { series, watch }));
    const { thesis, source } = draft;
    must(ofPaths(folder, reading, thesis));
    const threats = must(allThreats(workspace));
    const known = { reading, thesis, text: source.text, gathering, threats };
    const moments = decisionTicks(reading.episode, calendars);
    const { observations, rows, evidence, findings, computed, measured } = reading;
    const happened = { observations, evidence, findings, measured, ...present({ rows }) };
    const setup = dataOf(known);
    const simulations = crowdAnswers(
      asks({ ...setup, policy, calendars }, inOrder(happened, moments)),
      { gathering, atHand: computed, shelf: kept, told },
    );
    const many = moments.length > MAX_DECISIONS;
    return {
      ...known,
      policy,
      events: inOrder({ ...happened, simulations }, moments),
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
 * @param thesis path of its file
 * @param beside folder of its series, where it is another; what hears how much of a long file is read
 */
export const pair = (
  folder: string,
  thesis: string,
  { series, watch }: Partial<Pick<Way, 'series' | 'watch'>> = {},
): Result<Pair> =>
  attempt((must) => {
    const reading = must(read(folder, series, { watch }));
    const draft = must(readFrom(thesis, readThesis));
    const rules = must(policy(draft, reading.episode.series));
    const gathering = must(gather(folder));
    return must(judged(laid(draft, gathering.crowd), { reading, draft, rules, gathering }));
  });

/** What a setup holds beside rules and calendars. */
function dataOf({ reading, gathering, threats }: Readable): Omit<Setup, 'policy' | 'calendars'> {
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
