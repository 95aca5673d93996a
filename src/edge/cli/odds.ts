import type { Odds } from '../../domain/odds.ts';
import type { Known } from '../../domain/stress.ts';
import { formatDay } from '../../domain/time.ts';
import { oddsPage, oddsScreen } from '../../report/odds.ts';
import type { OddsView } from '../../report/view/odds.ts';
import { asof } from '../../run/asof.ts';
import { odds } from '../../run/odds.ts';
import { owed, tables } from '../../run/tables.ts';
import { CASES } from '../../weigh/odds/implied.ts';
import { worth } from '../../weigh/scenario/shares.ts';
import { type Played, play } from '../workspace.ts';
import { write } from '../write.ts';
import type { Common } from './common.ts';
import { decisionAt } from './day.ts';
import { opened } from './opened.ts';
import { decline, FINE, misuse, refuse, tell } from './say.ts';

type Options = Common & {
  readonly at?: string;
  readonly thesis?: string;
  readonly html?: string;
};

/** `bide odds`: own odds against those that prices imply, what the gap is worth, what would turn the verdict. */
export async function run([name = '']: readonly string[], options: Options): Promise<number> {
  const episode = opened(name, options);
  if (!episode.ok) return refuse(episode.problems, options.lang, options.json);
  const played = play(episode.value);
  const at = decisionAt(played.decisions, options.at);
  if (typeof at === 'object') return misuse(at.wrong, options);
  const said = oddsAt(played, at);
  if ('unknown' in said)
    return decline(
      { en: `not known: ${said.unknown}`, 'zh-Hant': `未知：${said.unknown}` },
      options,
    );
  const view = viewed(played, at, said);
  if (options.html !== undefined) write(options.html, oddsPage(view, options.lang));
  if (options.json)
    tell(
      JSON.stringify({
        at: played.lines[at]?.at,
        ...said,
        misfits: said.misfits.map((m) =>
          m.kind === 'expired' ? { ...m, deadline: formatDay(m.deadline) } : m,
        ),
      }),
    );
  else for (const line of oddsScreen(view, options.lang)) tell(line);
  return FINE;
}

/** The odds of one decision, from what was known at it. */
function oddsAt({ setup, events, decisions }: Played, at: number): Known<Odds> {
  const decision = decisions[at];
  if (!decision) throw new RangeError(`no decision ${at}`);
  const known = asof(setup.episode.series, events, decision.moment.at);
  const sized = owed(tables(setup), setup, decision.delever, decision.stress);
  return odds(setup, known, decision, sized);
}

function viewed({ setup, decisions }: Played, at: number, said: Odds): OddsView {
  const { thesis } = setup.policy;
  const decision = decisions[at];
  if (!decision) throw new RangeError(`no decision ${at}`);
  const { book } = thesis;
  return {
    title: thesis.title,
    day: decision.moment.day,
    window: decision.stress.window,
    horizon: thesis.horizon,
    cases: CASES,
    odds: said,
    held: decision.exposure.target,
    titles: {
      paths: Object.fromEntries(thesis.scenarios.map((s) => [s.id, s.title])),
      series: Object.fromEntries(Object.values(setup.episode.series).map((s) => [s.id, s.title])),
      contracts: Object.fromEntries((setup.contracts ?? []).map((c) => [c.id, c.title])),
    },
    ...(book ? { book: { worth: worth(book), currency: book.currency } } : {}),
  };
}
