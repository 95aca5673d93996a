import { both, type Text } from '../../domain/text.ts';
import { DAY_MS, type Day, formatDay, type Instant } from '../../domain/time.ts';
import { clean } from '../../report/render/escape.ts';
import { type Added, evidenceFile, evidenceStretch, realPath } from '../episode/inbox.ts';
import { type Item, type ItemField, itemOfWords, wordSource } from '../episode/item.ts';
import { evidenceLines } from '../episode/lines.ts';
import { unmet } from '../file/check.ts';
import { must, refused } from '../file/problem.ts';
import { readFrom } from '../file/text.ts';
import { entriesOf, withJournal } from '../keep.ts';

/** Fields of an item that an assistant tells. When it became known is not among them: that is now. */
const TOLD_BY_ASSISTANT = [
  ...(['occurred_on', 'actor', 'rung', 'direction', 'watch', 'source_url'] as const),
  ...(['source_name', 'headline', 'headline_zh', 'counterparty', 'claim', 'kind'] as const),
  ...(['confidence', 'scheduled_for', 'effective_on'] as const),
] as const satisfies readonly ItemField[];

/** An item as an assistant tells it: texts by the fields of a line of `evidence.jsonl`. */
export type ToldItem = { readonly [F in (typeof TOLD_BY_ASSISTANT)[number]]?: string | undefined };

/** What became of it: the name and number under which it waits, or that it was proposed or taken before. */
export type ToldOutcome =
  | {
      readonly state: 'waiting';
      readonly id: string;
      readonly entry: number;
      readonly line: string;
    }
  | { readonly state: 'known'; readonly id: string };

/** What an assistant calls its tool by, in problems. */
const FILE = 'propose_evidence';

/**
 * Puts an item that an assistant found into the inbox of a folder, where it waits for a person and counts nothing. It
 * is known from now on, whatever its day: nothing that is proposed tonight can have been known in a decision of before.
 * One that was proposed before, whatever a person made of it, is not proposed again.
 * @param folder of the episode; one that is over takes nothing
 * @throws Fault where the journal cannot be written; ends where the item or the folder is not as it must be
 */
export function proposeTold(
  folder: string,
  { item: told, reason }: { readonly item: ToldItem; readonly reason: string },
  { home, now }: { readonly home: string | undefined; readonly now: Instant },
): ToldOutcome {
  const episode = realPath(folder);
  const { until } = evidenceStretch(episode);
  const words = Object.fromEntries(
    TOLD_BY_ASSISTANT.flatMap((field) => (told[field] === undefined ? [] : [[field, told[field]]])),
  );
  // By what it says alone, so that it is the same item whenever it is told.
  const bare = wholeOf(words, until);
  const { id, line } = dated(bare, { words, now, until });
  const used = must(readFrom(evidenceFile(episode), evidenceLines));
  return withJournal(home, (store) =>
    store.alone((): ToldOutcome => {
      const before = entriesOf<Added>(store, 'evidence').some(
        ({ read }) => read.id === id && realPath(read.episode) === episode,
      );
      if (before || used.some((one) => one.id === id)) return { state: 'known', id };
      const why = clean(reason).trim();
      const body: Added = {
        ...{ episode, id, line },
        proposal: { by: 'assistant', reasons: { reason: both(why, why) } },
      };
      const [entry] = store.append([{ kind: 'evidence', at: now, body }]);
      if (!entry) throw new RangeError('nothing was appended');
      return { state: 'waiting', id, entry: entry.seq, line };
    }),
  );
}

const wholeOf = (words: Readonly<Record<string, string>>, until: Day): Item =>
  must(itemOfWords(wordSource(FILE, words), until));

/** The same item, known now: its day must have begun, and the stretch that it is told of must not be over. */
function dated(
  { id, line }: Item,
  {
    words,
    now,
    until,
  }: {
    readonly words: Readonly<Record<string, string>>;
    readonly now: Instant;
    readonly until: Day;
  },
): Item {
  const { occurred_on: occurred }: { readonly occurred_on: string } = JSON.parse(line);
  const today = Math.floor(now / DAY_MS) as Day;
  const source = wordSource(FILE, words);
  const wrong = unmet(source, [
    [occurred <= formatDay(today), ['occurred_on'], BEGUN(formatDay(today))],
    [today <= until, ['occurred_on'], OPEN(formatDay(until))],
  ]);
  if (wrong.length > 0) must(refused(...wrong));
  return wholeOf({ ...words, ...{ id, known_on: new Date(now).toISOString() } }, until);
}

const BEGUN = (today: string): Text =>
  both(`a day not after today, ${today}`, `不晚於今天（${today}）的日期`);
const OPEN = (until: string): Text =>
  both(
    `an episode that is not over: this one ended on ${until}`,
    `尚未結束的事件期間；這一個已在${until}結束`,
  );
