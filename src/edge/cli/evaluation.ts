import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Evidence } from '../../domain/evidence.ts';
import {
  type EvaluationView,
  evaluationPage,
  evaluationScreen,
} from '../../report/answer/evaluation.ts';
import type { Opinion } from '../../sense/inbox/ceiling.ts';
import { placeFinder } from '../../sense/inbox/named.ts';
import { bundled, coded } from '../episode/bundled.ts';
import { evidenceFile } from '../episode/inbox.ts';
import { evidenceLines } from '../episode/lines.ts';
import { must } from '../file/problem.ts';
import { readFrom } from '../file/text.ts';
import { home as homeOf } from '../home.ts';
import { classifierOf, opinionsOn } from '../inbox/classifier.ts';
import { type CodedItems, documentOf, scoredItems } from '../inbox/coded.ts';
import { places } from '../inbox/place.ts';
import { ask } from './ask.ts';
import { PROPOSALS } from './inboxwords.ts';
import { declined, type Options, type Voice } from './say.ts';

/**
 * `bide evidence eval [EPISODE...] [--data DIR]`: the rules against coded items. Episodes by name or folder,
 * or a file of items; without any, all that are coded. What lies in the folder of `--data` is added.
 */
export const evaluated = ask({
  view: async (names, options, voice): Promise<EvaluationView> => {
    const find = placeFinder(places());
    const sets = setsOf(names, options, voice);
    if (sets.length === 0) must(declined(PROPOSALS.noneCoded));
    const items = sets.flatMap((set) => set.items);
    const opinions = await asked(items, options, voice);
    const episodes = sets.map((set) => scoredItems(set, find, opinions));
    const types: Record<string, number> = {};
    for (const { type } of items.map(documentOf)) types[type] = (types[type] ?? 0) + 1;
    return { all: scoredItems({ name: 'all', items }, find, opinions), episodes, types };
  },
  screen: evaluationScreen,
  page: evaluationPage,
});

/** What the classifier of the workspace makes of the items, where it was asked for and is set. */
async function asked(
  items: readonly Evidence[],
  { classifier: wanted, home }: Options,
  { aside, env, now }: Voice,
): Promise<ReadonlyMap<string, Opinion>> {
  const way = { home: homeOf(home, env), env, now };
  const classifier = wanted ? classifierOf(way) : undefined;
  if (wanted && !classifier) aside(PROPOSALS.classifierOff);
  if (!classifier) return new Map();
  const { opinions, findings } = await opinionsOn(items.map(documentOf), classifier, way);
  for (const finding of findings) aside(finding);
  return opinions;
}

const readItems = (file: string): readonly Evidence[] => must(readFrom(file, evidenceLines));

/** The items that are scored, by name; a folder that is not there is told and passed over. */
function setsOf(
  names: readonly string[],
  { data }: Options,
  { aside }: Voice,
): readonly CodedItems[] {
  const found = new Map<string, string>();
  for (const name of names)
    found.set(
      basename(name, '.jsonl'),
      name.endsWith('.jsonl') ? name : evidenceFile(must(bundled(name))),
    );
  if (names.length === 0) for (const { id, folder } of coded()) found.set(id, evidenceFile(folder));
  if (data !== undefined && !existsSync(data)) aside(PROPOSALS.skipped(data));
  else if (data !== undefined)
    for (const entry of readdirSync(data, { withFileTypes: true })) {
      const file = entry.isDirectory() ? evidenceFile(join(data, entry.name)) : undefined;
      if (file === undefined) continue;
      if (existsSync(file)) found.set(entry.name, file);
      else aside(PROPOSALS.skipped(file));
    }
  return [...found].flatMap(([name, file]) => {
    if (!existsSync(file)) {
      aside(PROPOSALS.skipped(file));
      return [];
    }
    const items = readItems(file);
    return items.length === 0 ? [] : [{ name, items }];
  });
}
