import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LEGS } from '../../domain/episode.ts';
import type { FlightOffer } from '../../domain/flight.ts';
import { present } from '../../domain/present.ts';
import { both } from '../../domain/text.ts';
import { formatDay } from '../../domain/time.ts';
import { flightHtml, flightMarkdown } from '../../report/answer/flight.ts';
import { bundled, coded, META } from '../episode/bundled.ts';
import { meta } from '../episode/meta.ts';
import { OBSERVATIONS } from '../episode/read.ts';
import { must } from '../file/problem.ts';
import { readFrom, readText } from '../file/text.ts';
import { flightResult, flightStart, flownDay } from '../flown.ts';
import { entriesOf, inJournal, type Ran } from '../keep.ts';
import type { FlightEnd, FlightOf, FlightPlaceDay, ServedJob } from '../serve/job.ts';
import { selectDays } from './ask.ts';
import { declined, type Voice } from './say.ts';

type JobOf<K extends ServedJob['kind']> = Extract<ServedJob, { readonly kind: K }>;

/** Every coded episode, and every folder of one's own that was run before: whether it can be lived through. */
export function flightOffers({ episode }: JobOf<'flights'>, speaks: Voice): readonly FlightOffer[] {
  const { BIDE_HOME: home } = speaks.env;
  const ran = inJournal(home || undefined, (records) =>
    entriesOf<Ran>(records, 'run').map((e) => e.read.name),
  );
  const shelf = coded().map(({ id, folder }) =>
    bundled(id).ok ? id : `library/${folderName(folder)}`,
  );
  const names = [...new Set([...shelf, episode, ...(ran ?? [])])];
  return names.flatMap((name) => offerOf(name) ?? []);
}

const folderName = (folder: string): string => folder.split(/[\\/]/).at(-1) ?? folder;

/** An episode that there is; nothing where it cannot be read at all. */
function offerOf(name: string): FlightOffer | undefined {
  const folder = bundled(name);
  if (!folder.ok) return undefined;
  const read = readFrom(join(folder.value, META), meta);
  if (!read.ok) return undefined;
  const { title, from, to, legs } = read.value;
  const table = join(folder.value, OBSERVATIONS);
  const found = existsSync(table) ? readText(table, table) : undefined;
  const rows = found?.ok ? found.value : '';
  const lacks = LEGS.flatMap((leg) => legs[leg]).filter((id) => !rows.includes(`\n${id},`));
  return {
    ...{ episode: name, title, from: formatDay(from), to: formatDay(to) },
    ...present({ why: rows === '' ? NO_SERIES : lacks.length > 0 ? noValues(lacks) : undefined }),
  };
}

const NO_SERIES = both(
  'its prices are not here: put observations.csv into its folder',
  '這裡沒有它的價格：請把`observations.csv`放進資料夾',
);
const noValues = (lacks: readonly string[]) =>
  both(`there are no values of ${lacks.join(', ')}`, `沒有${lacks.join('、')}的數值`);

/** The days of a flight, on the machine's own path. */
function flightOf({ episode, from, to }: FlightOf, speaks: Voice) {
  const { BIDE_HOME: home } = speaks.env;
  const offer = offerOf(episode);
  if (offer?.why) must(declined(offer.why));
  const { played, places } = selectDays(
    episode,
    { alone: true, ...present({ home: home || undefined, from, to }) },
    speaks,
  );
  return { played, from: places[0] ?? 0, count: places.length };
}

/** One day of a flight. */
export function flightPlace({ place, ...of }: JobOf<'flight'>, speaks: Voice): FlightPlaceDay {
  const { played, from, count } = flightOf(of, speaks);
  const { episode, policy } = played.setup;
  return {
    ...{ title: episode.title, count, start: flightStart(played, from) },
    most: Math.max(1, policy.thesis.exposure.leverage),
    ...flownDay(played, { at: from + place, from }),
  };
}

/** The end of a flight. */
export function flightEnd({ taken, lang, ...of }: JobOf<'flown'>, speaks: Voice): FlightEnd {
  const { played, from } = flightOf({ ...of, lang }, speaks);
  const result = flightResult(played, from, taken);
  return { result, html: flightHtml(result, lang), markdown: flightMarkdown(result, lang) };
}
