import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { actOf, type Decision } from '../../domain/decision.ts';
import type { Episode } from '../../domain/episode.ts';
import { worstOf } from '../../domain/since.ts';
import { formatDay, weekday } from '../../domain/time.ts';
import { screen } from '../../report/screen.ts';
import { ASKED, ASKED_HEADER, askedHours } from '../episode/asked.ts';
import { bundled, META } from '../episode/bundled.ts';
import { meta } from '../episode/meta.ts';
import type { Way } from '../feed/asking.ts';
import { fedWay } from '../feed/network.ts';
import { pullPast } from '../feed/past.ts';
import { pull } from '../feed/pull.ts';
import { must } from '../file/problem.ts';
import { jsonShelf, readFrom, readText } from '../file/text.ts';
import { writeAll } from '../file/write.ts';
import { entriesOf, inJournal, keep, type Ran } from '../keep.ts';
import { memoLines } from '../memo.ts';
import { dossier, type Played } from '../workspace.ts';
import { dayAt, instantAt, stamp } from '../zone.ts';
import { replayed } from './ask.ts';
import { run as calibrate } from './calibrate.ts';
import { FED } from './fed.ts';
import { ownFolder } from './own.ts';
import { HISTORY } from './pull.ts';
import { pulledJson, sayPast, sayPulled } from './pulled.ts';
import { type Command, declined, FINE, type Options, type Voice } from './say.ts';

/** A verdict, a stop or the regime is another than at the last decision on record. */
const CHANGED = 10;

/**
 * `bide tonight [EPISODE...]`: pulls what is due, decides, and says what it comes to and what changed. Without a name
 * every own folder that was run before, else the one here.
 */
export const run: Command = async (names, options, voice) => {
  const { offline = false, home } = options;
  const asked = names.length > 0 ? names : onRecord(options);
  if (asked.length === 0) must(declined(FED.tonight.nothing));
  const way = offline ? undefined : fedWay(home, voice);
  if (offline) voice.aside(FED.tonight.offline);
  let changed = false;
  for (const name of asked) {
    const folder = ownFolder(must(bundled(name)));
    changed = (await evening(folder, { way, options, voice })) || changed;
  }
  return changed ? CHANGED : FINE;
};

/** Folders of one's own that were run before and have not ended; else the one here. */
function onRecord({ home }: Options): readonly string[] {
  const ran = inJournal(home, (records) => entriesOf<Ran>(records, 'run').map((e) => e.read.name));
  const own = [...new Set(ran ?? [])].filter(
    (name) => existsSync(join(name, META)) && fed(must(readFrom(join(name, META), meta))),
  );
  return own.length > 0 ? own : existsSync(META) ? ['.'] : [];
}

const fed = ({ series }: Episode): boolean =>
  Object.values(series).some(({ feed }) => feed !== undefined);

type Evening = {
  readonly way: Way | undefined;
  readonly options: Options;
  readonly voice: Voice;
};

/** One thesis: its data, its decision, and what changed. */
async function evening(folder: string, { way, options, voice }: Evening): Promise<boolean> {
  const episode = must(readFrom(join(folder, META), meta));
  if (way && fed(episode)) {
    if (jsonShelf(join(folder, 'vintages')).length === 0)
      await learn(folder, { way, options, voice });
    const found = must(await pull(folder, way));
    if (!voice.json) sayPulled(found, voice);
    else voice.tell(JSON.stringify(found.map((p) => pulledJson(p, way.now()))));
    ask(
      folder,
      { episode, fresh: found.some((p) => p.state === 'pulled' && p.added + p.revised > 0) },
      voice,
    );
  }
  const before = lastOnRecord(folder, options);
  const played = replayed(folder, options, voice);
  const at = played.decisions.length - 1;
  const now = played.decisions[at];
  if (!now) {
    voice.aside(FED.tonight.notYet(episode.decide.time, episode.decide.zone));
    return false;
  }
  sayHour(now, episode, voice);
  keep(played, [...played.decisions.keys()], options.home);
  if (voice.json) voice.tell(JSON.stringify(played.lines[at]));
  else {
    voice.tell('', ...screen({ ...dossier(played, at), replay: false }, voice.lang, voice.columns));
  }
  return sayChange(played, { at, before }, voice);
}

/** The long past of a folder that has learnt nothing yet, and what is usual by it. */
async function learn(
  folder: string,
  { way, options, voice }: Evening & { readonly way: Way },
): Promise<void> {
  voice.aside(FED.tonight.learning);
  const data = join(folder, HISTORY);
  const episode = must(readFrom(join(folder, META), meta));
  const past = await pullPast(episode, data, way);
  if (!voice.json) sayPast(past, voice);
  if (past.every(({ state }) => state === 'read'))
    await calibrate([folder], { ...options, data }, voice);
}

/**
 * Today's decision is taken now, with what is known now, where the day has none yet or something came since; the
 * hour is kept beside the observations, so that a replay takes it at the same one.
 */
function ask(
  folder: string,
  { episode, fresh }: { readonly episode: Episode; readonly fresh: boolean },
  { now }: Voice,
): void {
  const { time, zone } = episode.decide;
  const at = now();
  const day = dayAt(at, zone);
  if (weekday(day) > 5 || day < episode.from || day > episode.to) return;
  const file = join(folder, ASKED);
  const before = existsSync(file) ? must(readText(file, file)) : `${ASKED_HEADER.join(',')}\n`;
  const last = must(askedHours(before, file, episode)).get(day) ?? instantAt(day, time, zone);
  if (last <= at && !fresh) return;
  const row = `${formatDay(day)},${stamp(at, zone)}\n`;
  writeAll([[file, `${before}${row}`]], { durable: true });
}

/** That today's decision is still to come. */
function sayHour(
  { moment }: Decision,
  { decide: { time, zone }, to }: Episode,
  voice: Voice,
): void {
  const today = dayAt(voice.now(), zone);
  if (moment.day < today && today <= to && weekday(today) <= 5)
    voice.aside(FED.tonight.notYet(time, zone));
}

/** The day of the last decision of a folder that stands on record. */
const lastOnRecord = (folder: string, { home }: Options): Ran | undefined =>
  inJournal(home, (records) =>
    entriesOf<Ran>(records, 'run').findLast(({ read }) => read.name === folder),
  )?.read;

/** What is another than at the last decision on record, at which the same or an earlier day was decided. */
function sayChange(
  played: Played,
  { at, before }: { readonly at: number; readonly before: Ran | undefined },
  voice: Voice,
): boolean {
  const { decisions, lines } = played;
  const now = decisions[at] as Decision;
  // A decision that was taken anew stands under another hash: then the day before is what it is compared with.
  const known = lines.findIndex(({ hash }) => hash === before?.last);
  const place = known >= 0 ? known : before === undefined ? -1 : at - 1;
  const then = decisions[place];
  if (!then || place === at) {
    if (!voice.json)
      voice.aside(then ? FED.tonight.same(formatDay(then.moment.day)) : FED.tonight.first);
    return false;
  }
  const differs =
    actOf(then) !== actOf(now) ||
    then.regime.call !== now.regime.call ||
    now.stops.some(({ id }) => worstOf(then, id) !== worstOf(now, id));
  if (voice.json) return differs;
  if (differs)
    voice.tell(
      '',
      ...memoLines(played, { at, lang: voice.lang, since: place, length: 'short' }, voice.columns),
    );
  else voice.aside(FED.tonight.same(formatDay(then.moment.day)));
  return differs;
}
