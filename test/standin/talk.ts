import type { Instant } from '../../src/domain/time.ts';
import { type StandInAnswer, type StandInQuestion, zip } from './body.ts';

/** An event as GDELT has it: who acts on whom in three letters, where it lies in two, and the article. */
export type MadeEvent = {
  readonly id: string;
  readonly actors?: readonly [string, string];
  readonly places?: readonly string[];
  readonly url: string;
};

/** A table of events without a head. Source of the columns: GDELT 2.0 Event Database codebook. */
export function eventTable(events: readonly MadeEvent[], added: string): string {
  const row = ({ id, actors = ['', ''], places = [], url }: MadeEvent): string => {
    const cells = Array.from({ length: 61 }, () => '');
    const put = (at: number, text: string): void => {
      cells[at] = text;
    };
    put(0, id);
    put(1, added.slice(0, 8));
    put(7, actors[0]);
    put(17, actors[1]);
    for (const [i, at] of [37, 45, 53].entries()) put(at, places[i] ?? '');
    put(59, added);
    put(60, url);
    return cells.join('\t');
  };
  return events.map((one) => `${row(one)}\n`).join('');
}

/** How long after its hour a file is there. */
const LAG_MS = 120_000;
const NOT_THERE: StandInAnswer = { status: 404, type: 'application/xml', body: '<Error/>' };

/** Stands in for the public copy of GDELT: what is not there yet, or never comes, is 404. */
export const talkHost = (
  events: (slot: string) => readonly MadeEvent[] | undefined,
): Readonly<Record<string, (asked: StandInQuestion) => StandInAnswer>> => ({
  'storage.googleapis.com': ({ path, clock }) => {
    const slot = /^\/data\.gdeltproject\.org\/gdeltv2\/(\d{14})\.export\.CSV\.zip$/.exec(path)?.[1];
    const told = slot === undefined || instantOf(slot) + LAG_MS > clock ? undefined : events(slot);
    if (slot === undefined || told === undefined) return NOT_THERE;
    const body = zip(eventTable(told, slot), `${slot}.export.CSV`);
    return { status: 200, type: 'application/zip', body };
  },
});

const instantOf = (slot: string): Instant =>
  Date.parse(
    slot.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3T$4:$5:$6Z'),
  ) as Instant;

/** A few articles an hour, some of which tell of two countries. */
export const madeTalk = (slot: string): readonly MadeEvent[] =>
  Array.from({ length: 40 }, (_, i) => ({
    id: `${slot}${i}`,
    places: i % 5 === 0 ? ['US', 'CH'] : ['US'],
    url: `https://example.invalid/${slot}/${i}`,
  }));
