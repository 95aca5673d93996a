import type { Words } from './words.ts';
import { charts } from './zh/chart.ts';
import { labels, titles } from './zh/label.ts';
import { names } from './zh/name.ts';
import { screens } from './zh/screen.ts';
import { sources } from './zh/source.ts';
import { stops } from './zh/stop.ts';
import { units } from './zh/unit.ts';
import { verdicts } from './zh/verdict.ts';

/** Traditional Chinese, as written in Taiwan. */
export const zh: Words = {
  lang: 'zh-Hant',
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
