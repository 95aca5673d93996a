import { useState } from 'preact/hooks';
import type { Lang } from '../words.ts';
import { codedAs, Headline, SourceLink } from './item.tsx';
import type { InboxItem } from './queue.ts';
import { INBOX_SAYS, inboxSay } from './words.ts';

/** Items in use that are shown at first. */
const SHOWN = 40;

/** What is in use, the latest first. */
export function UsedItems({
  items,
  lang,
}: {
  readonly items: readonly InboxItem[];
  readonly lang: Lang;
}) {
  const [most, setMost] = useState(SHOWN);
  const all = items.toSorted((a, b) => b.known_at.localeCompare(a.known_at));
  return (
    <section class="used">
      <h2>{INBOX_SAYS[lang].used(items.length)}</h2>
      {items.length === 0 && <p>{inboxSay(lang, 'noneInUse')}</p>}
      <ul>
        {all.slice(0, most).map((item) => (
          <li key={item.id}>
            <p class="what">
              <Headline of={item.headline} lang={lang} />
            </p>
            <p class="when">
              <time dateTime={item.occurred_on}>{item.occurred_on}</time>
              <SourceLink of={item.source} />
            </p>
            <p class="coded">
              {codedAs(item, lang).map((part) => (
                <span key={part}>{part}</span>
              ))}
            </p>
          </li>
        ))}
      </ul>
      {all.length > most && (
        <button type="button" onClick={() => setMost(most + 2 * SHOWN)}>
          {INBOX_SAYS[lang].more(Math.min(2 * SHOWN, all.length - most))}
        </button>
      )}
    </section>
  );
}
