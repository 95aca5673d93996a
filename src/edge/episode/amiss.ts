import type { Spread } from '../../domain/simulation.ts';
import type { Phrase, Problem } from '../file/problem.ts';
import type { Page, Path } from './page.ts';
import { valueAt, written } from './shape.ts';
import { quote } from './words.ts';

/** A problem with the value at a path of a page. */
export const amiss = (page: Page, path: Path, expected: Phrase): Problem => ({
  file: page.file,
  ...page.place(path),
  expected,
  found: quote(valueAt(page.value, path)),
  path: written(path),
});

/**
 * What is wrong with an interval: its ends lie about its middle, and all of it within bounds.
 * @param least  bound from below; by default there is none
 * @param most   bound from above
 */
export function astray(
  page: Page,
  path: Path,
  { low, at, high }: Spread,
  least = Number.NEGATIVE_INFINITY,
  most = Number.POSITIVE_INFINITY,
): readonly Problem[] {
  return [
    ...(low < least || low > most ? [amiss(page, [...path, 'low'], WITHIN(least, most))] : []),
    ...(at < low
      ? [
          amiss(page, [...path, 'at'], {
            en: `${low} (low) or more`,
            'zh-Hant': `不小於low的${low}`,
          }),
        ]
      : []),
    ...(high < at
      ? [amiss(page, [...path, 'high'], { en: `${at} (at) or more`, 'zh-Hant': `不小於at的${at}` })]
      : []),
    ...(at >= low && high >= at && high > most
      ? [amiss(page, [...path, 'high'], WITHIN(least, most))]
      : []),
  ];
}

/** What is wrong with a number that must lie within bounds. */
export const beyond = (
  page: Page,
  path: Path,
  x: number,
  least: number,
  most: number,
): readonly Problem[] => (x >= least && x <= most ? [] : [amiss(page, path, WITHIN(least, most))]);

const WITHIN = (least: number, most: number): Phrase => ({
  en: `a number from ${least} to ${most}`,
  'zh-Hant': `${least}到${most}的數字`,
});
