import { CAUSES, type Threat, TRAITS } from '../../domain/threat.ts';
import { type Day, formatDay, parseDay } from '../../domain/time.ts';
import { threatsPage, threatsScreen } from '../../report/answer/threats.ts';
import type { ThreatGroup, ThreatsView } from '../../report/content/threats.ts';
import { bargain } from '../../weigh/bargain/bargain.ts';
import { ledger, settled } from '../../weigh/bargain/ledger.ts';
import { traitOf } from '../../weigh/bargain/pool.ts';
import { countByCause } from '../../weigh/bargain/rates.ts';
import { now } from '../clock.ts';
import { bundled } from '../episode/bundled.ts';
import { read } from '../episode/read.ts';
import type { Result } from '../file/problem.ts';
import { home } from '../home.ts';
import { add, allThreats, own } from '../ledger/shelf.ts';
import { stamp } from '../zone.ts';
import { ask } from './ask.ts';
import { MESSAGES } from './message.ts';
import { dayOption } from './option.ts';
import { type Common, FINE, misused, type Voice } from './say.ts';

type Options = Common & { readonly at?: string; readonly html?: string };

/** Where today's date is read when no episode says of which day the ledger is asked. */
const ZONE = 'America/New_York';

/** `bide threats [EPISODE]`, `bide threats add FILE`: what do threats become? */
export async function run(
  args: readonly string[],
  options: Options,
  voice: Voice,
): Promise<number> {
  const [first, second] = args;
  return first === 'add' ? added(second, options, voice) : answered(args, options, voice);
}

const answered = ask({
  view: ([name], options: Options) => {
    const day = dayOption('--at', options.at);
    if (!day.ok) return day;
    const last = day.value === undefined ? lastDay(name) : known(name, day.value);
    if (!last.ok) return last;
    const all = allThreats(home(options.home));
    return all.ok ? { ok: true, value: viewOf(all.value, last.value) } : all;
  },
  screen: threatsScreen,
  page: threatsPage,
  json: ({ bargain: told, groups, targets, traits }) => ({
    ...told,
    at: formatDay(told.at),
    groups,
    targets,
    traits,
  }),
});

function added(file: string | undefined, options: Options, voice: Voice): number {
  if (file === undefined) return voice.refuse(misused(MESSAGES.threatsUsage));
  const at = home(options.home);
  const done = add(file, at);
  if (!done.ok) return voice.refuse(done);
  voice.answer(MESSAGES.threatsAdded(done.value, own(at)), { added: done.value, file: own(at) });
  return FINE;
}

/** The last day of an episode that has come; today where none is named. */
function lastDay(name: string | undefined): Result<Day> {
  const day = parseDay(stamp(now(), ZONE).slice(0, 'YYYY-MM-DD'.length));
  if (day === undefined) throw new RangeError('the clock shows no day');
  const today = { ok: true, value: day } as const;
  if (name === undefined) return today;
  const folder = bundled(name);
  if (!folder.ok) return folder;
  const episode = read(folder.value);
  if (!episode.ok) return episode;
  const { to } = episode.value.episode;
  return to > day ? today : { ok: true, value: to };
}

/** A day that was asked for; an episode that is named beside it must be there. */
function known(name: string | undefined, day: Day): Result<Day> {
  const folder = name === undefined ? undefined : bundled(name);
  return folder && !folder.ok ? folder : { ok: true, value: day };
}

function viewOf(all: readonly Threat[], at: Day): ThreatsView {
  const told = ledger(all, at);
  const cases = settled(told);
  const group = (of: ThreatGroup['of'], some: readonly Threat[]): ThreatGroup => {
    const counts = countByCause(some);
    return {
      ...(of && { of }),
      settled: CAUSES.reduce((sum, cause) => sum + counts[cause], 0),
      counts,
    };
  };
  const groups = TRAITS.flatMap((trait) => {
    const coded = cases.flatMap((t) => {
      const value = traitOf(t, trait);
      return value === undefined ? [] : [{ threat: t, value: String(value) }];
    });
    return [...new Set(coded.map((c) => c.value))]
      .toSorted((a, b) => (a < b ? 1 : -1))
      .map((value) =>
        group(
          { trait, value },
          coded.filter((c) => c.value === value).map((c) => c.threat),
        ),
      );
  });
  const closed = all
    .flatMap((t) => t.ended ?? [])
    .toSorted((a, b) => a - b)
    .at(-1);
  return {
    bargain: bargain(all, at),
    ...(closed === undefined ? {} : { closed }),
    targets: Object.fromEntries([...cases, ...told.open].map((t) => [t.id, t.target])),
    traits: Object.fromEntries(
      told.open.map((t) => [
        t.id,
        Object.fromEntries(
          TRAITS.flatMap((trait) => {
            const value = traitOf(t, trait);
            return value === undefined ? [] : [[trait, String(value)]];
          }),
        ),
      ]),
    ),
    groups: [group(undefined, cases), ...groups],
  };
}
