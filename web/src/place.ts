import type { Lang } from './words.ts';

/** Which part of the page is shown. */
export const VIEWS = ['day', 'lab', 'flight', 'inbox', 'thesis', 'record'] as const;
export type View = (typeof VIEWS)[number];

/** What the page shows: all of it stands in its address, so that a link restores it. */
export type Place = {
  readonly episode: string;
  /** YYYY-MM-DD; absent: the last decision. */
  readonly at?: string;
  readonly lang: Lang;
  readonly zone?: string;
  readonly view: View;
};

/** What the server put into the page that it sent. */
export type Boot = {
  readonly episode: string;
  readonly day: string;
  readonly days: readonly string[];
  readonly hash: string;
  /** Of the clock beside the market's. */
  readonly zone: string;
};

/** The place that an address means; what it leaves out is as the server sent it. */
export function placeOf(address: URL, boot: Boot, lang: Lang): Place {
  const { searchParams: asked } = address;
  const view = VIEWS.find((v) => v === asked.get('view')) ?? 'day';
  // Unless a day is named, the page follows the last decision.
  const at = asked.get('at');
  // The reader's own clock is that of the browser, unless the address says another.
  const zone = asked.get('zone') ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  return {
    episode: asked.get('episode') ?? boot.episode,
    ...{ lang, view },
    ...(at && { at }),
    ...(zone && { zone }),
  };
}

/** The query of a place, as addresses of the page and of the server have it. */
export function queryOf({ episode, at, lang, zone, view }: Place): string {
  const query = new URLSearchParams({ episode, lang });
  if (at) query.set('at', at);
  if (zone) query.set('zone', zone);
  if (view !== 'day') query.set('view', view);
  return query.toString();
}

/** What tells whether the day of a place is shown already. */
export const keyOf = ({ episode, at = '', lang, zone = '' }: Place): string =>
  [episode, at, lang, zone].join(' ');
