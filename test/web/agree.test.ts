import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { doJob } from '../../src/edge/cli/servedjob.ts';
import type { DayPage, ServedJob, TaskSaid } from '../../src/edge/serve/job.ts';

const ROOM = mkdtempSync(join(tmpdir(), 'bide-agree-'));
afterAll(() => rmSync(ROOM, { recursive: true, force: true }));

const EPISODE = 'greenland-2026';
/** A calm day, the gravest, the two after it, and one much later. */
const DAYS = ['2026-01-09', '2026-01-20', '2026-01-21', '2026-01-22', '2026-04-15'];

async function done<Value>(job: ServedJob): Promise<Value> {
  const env = { BIDE_HOME: join(ROOM, 'home'), BIDE_ZONE: 'Asia/Taipei' };
  const reply = await doJob(job, { env, build: 'under test' }, () => {});
  if (!reply.ok) throw new Error(reply.error);
  return reply.value as Value;
}

/** What a command says with --json: its first document. */
const told = async (...args: string[]) =>
  (await done<TaskSaid>({ kind: 'task', episode: EPISODE, lang: 'en', task: { commands: [args] } }))
    .documents[0] as never as {
    readonly [name: string]: never;
  };

/** The words of each panel by its id, and of the top, without marks; pictures with them, or not. */
function panels(html: string, pictures = true): ReadonlyMap<string, string> {
  const plain = (text: string): string =>
    text
      .replace(pictures ? /$^/ : /<svg.*?<\/svg>/gs, '')
      .replace(/<div class="d d[23]">.*?<\/svg><\/div>/gs, '')
      .replace(/<[^>]+>/g, ' ')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&amp;/g, '&')
      .replace(/\s+/g, ' ')
      .replace(/ (?=[%.,;:)])/g, '')
      .replace(/(?<=[−+]) (?=\d)/g, '');
  const all = [...html.matchAll(/<section id="s-([\w-]+)">(.*?)<\/section>/gs)];
  const top = html.slice(0, html.indexOf('<section'));
  return new Map([
    ['top', plain(top)],
    ...all.map(([, id = '', text = '']) => [id, plain(text)] as const),
  ]);
}

const percent = (x: number): string => `${Math.round(100 * x)}%`;
/** With the sign that the page writes for less than nothing. */
const minus = (text: string): string => text.replace('-', '−');
const LAMPS: Readonly<Record<string, string>> = {
  quiet: 'Quiet',
  waiting: 'Waiting for data',
  absorbed: 'Absorbed',
  pending: 'Pending',
  tripped: 'Tripped',
  blind: 'Blind',
};

test.each(DAYS)('on %s every panel says what the commands say', async (day) => {
  const at = ['--at', day];
  const page = await done<DayPage>({ kind: 'day', episode: EPISODE, at: day, lang: 'en' });
  const said = panels(page.html);
  const panel = (id: string): string => {
    const text = said.get(id);
    if (text === undefined) throw new Error(`no panel ${id} among ${[...said.keys()].join(' ')}`);
    return text;
  };
  const line = (await told('replay', EPISODE, '--from', day, '--to', day)) as never as {
    readonly hash: string;
    readonly verdict: string;
    readonly exposure: {
      readonly target: number;
      readonly reserve: number;
      readonly asymmetry: number;
    };
    readonly regime: Readonly<Record<'noise' | 'friction' | 'rupture', number>>;
    readonly stops: readonly { readonly id: string; readonly state: string }[];
    readonly stress: {
      readonly severity: number | string | { readonly unknown: unknown };
      readonly legs: Readonly<Record<string, number>>;
    };
  };
  expect(page.hash).toBe(line.hash);

  // The verdict and its four figures.
  expect(panel('top')).toContain(percent(line.exposure.target));
  expect(panel('top').toLowerCase()).toContain(line.verdict);
  // Size.
  expect(panel('size')).toContain(percent(Math.abs(line.exposure.reserve)));
  if (line.exposure.asymmetry < 1e6)
    expect(panel('size')).toContain(line.exposure.asymmetry.toFixed(1));
  // Stops: the gravest state of each.
  const order = ['quiet', 'waiting', 'absorbed', 'pending', 'blind', 'tripped'];
  const gravest = new Map<string, string>();
  for (const { id, state } of line.stops)
    if (order.indexOf(state) >= order.indexOf(gravest.get(id) ?? 'quiet')) gravest.set(id, state);
  for (const state of gravest.values())
    if (!['quiet', 'waiting'].includes(state)) expect(panel('stops')).toContain(LAMPS[state]);
  // Regime.
  for (const odds of Object.values({ ...line.regime, call: 0, lean: 0 } as Record<
    string,
    unknown
  >).slice(0, 3))
    if (typeof odds === 'number' && odds >= 0.01) expect(panel('regime')).toContain(percent(odds));
  // Stress: each leg in sigmas, as `bide stress` has them.
  const stress = await told('stress', EPISODE, ...at);
  expect(stress.legs).toEqual(line.stress.legs);
  for (const z of Object.values(line.stress.legs))
    expect(panel('happened')).toContain(minus(Number(z).toFixed(2)));
  // Odds: own and implied of every path.
  const odds = (await told('odds', EPISODE, ...at)) as never as {
    readonly paths: readonly { readonly own: number; readonly implied: { readonly at: number } }[];
  };
  for (const { own, implied } of odds.paths)
    expect(panel('possible')).toContain(`${chance(own)} → ${chance(implied.at)}`);
  // Who sells: how many of such falls come half back.
  const delever = (await told('delever', EPISODE, ...at)) as never as {
    readonly retrace: { readonly half?: number };
  };
  if (delever.retrace.half !== undefined)
    expect(panel('sells')).toContain(percent(delever.retrace.half));
  // What changed is told against the decision before.
  expect(panel('since')).toMatch(/went from|not known/);
  // The memo of that day has the same panels, word for word; its sources are those that it cites.
  const memo = await done<string>({
    ...{ kind: 'memo', length: 'short', format: 'html' },
    ...{ episode: EPISODE, at: day, lang: 'en' },
  });
  // What a picture writes into itself depends on its width.
  const [short, worded] = [panels(memo, false), panels(page.html, false)];
  for (const id of [
    'stops',
    'change',
    'size',
    'happened',
    'possible',
    'sells',
    'record',
    'findings',
  ])
    expect(
      worded
        .get(id)
        ?.replace(/ ?Why /, ' ')
        .trim() ?? '',
      id,
    ).toBe((short.get(id) ?? '').trim());
});

/** A chance as the page writes it: no certainty that nobody has. */
const chance = (x: number): string => (x < 0.005 ? '<1%' : x > 0.995 ? '>99%' : percent(x));
