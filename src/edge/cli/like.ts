import type { LikeDays } from '../../domain/library.ts';
import { present } from '../../domain/present.ts';
import { formatDay } from '../../domain/time.ts';
import { likenessOf, nearestDays } from '../../judge/likeness.ts';
import { quantile } from '../../kernel/quantile.ts';
import { likePage, likeScreen } from '../../report/answer/like.ts';
import { daysBeside } from '../../run/likeness.ts';
import { must } from '../file/problem.ts';
import { playCoded } from '../record/episodetrial.ts';
import { codedEpisodes } from '../record/library.ts';
import { build } from '../store/drawer.ts';
import { ask, notKnown, select } from './ask.ts';
import { MESSAGES } from './message.ts';
import { seriesFolder } from './option.ts';
import { misused, type Options, type Voice } from './say.ts';

/** Days that are shown. */
const SHOWN_DAYS = 7;
/** Ends of the middle eight tenths. */
const [LOW, HIGH] = [0.1, 0.9];

/** `bide like`: the days of other episodes most like this one, and how little what followed says. */
export const run = ask({
  view: ([name = ''], options, voice) => likeDays(name, options, voice),
  screen: likeScreen,
  page: likePage,
  json: ({ day, days, ...rest }) => ({
    ...rest,
    day: formatDay(day),
    days: days.map((d) => ({ ...d, day: formatDay(d.day) })),
  }),
});

function likeDays(name: string, options: Options, voice: Voice): LikeDays {
  const { home: workspace } = options;
  const data = seriesFolder(options, 'library');
  if (data === undefined) return must(misused(MESSAGES.likeNeedsData));
  const { played, decision } = select(name, { ...options, alone: true }, voice);
  const likeness = likenessOf(decision);
  if ('unknown' in likeness) return must(notKnown(likeness.unknown));
  const { id, title } = played.setup.episode;
  const others = codedEpisodes(data).there.filter((one) => one.id !== id);
  if (others.length === 0) must(misused(MESSAGES.likeNeedsData));
  const place = present({ workspace, program: voice.build ?? build() });
  const days = others.flatMap((one) =>
    daysBeside({ ...must(playCoded({ ...one, ...place })), id: one.id }, likeness),
  );
  const any = days
    .flatMap((d) => (typeof d.followed.within[20] === 'number' ? [d.followed.within[20]] : []))
    .sort((a, b) => a - b);
  const at = (p: number): number => quantile(any, p);
  return {
    episode: id,
    title,
    day: decision.moment.day,
    likeness,
    days: nearestDays(days, SHOWN_DAYS),
    episodes: others.map((one) => one.id),
    among: days.length,
    any:
      any.length === 0
        ? { unknown: { kind: 'too few sessions' } }
        : { low: at(LOW), at: at(0.5), high: at(HIGH) },
  };
}
