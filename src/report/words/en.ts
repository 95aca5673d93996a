import { charts } from './en/chart.ts';
import { labels, titles } from './en/label.ts';
import { names } from './en/name.ts';
import { screens } from './en/screen.ts';
import { sources } from './en/source.ts';
import { stops } from './en/stop.ts';
import { units } from './en/unit.ts';
import { verdicts } from './en/verdict.ts';
import type { Words } from './words.ts';

/** English. */
export const en: Words = {
  lang: 'en',
  title: titles,
  label: labels,
  ...units,
  ...names,
  ...verdicts,
  ...stops,
  ...charts,
  ...sources,
  ...screens,
};
