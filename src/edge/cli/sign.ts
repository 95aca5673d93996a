import { formatDay } from '../../domain/time.ts';
import { now } from '../clock.ts';
import { sha256 } from '../file/hash.ts';
import { text } from '../file/text.ts';
import { entriesOf, withJournal } from '../keep.ts';
import { readThesis } from '../thesis/read.ts';
import type { Signed } from './ask.ts';
import { checked, lines } from './check.ts';
import { aside, type Common, FINE, refuse, tell, WRONG } from './say.ts';

/** `bide sign`: freezes a version. One that does not pass its own check is not signed. */
export async function run([name = '']: readonly string[], options: Common): Promise<number> {
  const found = checked(name);
  if (!found.ok) return refuse(found.problems, options.lang, options.json);
  if (!options.json) for (const line of lines(found.value, options.lang)) tell(line);
  if (!found.value.ok) {
    if (options.json) tell(JSON.stringify(found.value));
    return WRONG;
  }
  const content = text(name, name);
  if (!content.ok) return refuse(content.problems, options.lang, options.json);
  const draft = readThesis(content.value, name);
  if (!draft.ok) return refuse(draft.problems, options.lang, options.json);
  const { id, opened } = draft.value.thesis;
  const signed: Signed = {
    thesis: id,
    hash: sha256(content.value),
    opened: formatDay(opened),
    text: content.value,
  };
  const entry = withJournal(options.home, (store) => {
    const known = entriesOf<Signed>(store, 'sign').find((e) => e.read.hash === signed.hash);
    return known ?? store.append([{ kind: 'sign', at: now(), body: signed }])[0];
  });
  if (options.json) tell(JSON.stringify({ thesis: id, hash: signed.hash, entry: entry?.seq }));
  else
    tell(
      options.lang === 'en'
        ? `signed ${id}@${signed.hash.slice(0, 12)}, entry ${entry?.seq} of the journal`
        : `已簽署${id}@${signed.hash.slice(0, 12)}，日誌第${entry?.seq}筆`,
    );
  aside(
    options.lang === 'en'
      ? 'from now on a change is a new version; to act against it, use bide decide --override'
      : '此後任何修改都是新版本；若要另作決定，請用bide decide --override',
  );
  return FINE;
}
