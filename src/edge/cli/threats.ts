import { join } from 'node:path';
import { present } from '../../domain/present.ts';
import { CAUSES, type Threat, TRAITS } from '../../domain/threat.ts';
import { type Day, formatDay, type Instant } from '../../domain/time.ts';
import { threatsPage, threatsScreen } from '../../report/answer/threats.ts';
import type { ThreatGroup, ThreatsView } from '../../report/content/threats.ts';
import { bargain } from '../../weigh/bargain/bargain.ts';
import { ledger, settled } from '../../weigh/bargain/ledger.ts';
import { traitOf } from '../../weigh/bargain/pool.ts';
import { countByCause } from '../../weigh/bargain/rates.ts';
import { amend, finishOwed } from '../amend.ts';
import { bundled, META } from '../episode/bundled.ts';
import { meta } from '../episode/meta.ts';
import { read } from '../episode/read.ts';
import { must } from '../file/problem.ts';
import { readFrom } from '../file/text.ts';
import { home } from '../home.ts';
import { withJournal } from '../keep.ts';
import { type AddedRows, addable, allThreats } from '../ledger/shelf.ts';
import { dayAt } from '../zone.ts';
import { ask } from './ask.ts';
import { dayOption } from './date.ts';
import { MESSAGES } from './message.ts';
import { type Command, FINE, misused, type Options, type Voice } from './say.ts';

/** Where today's date is read when no episode says of which day the ledger is asked. */
const ZONE = 'America/New_York';

/** `bide threats [EPISODE]`, `bide threats add FILE`: what do threats become? */
export const run: Command = (args, options, voice) => {
  const [first, second] = args;
  return first === 'add' ? added(second, options, voice) : answered(args, options, voice);
};

const answered = ask({
  view: ([name], options, { now }) => {
    const day = must(dayOption('--at', options.at, { now: now(), zone: ZONE }));
    // An episode that is named beside a day must be there.
    const folder = name === undefined ? undefined : must(bundled(name));
    const last = day ?? lastDay(folder, now());
    const episode =
      folder === undefined ? undefined : must(readFrom(join(folder, META), meta)).title;
    finishOwed(options.home);
    return { ...viewOf(must(allThreats(home(options.home))), last), ...present({ episode }) };
  },
  screen: threatsScreen,
  page: threatsPage,
  json: ({ bargain: told, groups, targets, traits }) => {
    return { ...told, at: formatDay(told.at), groups, targets, traits };
  },
});

function added(file: string | undefined, options: Options, voice: Voice): number {
  if (file === undefined) return must(misused(MESSAGES.threatsUsage));
  // Before a workspace is made for it.
  must(addable(file, home(options.home)));
  const entry = withJournal(options.home, (store) =>
    amend(store, () => {
      return { kind: 'threats', at: voice.now(), body: must(addable(file, home(options.home))) };
    }),
  );
  const { ids: added, file: own }: AddedRows = JSON.parse(entry.body);
  voice.answer(MESSAGES.threatsAdded(added, own), { added, file: own });
  return FINE;
}

/** The last day of an episode that has come; today where none is named. */
function lastDay(folder: string | undefined, at: Instant): Day {
  const day = dayAt(at, ZONE);
  return folder === undefined ? day : (Math.min(must(read(folder)).episode.to, day) as Day);
}

function viewOf(all: readonly Threat[], at: Day): ThreatsView {
  const told = ledger(all, at);
  const cases = settled(told);
  const group = (of: ThreatGroup['of'], some: readonly Threat[]): ThreatGroup => {
    const counts = countByCause(some);
    const settled = CAUSES.reduce((sum, cause) => sum + counts[cause], 0);
    return { ...(of && { of }), settled, counts };
  };
  const coded = (t: Threat, trait: (typeof TRAITS)[number]): string[] =>
    [traitOf(t, trait)].flatMap((value) => (value === undefined ? [] : String(value)));
  const groups = TRAITS.flatMap((trait) => {
    const values = [...new Set(cases.flatMap((t) => coded(t, trait)))];
    return values
      .toSorted((a, b) => (a < b ? 1 : -1))
      .map((value) =>
        group(
          { trait, value },
          cases.filter((t) => coded(t, trait).includes(value)),
        ),
      );
  });
  const ends = all.flatMap((t) => t.ended ?? []);
  const traits = (t: Threat) =>
    Object.fromEntries(TRAITS.flatMap((trait) => coded(t, trait).map((value) => [trait, value])));
  return {
    bargain: bargain(all, at),
    ...present({ closed: ends.toSorted((a, b) => a - b).at(-1) }),
    targets: Object.fromEntries([...cases, ...told.open].map((t) => [t.id, t.target])),
    traits: Object.fromEntries(told.open.map((t) => [t.id, traits(t)])),
    groups: [group(undefined, cases), ...groups],
  };
}
