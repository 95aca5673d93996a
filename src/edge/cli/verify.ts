import type { Text } from '../../domain/text.ts';
import { parseDay } from '../../domain/time.ts';
import { canonical } from '../../run/canonical.ts';
import { type Break, verify } from '../../run/journal.ts';
import type { Store } from '../../run/ports.ts';
import { kernel } from '../compute/machine.ts';
import { answer } from '../crowd/answer.ts';
import { askedAt } from '../crowd/asked.ts';
import { Fault } from '../fault.ts';
import { sha256 } from '../file/hash.ts';
import { text } from '../file/text.ts';
import { withJournal } from '../keep.ts';
import { memo, originOf } from '../memo.ts';
import { open, type Played, play, positionOf } from '../workspace.ts';
import { aside, type Common, FINE, refuse, tell, WRONG } from './say.ts';

/** `bide verify`: the journal's chain; or, given a memo, the memo written again and compared. */
export async function run([file]: readonly string[], options: Common): Promise<number> {
  return file === undefined ? journal(options) : page(file, options);
}

function journal({ home, lang, json }: Common): number {
  const { count, breaks } = chain(home, (store) => {
    // Counted before it is read: an entry appended in between is then not missed.
    const counted = store.count();
    return { count: counted, breaks: verify(store.read(), sha256, counted) };
  });
  if (json) tell(JSON.stringify({ entries: count, breaks, ok: breaks.length === 0 }));
  else {
    for (const b of breaks)
      tell(
        lang === 'en'
          ? `entry ${b.seq}: ${b.kind}: expected ${b.expected}, found ${b.found}`
          : `第${b.seq}筆：${b.kind}：應為${b.expected}，實為${b.found}`,
      );
    if (breaks.length === 0) tell(whole(count)[lang]);
  }
  return breaks.length === 0 ? FINE : WRONG;
}

/** What is said of a chain without a break. */
const whole = (count: number): Text =>
  count === 0
    ? {
        en: 'no journal here yet: nothing to verify',
        'zh-Hant': '這裡還沒有日誌，沒有可驗證的紀錄',
      }
    : { en: `${count} entries, one unbroken chain`, 'zh-Hant': `${count}筆紀錄，鏈結完整` };

/** Reads the journal; one that is damaged beyond reading is a broken chain, not a fault. */
function chain(
  home: string | undefined,
  read: (store: Store) => { readonly count: number; readonly breaks: readonly Break[] },
): ReturnType<typeof read> {
  try {
    return withJournal(home, read);
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== 'damaged') throw error;
    const broken: Break = { kind: 'body', seq: 0, expected: 'a journal', found: error.message };
    return { count: 0, breaks: [broken] };
  }
}

function page(file: string, { lang, json }: Common): number {
  const content = text(file, file);
  if (!content.ok) return refuse(content.problems, lang, json);
  const origin = originOf(content.value);
  const day = origin && parseDay(origin.day);
  if (!origin || day === undefined) {
    aside(lang === 'en' ? `${file}: not a memo of bide` : `${file}：不是bide的備忘錄`);
    return WRONG;
  }
  const opened = open(origin.name, origin.thesis === undefined ? {} : { thesis: origin.thesis });
  if (!opened.ok) return refuse(opened.problems, lang, json);
  const played = play(opened.value);
  const at = positionOf(played.decisions, day);
  const again = at < 0 ? '' : memo(played, at, origin.lang, origin.format);
  const stale = at < 0 ? undefined : crowdDiffers(played, at);
  if (stale !== undefined) {
    if (json) tell(JSON.stringify({ file, ok: false, crowd: stale }));
    else
      tell(
        lang === 'en'
          ? `${file}: the crowd model answers differently now: ${stale}`
          : `${file}：群體模型重算的結果不同：${stale}`,
      );
    return WRONG;
  }
  if (again === content.value) {
    tell(
      json
        ? JSON.stringify({ file, ok: true })
        : lang === 'en'
          ? `${file}: every number computed again, the same to the byte`
          : `${file}：所有數字重算一次，逐位元組相同`,
    );
    return FINE;
  }
  const [found, expected] = [content.value.split('\n'), again.split('\n')];
  const line = found.findIndex((l, i) => l !== expected[i]);
  const differ = { file, line: line + 1, expected: expected[line] ?? '', found: found[line] ?? '' };
  if (json) tell(JSON.stringify({ ...differ, ok: false }));
  else
    tell(
      lang === 'en'
        ? `${file}:${differ.line}: expected ${cut(differ.expected)}, found ${cut(differ.found)}`
        : `${file}:${differ.line}：應為${cut(differ.expected)}，實為${cut(differ.found)}`,
    );
  return WRONG;
}

/** A long line shortened to what a terminal can show. */
const cut = (line: string): string => (line.length > 200 ? `${line.slice(0, 200)} [...]` : line);

/** The world in which the crowd, asked again, does not answer as the episode says; undefined: in none. */
function crowdDiffers(played: Played, at: number): string | undefined {
  const { gathering } = played.setup;
  const asked = gathering && askedAt(played, at);
  if (!gathering || !asked || 'unknown' in asked) return undefined;
  const said = new Map(
    played.events.flatMap((e) =>
      e.kind === 'simulation' ? [[canonical(e.simulation.inquiry), e.simulation] as const] : [],
    ),
  );
  const module = kernel();
  return Object.values(asked.worlds).find(
    (inquiry) =>
      canonical(answer(inquiry, gathering, module)) !==
      canonical(said.get(canonical(inquiry)) ?? {}),
  )?.world;
}
