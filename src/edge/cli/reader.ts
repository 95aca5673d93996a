import { both, type Text } from '../../domain/text.ts';
import { bookOnRecord } from '../book/record.ts';
import { accepted, must } from '../file/problem.ts';
import type { Clock } from '../taken.ts';
import { zoneNamed } from '../zone.ts';
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

const SAID_BY = {
  stated: both('BIDE_ZONE', 'BIDE_ZONE'),
  book: both('the zone of your book', '部位檔的時區'),
};

const NO_SUCH_ZONE = (found: string, by: Text) =>
  both(
    `${by.en}: expected an IANA time zone such as Europe/Berlin, found ${found}`,
    `${by['zh-Hant']}要寫IANA時區名稱，例如Asia/Taipei，收到的是「${found}」`,
  );
