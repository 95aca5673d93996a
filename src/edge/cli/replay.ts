import { type Decision, isUncalibrated } from '../../domain/decision.ts';
import type { Episode } from '../../domain/episode.ts';
import { sizeReason } from '../../domain/exposure.ts';
import { worstOf } from '../../domain/since.ts';
import type { Lang, Text } from '../../domain/text.ts';
import { formatDay } from '../../domain/time.ts';
import { MIN_SESSIONS } from '../../domain/vintage.ts';
import { fitting, plain } from '../../report/render/columns.ts';
import { screen } from '../../report/screen.ts';
import { words } from '../../report/words/index.ts';
import { type CsvCell, csvText } from '../file/csv.ts';
import { must } from '../file/problem.ts';
import { write } from '../file/write.ts';
import { keep } from '../keep.ts';
import { sessionsBy } from '../past.ts';
import { lastUsable } from '../tick.ts';
import { dossier, type Played } from '../workspace.ts';
import { selectDays } from './ask.ts';
import { PAPER } from './paper.ts';
import { notice } from './reader.ts';
import { type Command, FINE, misused, type Voice } from './say.ts';
import { VERIFICATION } from './verification.ts';

/** `bide replay`: every decision of an episode, one line each, then the screen of the last; the same as a sheet. */
export const run: Command = ([name = ''], options, voice) => {
  const { played, places } = selectDays(name, { ...options, anew: true, alone: true }, voice);
  const { csv } = options;
  if (csv?.trim() === '') return must(misused(PAPER.noFile('--csv')));
  keep(played, places, options.home);
  if (csv !== undefined) {
    write(csv, csvText(rows(played, places, voice.lang)));
    voice.aside(PAPER.sheetWritten(csv, places.length));
  }
  notice(played, options.home, voice);
  for (const text of uncalibrated(played, places.at(-1) ?? 0)) voice.aside(text);
  const { decisions, lines } = played;
  if (voice.json) voice.tell(...places.map((i) => JSON.stringify(lines[i])));
  else {
    const all = places.flatMap((i) => decisions[i] ?? []);
    voice.tell(
      ...dailyLines(all, played.setup.episode, voice),
      '',
      ...screen(dossier(played, places.at(-1) ?? 0), voice.lang, voice.columns),
    );
  }
  return FINE;
};

/**
 * Every decision of an episode on one line, under the names of the columns: day, verdict, stress,
 * regime, exposure, and any stop that is not quiet.
 */
export const dailyLines = (
  decisions: readonly Decision[],
  { title }: Pick<Episode, 'title'>,
  { lang, columns }: Pick<Voice, 'lang' | 'columns'>,
): readonly string[] => {
  const w = words(lang);
  const [from, to] = [decisions[0], decisions.at(-1)].map((d) => d && formatDay(d.moment.day));
  return fitting(
    [
      plain(`${title[lang]}${w.pause}${w.threats.between(from ?? '', to ?? '')}`),
      w.dailyHead,
      w.dailySigns,
      ...decisions.map(w.daily),
    ],
    columns,
  );
};

/** Every decision as a row of a sheet, under its heads; what is not known is an empty cell. */
function rows({ setup, decisions }: Played, places: readonly number[], lang: Lang): CsvCell[][] {
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

/** That nothing says what is usual, with the command that learns it. */
function uncalibrated(played: Played, at: number): readonly Text[] {
  const { name, decisions, reading, setup } = played;
  const decision = decisions[at];
  if (decision === undefined || !isUncalibrated(decision)) return [];
  const sessions = sessionsBy(reading, lastUsable(reading.episode, setup.calendars).all);
  return [VERIFICATION.notCalibrated({ folder: name, sessions, needed: MIN_SESSIONS })];
}
