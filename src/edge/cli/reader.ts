import type { Dossier } from '../../domain/dossier.ts';
import { both, type Text } from '../../domain/text.ts';
import { DAY_MS, type Day, formatDay } from '../../domain/time.ts';
import { bookOnRecord } from '../book/record.ts';
import { accepted, must } from '../file/problem.ts';
import { inJournal, standing } from '../keep.ts';
import { type Clock, reviews, takenOn } from '../taken.ts';
import type { Played } from '../workspace.ts';
import { zoneNamed } from '../zone.ts';
import { ENTRIES } from './entry.ts';
import { MESSAGES } from './message.ts';
import { misused, type Options, type Reply, type Voice } from './say.ts';

/**
 * The zone of the reader's own clock: what BIDE_ZONE says, else the newest book on record, else the
 * system.
 */
export function readerZone(
  { home }: Pick<Options, 'home'>,
  { zone: stated }: Pick<Voice, 'zone'>,
): Reply<string> {
  const said = stated || bookOnRecord(home)?.portfolio.zone;
  if (!said) return accepted(zoneNamed(Intl.DateTimeFormat().resolvedOptions().timeZone) ?? 'UTC');
  const zone = zoneNamed(said);
  return zone === undefined
    ? misused(NO_SUCH_ZONE(said, stated ? SAID_BY.stated : SAID_BY.book))
    : accepted(zone);
}

/** Now, on the reader's own clock. */
export const readerClock = (
  options: Pick<Options, 'home'>,
  voice: Pick<Voice, 'now' | 'zone'>,
): Clock => ({
  now: voice.now(),
  zone: must(readerZone(options, voice)),
});

/** Says so, beside the answer, when the review of an override is due. */
export function sayReviews(options: Options, voice: Voice): void {
  const due = reviews(options.home, readerClock(options, voice)).filter((r) => r.state === 'due');
  const { review, entry } = due[0]?.taken ?? {};
  if (review === undefined) return;
  voice.aside(ENTRIES.reviewsDue({ count: due.length, day: formatDay(review), entry }));
}

/** What the reader already did about a decision; undefined where nothing. */
export function takenNow(
  { setup, decisions }: Pick<Played, 'setup' | 'decisions'>,
  at: number,
  { options, voice }: { readonly options: Options; readonly voice: Voice },
): Dossier['taken'] {
  const day = decisions[at]?.moment.day;
  if (day === undefined) return undefined;
  const { zone } = readerClock(options, voice);
  return takenOn(options.home, { episode: setup.episode.id, day, zone });
}

/** A thesis as signed: the very text, so that it can be read when the file has changed. */
export type Signed = Readonly<Record<'thesis' | 'hash' | 'opened' | 'text', string>>;

/** Says so, beside the answer, when a thesis was signed and this is another version of it. */
export function notice(
  { setup: { policy } }: Pick<Played, 'setup'>,
  workspace: string | undefined,
  { aside }: Pick<Voice, 'aside'>,
): void {
  const signed =
    inJournal(workspace, (records) =>
      standing<Signed>(records, 'sign').filter((e) => e.read.thesis === policy.thesis.id),
    ) ?? [];
  const last = signed.at(-1);
  if (!last || signed.some((e) => e.read.hash === policy.hash)) return;
  aside(
    MESSAGES.otherVersion({
      thesis: policy.thesis.id,
      now: policy.hash.slice(0, 12),
      signed: last.read.hash.slice(0, 12),
      day: formatDay(Math.floor(last.at / DAY_MS) as Day),
    }),
  );
}

const SAID_BY = {
  stated: both('BIDE_ZONE', 'BIDE_ZONE'),
  book: both('the zone of your book', '部位檔的時區'),
};

const NO_SUCH_ZONE = (found: string, by: Text) =>
  both(
    `${by.en}: expected an IANA time zone such as Europe/Berlin, found ${found}`,
    `${by['zh-Hant']}要寫IANA時區名稱，例如Asia/Taipei，收到的是「${found}」`,
  );
