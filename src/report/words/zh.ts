import type { Words } from './words.ts';
import { calls } from './zh/calls.ts';
import { career } from './zh/career.ts';
import { charts } from './zh/chart.ts';
import { delever } from './zh/delever.ts';
import { labels, titles } from './zh/label.ts';
import { like } from './zh/like.ts';
import { market } from './zh/market.ts';
import { names } from './zh/name.ts';
import { odds } from './zh/odds.ts';
import { pages } from './zh/page.ts';
import { record } from './zh/record.ts';
import { screens } from './zh/screen.ts';
import { sources } from './zh/source.ts';
import { stops } from './zh/stop.ts';
import { survive } from './zh/survive.ts';
import { threats } from './zh/threats.ts';
import { units } from './zh/unit.ts';
import { verdicts } from './zh/verdict.ts';

/** Traditional Chinese, as written in Taiwan. */
export const zh: Words = {
  lang: 'zh-Hant',
  title: titles,
  label: labels,
  calls,
  career,
  delever,
  like,
  market,
  odds,
  record,
  survive,
  threats,
  page: pages,
  ...units,
  ...names,
  ...verdicts,
  ...stops,
  ...charts,
  ...sources,
  ...screens,
};
