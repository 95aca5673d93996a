import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Decision } from '../../domain/decision.ts';
import type { Episode } from '../../domain/episode.ts';
import { type Day, type Instant, weekday } from '../../domain/time.ts';
import { screen } from '../../report/screen.ts';
import { type Alerting, alerting } from '../alert/alerting.ts';
import { askFor, hoursAsked } from '../episode/asked.ts';
import { bundled, META } from '../episode/bundled.ts';
import { meta } from '../episode/meta.ts';
import { read } from '../episode/read.ts';
import { isFault } from '../fault.ts';
import type { Way } from '../feed/asking.ts';
import { fedWay } from '../feed/network.ts';
import { fedSeries } from '../feed/source.ts';
import { must, refusalOf } from '../file/problem.ts';
import { readFrom } from '../file/text.ts';
import { entriesOf, inJournal, keep, type Ran } from '../keep.ts';
import { memoLines } from '../memo.ts';
import { dossier } from '../workspace.ts';
import { dayAt, instantAt, minuteAt } from '../zone.ts';
import { alertWay, roundTexts } from './alerts.ts';
import { replayed } from './ask.ts';
import { bring, isLacking, learnt, type OwnEpisode } from './bring.ts';
import { FED } from './fed.ts';
import { type Asker, sayGathered } from './gather.ts';
import { ownFolder } from './own.ts';
import { readerClock, takenNow } from './reader.ts';
import {
  type Command,
  declined,
  FAULTY,
  FINE,
  type Options,
  type Refusal,
  type Voice,
  WRONG,
} from './say.ts';
import { besideSince, changesSince, lastTold, tell } from './told.ts';

/** How long everything of an evening is waited for before it is decided with what is there. */
export const MAX_GATHER_MS = 60_000;

/** A verdict, a stop or the regime is another than was told last. */
const CHANGED = 10;

/**
 * `bide tonight [EPISODE...]`: pulls what is due, decides, and says what it comes to and what changed. Without a name
 * every own folder that was run before and has not ended, else the one here. What keeps one thesis from being judged
 * is told, and the others are judged all the same.
 * @returns 10 where something changed, else 3 after a fault, 1 where a series did not come, 0
 */
export const run: Command = async (names, options, voice) => {
  const { offline = false, home } = options;
  const asked = names.length > 0 ? names : onRecord(options, voice);
  if (asked.length === 0) must(declined(FED.tonight.nothing));
  const way = offline ? undefined : fedWay(home, voice);
  if (offline) voice.aside(FED.tonight.offline);
  const alerts = alerting(alertWay(options, voice));
  const codes: number[] = [];
  for (const name of asked)
    try {
      codes.push(await evening(ownFolder(must(bundled(name))), { way, options, voice, alerts }));
    } catch (error) {
      const refusal = refusalOf(error);
      if (!refusal && !isFault(error)) throw error;
      if (isFault(error)) voice.aside(error.says);
      codes.push(refusal ? voice.refuse(refusal as Refusal) : FAULTY);
    }
  const healthy = codes.every((code) => code === FINE || code === CHANGED);
  for (const text of roundTexts(await alerts.round({ complete: true, healthy }))) voice.aside(text);
  return codes.includes(CHANGED) ? CHANGED : Math.max(FINE, ...codes);
};

/** Folders of one's own that were run before and have not ended; else the one here. */
export function onRecord({ home }: Options, { now }: Voice): readonly string[] {
  const ran = inJournal(home, (records) => entriesOf<Ran>(records, 'run').map((e) => e.read.name));
  const own = [...new Set(ran ?? [])].filter((name) => {
    if (!existsSync(join(name, META))) return false;
    const read = readFrom(join(name, META), meta);
    // What is wrong with it is told in its turn.
    if (!read.ok) return true;
    const episode = read.value;
    return fedSeries(episode).length > 0 && dayAt(now(), episode.decide.zone) <= episode.to;
  });
  return own.length > 0 ? own : existsSync(META) ? ['.'] : [];
}

type Evening = {
  readonly alerts: Alerting;
  readonly way: Way | undefined;
  readonly options: Options;
  readonly voice: Voice;
};

/** One thesis: its data, its decision, and what changed. */
async function evening(folder: string, { way, options, voice, alerts }: Evening): Promise<number> {
  const episode = must(readFrom(join(folder, META), meta));
  const { lacking, sayCame } = way
    ? await brought({ folder, episode }, { way, options, voice, waits: MAX_GATHER_MS })
    : NOTHING_ASKED;
  const played = replayed(folder, options, voice);
  const at = played.decisions.length - 1;
  const now = played.decisions[at];
  sayHour(now, episode, { options, voice });
  if (!now) {
    sayCame();
    return lacking > 0 ? WRONG : FINE;
  }
  // What is decided before anything usual is known would be decided otherwise once it is.
  if (learnt(folder)) {
    keep(played, [...played.decisions.keys()], options.home);
    alerts.afterDecisions(played);
  } else voice.aside(FED.tonight.unlearnt);
  if (voice.json) voice.tell(JSON.stringify(played.lines[at]));
  else
    voice.tell(
      '',
      ...screen(
        {
          ...dossier(played, at, { taken: takenNow(played, at, { options, voice }) }),
          replay: false,
        },
        voice.lang,
        voice.columns,
      ),
    );
  // What people read begins with the verdict; what came stands under it.
  sayCame();
  if (lacking > 0) voice.aside(FED.tonight.lacking(lacking));
  const { zone } = readerClock(options, voice);
  const before = lastTold(folder);
  const turned = before ? changesSince(before, now, played.setup.policy.thesis) : [];
  if (!before) voice.aside(FED.tonight.first);
  else if (turned.length === 0) voice.aside(FED.tonight.same(minuteAt(before.at, zone)));
  else {
    const what = turned.map((text) => text[voice.lang]);
    voice.aside(FED.tonight.changed(minuteAt(before.at, zone), what));
    const since = played.decisions.findIndex((d) => d.moment.day === before.day);
    const drawn = { at, lang: voice.lang, since, length: 'short' } as const;
    if (!voice.json && since >= 0 && since < at)
      voice.tell('', ...memoLines(played, drawn, voice.columns));
  }
  const beside = before ? besideSince(before, now).map((text) => text[voice.lang]) : [];
  if (beside.length > 0) voice.aside(FED.tonight.beside(beside));
  // Marked once it was told: whoever is ended before tells it again, and nothing is swallowed.
  tell(folder, now, voice.now());
  return turned.length > 0 ? CHANGED : lacking > 0 ? WRONG : FINE;
}

/** How many series are lacking, and what tells people what came. */
type Brought = { readonly lacking: number; readonly sayCame: () => void };
const NOTHING_ASKED: Brought = { lacking: 0, sayCame: () => {} };

/** Brings the series up to now, and has today's decision taken with what is known. Other programs are told at once. */
async function brought(own: OwnEpisode, asker: Asker): Promise<Brought> {
  const { way, voice } = asker;
  const found = await bring(own, asker);
  if (found === undefined) return { ...NOTHING_ASKED, lacking: fedSeries(own.episode).length };
  if (voice.json) sayGathered(found, { folder: own.folder, voice });
  way.alone(() => ask(own.folder, own.episode, voice));
  return {
    lacking: found.series.filter(isLacking).length,
    sayCame: () => {
      if (!voice.json) sayGathered(found, { folder: own.folder, voice });
    },
  };
}

/**
 * Today's decision is taken now, with what is known now, where it has none yet, where its own hour has come since it
 * was asked for, or where anything came to be known since; the hour is kept beside the observations, so that a
 * replay takes it at the same one.
 */
function ask(folder: string, episode: Episode, { now }: Voice): void {
  const { time, zone } = episode.decide;
  const at = now();
  const day = dayAt(at, zone);
  if (weekday(day) > 5 || day < episode.from || day > episode.to) return;
  const hour = instantAt(day, time, zone);
  const taken = hoursAsked(folder, episode).get(day) ?? (hour <= at ? hour : undefined);
  const due = taken === undefined || (taken < hour && hour <= at) || came(folder, taken, at);
  if (due) askFor(folder, episode, at);
}

/** Whether a value or an item of evidence came to be known after one instant, up to another. */
function came(folder: string, after: Instant, by: Instant): boolean {
  const { observations, evidence } = must(read(folder));
  return [...observations, ...evidence].some(({ knownAt }) => knownAt > after && knownAt <= by);
}

/** That no decision is due yet, or that what came on a day without one counts in the next. */
function sayHour(
  now: Decision | undefined,
  { decide: { time, zone }, to }: Episode,
  { options, voice }: Pick<Evening, 'options' | 'voice'>,
): void {
  const at = voice.now();
  const today = dayAt(at, zone);
  const hour = instantAt(today, time, zone);
  const open = weekday(today) <= 5;
  if (today > to || (open && (hour <= at || now?.moment.day === today))) return;
  let day = today;
  while (weekday(day) > 5) day = (day + 1) as Day;
  const next = minuteAt(instantAt(day, time, zone), readerClock(options, voice).zone);
  voice.aside(open ? FED.tonight.notYet(next) : FED.tonight.weekend(next));
}
