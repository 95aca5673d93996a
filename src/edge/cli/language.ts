import type { Lang } from '../../domain/text.ts';

/** Subtags by which Chinese is written in traditional or in simplified characters. */
const TRADITIONAL = ['hant', 'tw', 'hk', 'mo'];
const SIMPLIFIED = ['hans', 'cn', 'sg'];

/**
 * The language that a tag names, in any case, with `-` or `_`; undefined when it is another one.
 * @example languageOf('zh_TW.UTF-8') // 'zh-Hant'
 * @example languageOf('EN-us') // 'en'
 * @example languageOf('zh-CN') // undefined
 */
export function languageOf(tag: string): Lang | undefined {
  const [primary, ...subtags] = tag
    .toLowerCase()
    .replace(/[.@].*$/, '')
    .split(/[-_]/);
  if (primary === 'en') return 'en';
  if (primary !== 'zh') return undefined;
  const script = subtags.find((s) => TRADITIONAL.includes(s) || SIMPLIFIED.includes(s));
  return script !== undefined && SIMPLIFIED.includes(script) ? undefined : 'zh-Hant';
}

/** The language of the surroundings: BIDE_LANG, else what the system says; English where neither is known. */
export function systemLanguage(env: Readonly<Record<string, string | undefined>>): Lang {
  const tag = env.BIDE_LANG || env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return languageOf(tag) ?? 'en';
}

/** What `--lang` says anywhere on a command line; undefined where it is not written. */
export function languageTag(args: readonly string[]): string | undefined {
  const own = args.includes('--') ? args.slice(0, args.indexOf('--')) : args;
  const at = own.findLastIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const found = own[at];
  return found === '--lang' ? own[at + 1] : found?.slice('--lang='.length);
}
