import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { both, type Text } from '../../domain/text.ts';
import { Fault } from '../fault.ts';
import { guarded } from '../store/failure.ts';

/** Others than the owner: none of them may look into the file of keys. */
const OTHERS = 0o077;
const FILE = 'keys.json';
/** How a key looks: what may stand in an address or in the head of a request. */
const KEY = /^[\x21-\x7e]{1,512}$/;

/**
 * The variable of the environment that holds the key of a source.
 * @example keyVariable('some-source') // 'BIDE_KEY_SOME_SOURCE'
 */
export const keyVariable = (source: string): string =>
  `BIDE_KEY_${source.toUpperCase().replaceAll('-', '_')}`;

/**
 * The key of a source: the variable `BIDE_KEY_<SOURCE>` of the environment, else what `keys.json` of the
 * workspace says under the name of the source. No fault quotes any of it.
 * @returns undefined where there is none
 * @throws Fault `keys` where others may read the file, or where it is no map of names to keys
 */
export function feedKey(
  source: string,
  { home, env }: { readonly home: string; readonly env: NodeJS.ProcessEnv },
): string | undefined {
  const told = env[keyVariable(source)] || fileOf(join(home, FILE)).get(source);
  if (told === undefined || KEY.test(told)) return told;
  throw wrong(
    `the key of ${source} has a blank or a sign that no key has`,
    `${source}的金鑰含有空白或不可能出現的字元`,
  );
}

function fileOf(file: string): ReadonlyMap<string, string> {
  const text = guarded(file, () => textOf(file));
  if (text === undefined) return new Map();
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    // The platform's own words quote the file.
  }
  const entries =
    typeof read === 'object' && read !== null && !Array.isArray(read) ? Object.entries(read) : [];
  if (entries.length > 0 && entries.every(([, key]) => typeof key === 'string'))
    return new Map(entries);
  throw wrong(
    `${file}: it is no map such as {"fred": "..."} of sources to their keys`,
    `${file}：內容應是來源與金鑰的對照，例如{"fred": "..."}`,
  );
}

/** Undefined where there is no file. Who may read it is asked of the file that is read. */
function textOf(file: string): string | undefined {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    if (process.platform !== 'win32' && (fstatSync(descriptor).mode & OTHERS) !== 0)
      throw wrong(
        `${file}: others on this computer may read it; chmod 600 it, and think of new keys`,
        `${file}：這台電腦的其他使用者也能讀取；請執行\`chmod 600\`，並考慮更換金鑰`,
      );
    return readFileSync(descriptor, 'utf8');
  } finally {
    closeSync(descriptor);
  }
}

const wrong = (en: string, zh: string): Fault => new Fault('keys', both(en, zh) satisfies Text);

/** Shorter secrets are not looked for: they would stand anywhere by chance. */
const MIN_SECRET_LENGTH = 8;

/** What hides the secrets of an address wherever a server sends them back. */
export function masking(url: string, secrets: readonly string[]) {
  const query = new URL(url).searchParams;
  const forms = secrets
    .flatMap((name) => query.getAll(name))
    .filter((value) => value.length >= MIN_SECRET_LENGTH)
    .flatMap((value) => [value, encodeURIComponent(value)]);
  const text = (shown: string): string =>
    forms.reduce((out, form) => out.replaceAll(form, '*'.repeat(form.length)), shown);
  return {
    text,
    bytes: (body: Uint8Array): Uint8Array => {
      const all = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
      if (!forms.some((form) => all.includes(form))) return body;
      return Buffer.from(text(all.toString('latin1')), 'latin1');
    },
    /** An address without the parameters that carry secrets. */
    address: (shown: URL): string => {
      const bare = new URL(shown);
      for (const name of secrets) bare.searchParams.delete(name);
      return text(bare.href);
    },
  };
}
