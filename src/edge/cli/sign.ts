import { formatDay } from '../../domain/time.ts';
import { now } from '../clock.ts';
import { sha256 } from '../file/hash.ts';
import { readText } from '../file/text.ts';
import { entriesOf, withJournal } from '../keep.ts';
import { readThesis } from '../thesis/read.ts';
import type { Signed } from './ask.ts';
import { checked, checkLines } from './check.ts';
import { MESSAGES } from './message.ts';
import { type Common, FINE, type Voice, WRONG } from './say.ts';

/** `bide sign`: freezes a version. One that does not pass its own check is not signed. */
export async function run(
  [name = '']: readonly string[],
  { home }: Common,
  voice: Voice,
): Promise<number> {
  const found = checked(name);
  if (!found.ok) return voice.refuse(found);
  if (!voice.json) voice.tell(...checkLines(found.value, voice.lang));
  if (!found.value.ok) {
    if (voice.json) voice.tell(JSON.stringify(found.value));
    return WRONG;
  }
  const content = readText(name, name);
  if (!content.ok) return voice.refuse(content);
  const draft = readThesis(content.value, name);
  if (!draft.ok) return voice.refuse(draft);
  const { id, opened } = draft.value.thesis;
  const signed: Signed = {
    thesis: id,
    hash: sha256(content.value),
    opened: formatDay(opened),
    text: content.value,
  };
  const entry = withJournal(home, (store) => {
    const known = entriesOf<Signed>(store, 'sign').find((e) => e.read.hash === signed.hash);
    return known ?? store.append([{ kind: 'sign', at: now(), body: signed }])[0];
  });
  voice.answer(MESSAGES.signed(`${id}@${signed.hash.slice(0, 12)}`, entry?.seq), {
    thesis: id,
    hash: signed.hash,
    entry: entry?.seq,
  });
  voice.aside(MESSAGES.frozen);
  return FINE;
}
