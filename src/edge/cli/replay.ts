import type { Decision } from '../../domain/decision.ts';
import { sizeReason } from '../../domain/exposure.ts';
import { worstOf } from '../../domain/since.ts';
import type { Lang } from '../../domain/text.ts';
import { formatDay } from '../../domain/time.ts';
import { screen } from '../../report/screen.ts';
import { words } from '../../report/words/index.ts';
import { must } from '../file/problem.ts';
import { type Cell, sheet } from '../file/sheet.ts';
import { write } from '../file/write.ts';
import { keep } from '../keep.ts';
import { dossier, type Played } from '../workspace.ts';
import { notice, selectDays } from './ask.ts';
import { PAPER } from './paper.ts';
import { type Command, FINE, misused } from './say.ts';

/** `bide replay`: every decision of an episode, one line each, then the screen of the last; the same as a sheet. */
export const run: Command = ([name = ''], options, voice) => {
  const { played, places } = selectDays(name, { ...options, anew: true, alone: true }, voice);
  const { csv } = options;
  if (csv?.trim() === '') return must(misused(PAPER.noFile('--csv')));
  keep(played, places, options.home);
  if (csv !== undefined) {
    write(csv, sheet(rows(played, places, voice.lang)));
    voice.aside(PAPER.sheetWritten(csv, places.length));
  }
  notice(played, options.home, voice);
  const { decisions, lines } = played;
  if (voice.json) voice.tell(...places.map((i) => JSON.stringify(lines[i])));
  else {
    const all = places.flatMap((i) => decisions[i] ?? []);
    voice.tell(
      ...dailyLines(all, voice.lang),
      '',
      ...screen(dossier(played, places.at(-1) ?? 0), voice.lang),
    );
  }
  return FINE;
};

/**
 * Every decision on one line, under the names of the columns: day, verdict, stress, regime, exposure,
 * and any stop that is not quiet.
 */
export const dailyLines = (decisions: readonly Decision[], lang: Lang): readonly string[] => [
  words(lang).dailyHead,
  ...decisions.map((decision) => words(lang).daily(decision)),
];

/** Every decision as a row of a sheet, under its heads; what is not known is an empty cell. */
function rows({ setup, decisions }: Played, places: readonly number[], lang: Lang): Cell[][] {
  const { episode, policy } = setup;
  const [risk = ''] = episode.legs.risk;
  const { stops } = policy.thesis;
  const w = words(lang);
  const heads = w.sheet;
  const { price, priced, findings, ...first } = heads;
  return [
    [
      ...Object.values(first),
      ...stops.map((s, i) => `${w.stopNumber(i + 1)}${w.colon}${s.title[lang]}`),
      `${price}${w.colon}${episode.series[risk]?.title[lang] ?? risk}`,
      priced,
      findings,
    ],
    ...places.flatMap((i) => {
      const d = decisions[i];
      if (!d) return [];
      const { exposure: e, regime: r, stress } = d;
      const close = d.freshness.find((f) => f.series === risk);
      return [
        [
          formatDay(d.moment.day),
          w.verdict[d.verdict],
          e.target,
          e.before,
          w.binding[sizeReason(e, policy.thesis.exposure)],
          ...[r.noise, r.friction, r.rupture],
          w.stress[stress.state],
          typeof stress.severity === 'number' ? stress.severity : undefined,
          ...stops.map((s) => w.stop[worstOf(d, s.id)]),
          close?.value,
          close?.last === undefined ? undefined : formatDay(close.last),
          d.findings.length,
        ],
      ];
    }),
  ];
}
