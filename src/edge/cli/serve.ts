import { join } from 'node:path';
import type { Decision } from '../../domain/decision.ts';
import { present } from '../../domain/present.ts';
import { both, LANGS } from '../../domain/text.ts';
import { formatDay, type Instant } from '../../domain/time.ts';
import { LENGTHS } from '../../report/memo/page.ts';
import { screen } from '../../report/screen.ts';
import type { Anchor } from '../../run/journal.ts';
import { bundled, bundledIds } from '../episode/bundled.ts';
import { fedSeries } from '../feed/source.ts';
import { root } from '../file/folder.ts';
import { must } from '../file/problem.ts';
import { writeAll } from '../file/write.ts';
import { home } from '../home.ts';
import { anchorOf, entriesOf, inJournal, keep, type Ran } from '../keep.ts';
import { FORMATS, memoText } from '../memo.ts';
import { listen } from '../serve/server.ts';
import type { Serving } from '../serve/serving.ts';
import { stampOf } from '../serve/stamp.ts';
import { accessToken } from '../serve/token.ts';
import { workers } from '../serve/workers.ts';
import { dossier, type Played } from '../workspace.ts';
import { dayAt } from '../zone.ts';
import { replayed } from './ask.ts';
import { wholeOption } from './option.ts';
import { notice, readerZone } from './reader.ts';
import { dailyLines } from './replay.ts';
import { type Command, declined, FINE, type Options, same, type Voice } from './say.ts';
import { onRecord } from './tonight.ts';

const MAX_PORT = 65_535;

/**
 * `bide serve [EPISODE]`: replays an episode, prints its verdicts and the screen of its gravest day, writes the
 * memo of that day in both languages, and serves it on 127.0.0.1 until Ctrl-C. Without a name it is the folder of
 * one's own that was run last and has not ended, else the bundled one. While a folder is live its last day is shown.
 */
export const run: Command = async ([given], options, voice) => {
  const port = must(wholeOption('--port', options.port, { min: 0, max: MAX_PORT, fallback: 0 }));
  const zone = must(readerZone(options, voice));
  const name = given ?? lastOwn(options, voice) ?? bundledIds()[0] ?? '';
  const played = replayed(name, options, voice);
  if (played.decisions.length === 0) must(declined(NO_DECISION_YET));
  keep(played, [...played.decisions.keys()], options.home);
  notice(played, options.home, voice);
  const { at, by } = isLive(played, voice.now())
    ? ({ at: played.decisions.length - 1, by: 'live' } as const)
    : gravest(played.decisions);
  const { out = 'out' } = options;
  const written = compose(played, at, {
    out,
    zone,
    ...present({ anchor: anchorOf(options.home) }),
  });
  const { lang, json, columns } = voice;
  if (!json)
    voice.tell(
      ...dailyLines(played.decisions, played.setup.episode, voice),
      '',
      GRAVEST[by][lang],
      '',
      ...screen(dossier(played, at), lang, columns),
      '',
    );
  voice.answer(written.map(same), { decision: played.lines[at], written });
  if (!options.once) await serves(played, { at, name, port, options }, voice);
  return FINE;
};

/** By which rule the day was chosen. */
const GRAVEST = {
  together: both(
    'The day shown is the gravest: the severest joint fall while something was held.',
    '以下是最嚴峻的一天：持有部位期間，同跌最重的一天。',
  ),
  'one leg': both(
    'The day shown is the gravest: no joint fall came while something was held, so it is the day on which one asset class fell hardest over three sessions.',
    '以下是最嚴峻的一天：持有部位期間沒有同跌，所以取單一資產三個交易日跌得最重的一天。',
  ),
  live: both(
    'The day shown is the last: this folder is live.',
    '以下是最後一天：這個資料夾還在進行中。',
  ),
  last: both(
    'The day shown is the last: nothing was held while anything fell.',
    '以下是最後一天：下跌時都沒有部位。',
  ),
};

/** The folder of one's own that was run last and has not ended. */
function lastOwn(options: Options, voice: Voice): string | undefined {
  const own = onRecord(options, voice);
  const ran = inJournal(options.home, (records) =>
    entriesOf<Ran>(records, 'run').findLast(({ read }) => own.includes(read.name)),
  );
  return ran?.read.name ?? own.at(-1);
}

/** Nothing can be shown of it. */
const NO_DECISION_YET = both(
  'there is no decision to show yet: bide tonight takes the first one',
  '還沒有決策可以顯示；請先執行bide tonight',
);

/** Whether series of it are brought from their sources, and its days have not ended. */
const isLive = ({ reading: { episode } }: Played, now: Instant): boolean =>
  fedSeries(episode).length > 0 && dayAt(now, episode.decide.zone) <= episode.to;

/**
 * The gravest decision: the severest fall of all legs together while something was held; where there was
 * none, the hardest fall of one leg over three sessions while something was held; else the last decision.
 */
export function gravest(decisions: readonly Decision[]): {
  readonly at: number;
  readonly by: 'together' | 'one leg' | 'last';
} {
  const worst = (of: (d: Decision) => number | undefined): number | undefined => {
    let [at, most]: [number | undefined, number] = [undefined, Number.NEGATIVE_INFINITY];
    for (const [i, d] of decisions.entries()) {
      const fell = d.exposure.before > 0 ? of(d) : undefined;
      if (fell !== undefined && fell > most) [at, most] = [i, fell];
    }
    return at;
  };
  const together = worst(({ stress: { state, severity } }) =>
    state === 'synchronised' && typeof severity === 'number' ? severity : undefined,
  );
  if (together !== undefined) return { at: together, by: 'together' };
  const one = worst(({ stress }) => {
    const legs = Object.values(stress.windows.find((w) => w.window === 3)?.legs ?? {});
    const falls = legs.flatMap((leg) => ('unknown' in leg || leg.z >= 0 ? [] : [-leg.z]));
    return falls.length === 0 ? undefined : Math.max(...falls);
  });
  return one === undefined ? { at: decisions.length - 1, by: 'last' } : { at: one, by: 'one leg' };
}

/** Both languages, as page and as Markdown; the files that were written. */
function compose(
  played: Played,
  at: number,
  { out, ...end }: { readonly out: string; readonly zone: string; readonly anchor?: Anchor },
): readonly string[] {
  const pages = new Map<string, string>();
  for (const lang of LANGS)
    for (const format of FORMATS)
      for (const length of LENGTHS)
        pages.set(
          join(out, `memo.${length === 'full' ? 'full.' : ''}${lang}.${format}`),
          memoText(played, { at, lang, format, length, ...end }),
        );
  writeAll([...pages]);
  return [...pages.keys()];
}

/** Serves the page on the loopback address alone; ends with Ctrl-C, whoever is still connected. */
async function serves(
  played: Played,
  {
    at,
    name,
    port,
    options,
  }: {
    readonly at: number;
    readonly name: string;
    readonly port: number;
    readonly options: Options;
  },
  voice: Voice,
): Promise<void> {
  const { lang, build, env } = voice;
  const workspace = home(options.home, env);
  const folder = join(root(), 'dist');
  const { decisions } = played;
  const [shown, last] = [decisions[at], decisions.length - 1];
  const serving: Serving = {
    ...{
      episode: name,
      lang,
      port,
      readOnly: options.readOnly === true,
      assets: join(folder, 'web'),
    },
    token: accessToken(workspace),
    workers: workers(join(folder, 'served.js'), {
      env: { ...env, BIDE_HOME: workspace },
      ...present({ build }),
    }),
    stamp: (episode) =>
      stampOf([
        workspace,
        ...(bundledFolder(episode) ?? []).flatMap((own) => [
          own,
          ...PARTS.map((part) => join(own, part)),
        ]),
      ]),
    ...(at < last && shown && { at: formatDay(shown.moment.day) }),
  };
  const { url, close } = await listen(serving);
  voice.answer(same(url), { url });
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await close();
}

/** Folders of an episode that its decisions are read from as well. */
const PARTS = ['vintages', 'crowd', 'history'];

/** The folder of an episode that there is. */
function bundledFolder(name: string): readonly string[] | undefined {
  const found = bundled(name);
  return found.ok ? [found.value] : undefined;
}
