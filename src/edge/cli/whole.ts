import type { Common } from './common.ts';
import { misuse } from './say.ts';

/**
 * A whole number of the command line, within bounds; where it is none, the code of misuse is told.
 * @param option  its name, as it is written
 * @param text    what was written; the fallback where nothing was
 */
export function whole(
  option: string,
  text: string | undefined,
  {
    least,
    most,
    fallback,
  }: { readonly least: number; readonly most: number; readonly fallback: number },
  common: Common,
): { readonly value: number } | { readonly wrong: number } {
  const x = text === undefined ? fallback : Number(text.trim() === '' ? Number.NaN : text);
  return Number.isSafeInteger(x) && x >= least && x <= most
    ? { value: x }
    : {
        wrong: misuse(
          {
            en: `${option}: expected a whole number from ${least} to ${most}, found ${text}`,
            'zh-Hant': `${option}：應為${least}至${most}的整數，實為${text}`,
          },
          common,
        ),
      };
}
