import { present } from '../../domain/present.ts';
import { formatDay } from '../../domain/time.ts';
import { sha256 } from '../file/hash.ts';
import { standing, withJournal } from '../keep.ts';
import { checked, checkLines, signedAs } from './check.ts';
import { MESSAGES } from './message.ts';
import type { Signed } from './reader.ts';
import { type Command, FINE, WRONG } from './say.ts';

/** `bide sign`: freezes a version. One that does not pass its own check is not signed. */
export const run: Command = ([name = ''], { home }, voice) => {
  const { found, draft } = checked(name);
  const before = found.ok ? signedAs(draft, home) : undefined;
  if (!voice.json)
    voice.tell(...checkLines({ ...found, ...present({ signed: before }) }, voice.lang));
  if (!found.ok) {
    if (voice.json) voice.tell(JSON.stringify(found));
    return WRONG;
  }
  const { text } = draft.source;
  const { id: thesis, opened } = draft.thesis;
  const hash = sha256(text);
  const signed: Signed = { thesis, hash, opened: formatDay(opened), text };
  const kept = withJournal(home, (store) =>
    store.alone(() => {
      const known = standing<Signed>(store, 'sign').find((e) => e.read.hash === hash);
      return known ?? store.append([{ kind: 'sign', at: voice.now(), body: signed }])[0];
    }),
  );
  const entry = kept?.seq;
  const version = `${thesis}@${hash.slice(0, 12)}`;
  if (before) voice.answer(MESSAGES.nothingNew(version), { thesis, hash, entry: before.entry });
  else voice.answer(MESSAGES.signed(version, entry), { thesis, hash, entry });
  voice.aside(MESSAGES.frozen);
  return FINE;
};
