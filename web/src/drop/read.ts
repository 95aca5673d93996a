import { call } from '../ask.ts';
import type { Lang } from '../words.ts';

type Money = { readonly amount: number; readonly currency: string; readonly account?: string };

/** A book as `bide book import --json` tells it. */
export type BookRead = {
  readonly portfolio: {
    readonly on: string;
    readonly currency: string;
    readonly holdings: readonly {
      readonly symbol: string;
      readonly quantity: number;
      readonly currency: string;
      readonly account?: string;
      readonly price?: number;
      readonly priced?: string;
    }[];
    readonly cash: readonly Money[];
    readonly loans: readonly Money[];
  };
  readonly columns?: Readonly<Record<string, string>>;
  readonly said: readonly string[];
};

/** How a file is read beyond what it says itself. */
export type BookWay = { readonly on?: string; readonly currency?: string };

/** Bytes that are turned into text at a time. */
const PIECE = 0x8000;

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let i = 0; i < bytes.length; i += PIECE)
    text += String.fromCharCode(...bytes.subarray(i, i + PIECE));
  return btoa(text);
}

/** Reads a file as what is held; puts it on record only where that is said. */
export const readHeld = async (
  file: File,
  { lang, record, ...way }: BookWay & { readonly lang: Lang; readonly record: boolean },
): Promise<BookRead> =>
  (await call('POST /book/import', {
    ...{ name: file.name, base64: await base64Of(file), lang, dryRun: !record },
    ...Object.fromEntries(Object.entries(way).filter(([, text]) => text !== '')),
  })) as BookRead;
