import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlaceNames } from '../../domain/candidate.ts';
import { root } from '../file/folder.ts';

/** Codes that ISO 3166 leaves to users, and those that are of no place. */
const NO_PLACE = /^(?:X[A-Z]|Q[M-Z]|ZZ|AA|UN|EU|EZ)$/;
/** Names that are words of other sorts more often than places. */
const AMBIGUOUS = new Set([
  'Georgia',
  'Jordan',
  'Chad',
  'Mali',
  'Guinea',
  'Jersey',
  'Togo',
  'Turkey',
]);

/**
 * Every country by the names that the platform knows of it in English and in Chinese, and what
 * `places/places.json` calls it beside: its people, its seat of government, blocs.
 */
export function places(): readonly PlaceNames[] {
  const more: Readonly<Record<string, readonly string[]>> = JSON.parse(
    readFileSync(join(root(), 'places', 'places.json'), 'utf8'),
  );
  const readers = ['en', 'zh-Hant'].map(
    (lang) => new Intl.DisplayNames(lang, { type: 'region', fallback: 'none' }),
  );
  const letters = Array.from({ length: 26 }, (_, i) => String.fromCharCode(65 + i));
  const countries = letters
    .flatMap((a) => letters.map((b) => `${a}${b}`))
    .filter((code) => !NO_PLACE.test(code))
    .flatMap((code) => {
      const names = readers.flatMap((reader) => reader.of(code) ?? []);
      const sure = names.filter((name) => !AMBIGUOUS.has(name));
      return sure.length === 0 ? [] : [{ code, names: [...(more[code] ?? []), ...sure] }];
    });
  const known = new Set(countries.map(({ code }) => code));
  const blocs = Object.entries(more).flatMap(([code, names]) =>
    known.has(code) ? [] : [{ code, names }],
  );
  return [...blocs, ...countries];
}
