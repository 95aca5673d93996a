import type { Portfolio } from '../../domain/portfolio.ts';
import { both, type Text } from '../../domain/text.ts';
import { accepted } from '../file/problem.ts';
import { inJournal, standing } from '../keep.ts';
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
  const said = stated || zoneOfBook(home);
  if (!said) return accepted(zoneNamed(Intl.DateTimeFormat().resolvedOptions().timeZone) ?? 'UTC');
  const zone = zoneNamed(said);
  return zone === undefined
    ? misused(NO_SUCH_ZONE(said, stated ? SAID_BY.stated : SAID_BY.book))
    : accepted(zone);
}

const zoneOfBook = (home: string | undefined): string | undefined =>
  inJournal(home, (records) => standing<{ readonly portfolio: Portfolio }>(records, 'book').at(-1))
    ?.read.portfolio.zone;

const SAID_BY = {
  stated: both('BIDE_ZONE', 'BIDE_ZONE'),
  book: both('the zone of your book', '部位檔的時區'),
};

const NO_SUCH_ZONE = (found: string, by: Text) =>
  both(
    `${by.en}: expected an IANA time zone such as Europe/Berlin, found ${found}`,
    `${by['zh-Hant']}要寫IANA時區名稱，例如Asia/Taipei，收到的是「${found}」`,
  );
