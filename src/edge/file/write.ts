import {
  closeSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { now } from '../clock.ts';
import { folder } from './folder.ts';

type Content = string | Uint8Array;

/** How the folders are named in which files are made before they get their places. */
const ASIDE = '.bide-';
const ASIDE_NAME = /^\.bide-\w{6}$/;
/** Age from which such a folder was left behind by a crash, milliseconds. */
const LEFT_BEHIND_MS = 3_600_000;

/** Writes a file whole or not at all: beside it first, then in its place. */
export const write = (file: string, content: Content): void => void writeAll([[file, content]]);

/**
 * `durable`: it is on the disk when this returns. `rehearsed`: all is done but giving the places.
 * `still`: asked last of all; where it says no, another program was faster, and nothing gets its place.
 */
type Way = {
  readonly durable?: boolean;
  readonly rehearsed?: boolean;
  readonly still?: () => boolean;
};

/**
 * Writes files whole or not at all: no one has its place before all are written, so that a full disk
 * leaves nothing. They are made in folders that nobody else can have prepared.
 * @returns whether they got their places
 */
export function writeAll(
  files: Iterable<readonly [file: string, content: Content]>,
  { durable = false, rehearsed = false, still }: Way = {},
): boolean {
  const made = new Map<string, string>();
  const ready: (readonly [from: string, to: string])[] = [];
  try {
    for (const [file, content] of files) {
      const place = dirname(file);
      folder(place);
      const own = made.get(place) ?? aside(place);
      made.set(place, own);
      const draft = join(own, basename(file));
      fill(draft, content, { mode: modeOf(file), durable });
      ready.push([draft, file]);
    }
    if (rehearsed || still?.() === false) return false;
    for (const [from, to] of ready) renameSync(from, to);
    if (durable) for (const place of made.keys()) settled(place);
    return true;
  } finally {
    for (const own of made.values()) rmSync(own, { recursive: true, force: true });
  }
}

/** A new folder beside a place; those that crashes left there long ago are taken away. */
export function aside(place: string): string {
  for (const { name } of readdirSync(place, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && ASIDE_NAME.test(entry.name),
  ))
    try {
      const old = join(place, name);
      if (statSync(old).mtimeMs < now() - LEFT_BEHIND_MS)
        rmSync(old, { recursive: true, force: true });
    } catch {
      // Another program may have been faster.
    }
  return mkdtempSync(join(place, ASIDE));
}

/** Makes a file; fails where there is one. */
function fill(
  file: string,
  content: Content,
  { mode, durable }: { readonly mode: number; readonly durable: boolean },
): void {
  const descriptor = openSync(file, 'wx', mode);
  try {
    writeFileSync(descriptor, content);
    if (durable) fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Who may read the file that is replaced may read the new one, and nobody else. */
function modeOf(file: string): number {
  try {
    return statSync(file).mode & 0o777;
  } catch {
    return 0o666;
  }
}

/** The names in a folder are on the disk. */
function settled(place: string): void {
  try {
    const descriptor = openSync(place, 'r');
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    // Not every system lets a folder be opened.
  }
}
