import type { LikeDays } from '../../domain/likeness.ts';
import { present } from '../../domain/present.ts';
import { formatDay } from '../../domain/time.ts';
import { likenessOf, nearestDays } from '../../judge/likeness.ts';
import { quantile } from '../../kernel/quantile.ts';
import { likePage, likeScreen } from '../../report/answer/like.ts';
import { daysBeside } from '../../run/likeness.ts';
import { accepted, chain } from '../file/problem.ts';
import { playCoded } from '../record/episodetrial.ts';
import { codedEpisodes } from '../record/library.ts';
import { build } from '../store/drawer.ts';
import { ask, notKnown, select } from './ask.ts';
import { MESSAGES } from './message.ts';
import { misused, type Options, type Reply, type Voice } from './say.ts';

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

function likeDays(name: string, options: Options, voice: Voice): Reply<LikeDays> {
  const { data, home: workspace } = options;
  if (data === undefined || data.trim() === '') return misused(MESSAGES.likeNeedsData);
  return chain(select(name, options, voice), ({ played, decision }) => {
    const likeness = likenessOf(decision);
    if ('unknown' in likeness) return notKnown(likeness.unknown);
    const { id, title } = played.setup.episode;
    const others = codedEpisodes(data).there.filter((one) => one.id !== id);
    if (others.length === 0) return misused(MESSAGES.likeNeedsData);
    const place = present({ workspace, program: voice.build ?? build() });
    const found = others.map((one) =>
      chain(playCoded({ ...one, ...place }), (other) =>
        accepted(daysBeside({ ...other, id: one.id }, likeness)),
      ),
    );
    const days = found.flatMap((f) => (f.ok ? f.value : []));
    const wrong = found.find((f) => !f.ok);
    if (wrong && !wrong.ok) return wrong;
    const any = days
      .flatMap((d) => (typeof d.followed.within[20] === 'number' ? [d.followed.within[20]] : []))
      .sort((a, b) => a - b);
    const at = (p: number): number => quantile(any, p);
    return accepted({
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
    });
  });
}
