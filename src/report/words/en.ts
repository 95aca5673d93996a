import { calls } from './en/calls.ts';
import { career } from './en/career.ts';
import { charts } from './en/chart.ts';
import { delever } from './en/delever.ts';
import { labels, titles } from './en/label.ts';
import { like } from './en/like.ts';
import { market } from './en/market.ts';
import { names } from './en/name.ts';
import { odds } from './en/odds.ts';
import { pages } from './en/page.ts';
import { record } from './en/record.ts';
import { screens } from './en/screen.ts';
import { sources } from './en/source.ts';
import { stops } from './en/stop.ts';
import { survive } from './en/survive.ts';
import { threats } from './en/threats.ts';
import { units } from './en/unit.ts';
import { verdicts } from './en/verdict.ts';
import type { Words } from './words.ts';

/** English. */
export const en: Words = {
  lang: 'en',
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
