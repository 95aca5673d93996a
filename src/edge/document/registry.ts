import type { Documented, DocumentSource } from '../feed/shape.ts';
import { cellar } from './cellar.ts';
import { congress } from './congress.ts';
import { council } from './council.ts';
import { defenseContracts } from './defense.ts';
import { dvids } from './dvids.ts';
import { folketing } from './folketing.ts';
import { nato } from './nato.ts';
import { presscorner } from './presscorner.ts';
import { federalRegister } from './register.ts';
import { ofPlace, rss } from './rss.ts';
import { sam } from './sam.ts';
import { ted } from './ted.ts';
import { usaspending } from './usaspending.ts';
import { whiteHouse } from './whitehouse.ts';

/** Every source of documents by its name. */
export const DOCUMENT_SOURCES: Readonly<Record<string, DocumentSource>> = {
  'federal-register': federalRegister,
  presscorner,
  cellar,
  council,
  nato,
  folketing,
  ted,
  'white-house': whiteHouse,
  'defense-contracts': defenseContracts,
  usaspending,
  sam,
  dvids,
  congress,
  rss,
};

/** Whether a name is that of a source of documents. */
export const isDocumentSource = (id: string): boolean =>
  id === DROP || Object.hasOwn(DOCUMENT_SOURCES, id) || id.startsWith('rss');

/** The folder of an episode in which files are left by hand: an entry beside those of sources. */
export const DROP = 'drop';

/**
 * The source and the key that an entry of `documents:` names: `source`, `source/key`, or `rss/` with an address;
 * undefined where there is no such source or key.
 * @example documentsBy('federal-register/tariff')?.key // 'tariff'
 * @example documentsBy('rss/https://www.example.org/news.xml')?.source.hosts // ['www.example.org']
 * @example documentsBy('nowhere/tariff') // undefined
 */
export function documentsBy(entry: string): Documented | undefined {
  const [id = '', ...rest] = entry.split('/');
  const key = rest.join('/');
  const source = Object.hasOwn(DOCUMENT_SOURCES, id) ? DOCUMENT_SOURCES[id] : undefined;
  if (!source?.keys.test(key) || (rest.length > 0 && key === '')) return undefined;
  return source === rss ? ofPlace(key) : { id, source, key };
}

/**
 * Whether an entry of `documents:` names a source that is there, or the folder of files.
 * @example isDocuments('drop') // true
 */
export const isDocuments = (entry: string): boolean =>
  entry === DROP || documentsBy(entry) !== undefined;
