import type { ComponentChildren } from 'preact';
import { original, type Text } from '../../../src/domain/text.ts';
import { safe } from '../../../src/report/render/escape.ts';
import { names } from '../../../src/report/words/name.ts';
import type { Lang } from '../words.ts';
import { type InboxItem, shownText } from './queue.ts';
import { INBOX_SAYS, inboxSay } from './words.ts';

/** A text of others, as text. */
function Told({ text, lang }: { readonly text: string; readonly lang: Lang }) {
  const shown = shownText(text);
  return (
    <>
      {shown.text}
      {shown.rest > 0 && INBOX_SAYS[lang].rest(shown.rest)}
    </>
  );
}

/** A headline in the reader's language, and as it was written where that is another. */
export function Headline({ of, lang }: { readonly of: Text; readonly lang: Lang }) {
  const written = original(of);
  const other: Lang = lang === 'en' ? 'zh-Hant' : 'en';
  const own = written[lang];
  const beside = written[other];
  return (
    <>
      <strong lang={own === undefined ? other : lang}>
        <Told text={own ?? beside ?? of[lang]} lang={lang} />
      </strong>
      {own !== undefined && beside !== undefined && own !== beside && (
        <span class="original" lang={other}>
          <Told text={beside} lang={lang} />
        </span>
      )}
    </>
  );
}

/** Where it was read: a link where the address can be followed. */
export function SourceLink({ of: { name, url } }: { readonly of: InboxItem['source'] }) {
  const to = safe(url);
  const { text } = shownText(name || url);
  return to ? (
    <a href={to} target="_blank" rel="noreferrer noopener">
      {text}
    </a>
  ) : (
    <span>{text}</span>
  );
}

/** What an item is coded as, in words. */
export const codedAs = (item: InboxItem, lang: Lang): readonly string[] => {
  const w = names[lang];
  const says = INBOX_SAYS[lang];
  return [
    says.group(item.watch),
    says.level(item.rung, w.rungs[item.rung] ?? ''),
    w.kind[item.kind],
    w.direction[item.direction],
    ...(item.size === 'small'
      ? [`${inboxSay(lang, 'size')}${lang === 'en' ? ' ' : ''}${inboxSay(lang, 'small')}`]
      : []),
    ...(item.disputed ? [inboxSay(lang, 'disputed')] : []),
  ];
};

/** Day and minute of an instant on the clock of a zone, and which zone that is. */
function instantText(iso: string, zone: string): string {
  const clock = { timeZone: zone, dateStyle: 'short', timeStyle: 'short' } as const;
  return `${new Intl.DateTimeFormat('sv-SE', clock).format(new Date(iso))} ${zone}`;
}

/** An item that waits: what was reported, what it is proposed as and why, and what may be done. */
export function WaitingItem({
  item,
  alike,
  lang,
  zone,
  children,
}: {
  readonly item: InboxItem;
  readonly alike: readonly InboxItem[];
  readonly lang: Lang;
  readonly zone: string;
  readonly children: ComponentChildren;
}) {
  const w = (name: Parameters<typeof inboxSay>[1]): string => inboxSay(lang, name);
  const says = INBOX_SAYS[lang];
  const reasons = Object.entries(item.proposal?.reasons ?? {});
  return (
    <>
      <p class="what">
        <Headline of={item.headline} lang={lang} />
      </p>
      <p class="when">
        <SourceLink of={item.source} />
        <span>
          {w('happened')} <time dateTime={item.occurred_on}>{item.occurred_on}</time>
        </span>
        <span>
          {w('known')} <time dateTime={item.known_at}>{instantText(item.known_at, zone)}</time>
        </span>
        <span class="id">{shownText(item.id).text}</span>
      </p>
      <p class="coded">
        {codedAs(item, lang).map((part) => (
          <span key={part}>{part}</span>
        ))}
      </p>
      {item.withdrawn && <p class="mark">{w('withdrawn')}</p>}
      {item.proposal?.changes && <p class="mark">{says.changes(item.proposal.changes)}</p>}
      {reasons.length > 0 && (
        <details>
          <summary>{w('reasons')}</summary>
          <ul>
            {reasons.map(([field, why]) => (
              <li key={field}>{says.reason(fieldName(field, lang), shownText(why[lang]).text)}</li>
            ))}
          </ul>
        </details>
      )}
      {children}
      {alike.length > 0 && (
        <details>
          <summary>{says.alike(alike.length)}</summary>
          <ul>
            {alike.map((one) => (
              <li key={one.id}>
                <Headline of={one.headline} lang={lang} /> <SourceLink of={one.source} />{' '}
                <span class="id">{shownText(one.id).text}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** Names of the fields that a reason is of. */
const FIELDS: Readonly<Record<string, readonly [en: string, zh: string]>> = {
  rung: ['Level', '級別'],
  direction: ['Direction', '方向'],
  kind: ['Sort of act', '行動種類'],
  claim: ['Part of', '屬於'],
  watch: ['Watch group', '觀察組'],
  counterparty: ['Whom', '對象'],
  actor: ['Who', '行動者'],
  occurred_on: ['Day', '日期'],
  scheduled_for: ['Due', '預定日'],
  effective_on: ['Begins', '生效日'],
  size: ['Size', '規模'],
  suspended: ['On hold', '暫停'],
  unilateral: ['Alone', '單方'],
  confidence: ['Trust', '可信度'],
  term: ['Concerns', '相關'],
  reason: ['Reason', '理由'],
};
const fieldName = (field: string, lang: Lang): string =>
  FIELDS[field]?.[lang === 'en' ? 0 : 1] ?? field;
