import type { Portfolio } from '../../domain/portfolio.ts';
import { both } from '../../domain/text.ts';
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
  return zone === undefined ? misused(NO_SUCH_ZONE(said)) : accepted(zone);
}

const zoneOfBook = (home: string | undefined): string | undefined =>
  inJournal(home, (records) => standing<{ readonly portfolio: Portfolio }>(records, 'book').at(-1))
    ?.read.portfolio.zone;

const NO_SUCH_ZONE = (found: string) =>
  both(
    `BIDE_ZONE, or the zone of your book: "${found}" is no time zone; write one such as Europe/Berlin`,
    `BIDE_ZONE或部位檔的時區：「${found}」不是時區名稱；請寫成例如Asia/Taipei`,
  );
