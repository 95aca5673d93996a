import { useEffect, useRef, useState } from 'preact/hooks';
import { ACT_SIZES, DIRECTIONS, KINDS, RUNGS, WATCHES } from '../../../src/domain/evidence.ts';
import { names } from '../../../src/report/words/name.ts';
import type { Lang } from '../words.ts';
import {
  changesTo,
  EDITED_FIELDS,
  type EditedField,
  type EditedFields,
  fieldText,
  type InboxItem,
} from './queue.ts';
import { INBOX_SAYS, inboxSay } from './words.ts';

/** What a field may be, with the words for it; none: any text. */
function choices(field: EditedField, lang: Lang): readonly (readonly [string, string])[] {
  const w = names[lang];
  const says = INBOX_SAYS[lang];
  switch (field) {
    case 'rung':
      return RUNGS.map((_, n) => [String(n), says.level(n, w.rungs[n] ?? '')]);
    case 'direction':
      return DIRECTIONS.map((one) => [one, w.direction[one]]);
    case 'watch':
      return WATCHES.map((one) => [one, says.group(one)]);
    case 'kind':
      return KINDS.map((one) => [one, w.kind[one]]);
    case 'size':
      return ACT_SIZES.map((one) => [one, inboxSay(lang, one)]);
    case 'claim':
      return [];
  }
}

/** A small form of what an item is coded as. */
export function EditForm({
  item,
  lang,
  save,
  close,
}: {
  readonly item: InboxItem;
  readonly lang: Lang;
  readonly save: (fields: EditedFields) => void;
  readonly close: () => void;
}) {
  const form = useRef<HTMLFormElement>(null);
  const [fields, setFields] = useState(
    () =>
      Object.fromEntries(
        EDITED_FIELDS.map((field) => [field, fieldText(item, field)]),
      ) as Required<EditedFields>,
  );
  useEffect(() => form.current?.querySelector<HTMLElement>('select, input')?.focus(), []);
  const set =
    (field: EditedField) => (event: { readonly currentTarget: { readonly value: string } }) =>
      setFields({ ...fields, [field]: event.currentTarget.value });
  return (
    <form
      ref={form}
      class="fields"
      onSubmit={(event) => {
        event.preventDefault();
        save(changesTo(item, fields));
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      {EDITED_FIELDS.map((field) => {
        const among = choices(field, lang);
        const id = `edit-${field}`;
        return (
          <label key={field} htmlFor={id}>
            <span>{inboxSay(lang, field)}</span>
            {among.length > 0 ? (
              <select id={id} value={fields[field]} onChange={set(field)}>
                {among.map(([value, word]) => (
                  <option key={value} value={value}>
                    {word}
                  </option>
                ))}
              </select>
            ) : (
              <input id={id} value={fields[field]} onInput={set(field)} required />
            )}
          </label>
        );
      })}
      <div class="acts">
        <button type="submit">{inboxSay(lang, 'save')}</button>
        <button type="button" onClick={close}>
          {inboxSay(lang, 'cancel')}
        </button>
      </div>
    </form>
  );
}

/** Asks why items are sent away; an empty answer is one. */
export function RejectForm({
  ids,
  lang,
  reject,
  close,
}: {
  readonly ids: readonly string[];
  readonly lang: Lang;
  readonly reject: (why: string) => void;
  readonly close: () => void;
}) {
  const [why, setWhy] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const id = `why-${ids[0] ?? ''}`;
  return (
    <form
      class="fields"
      onSubmit={(event) => {
        event.preventDefault();
        reject(why.trim());
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <label htmlFor={id} class="wide-field">
        <span>{inboxSay(lang, 'why')}</span>
        <input
          ref={input}
          id={id}
          value={why}
          onInput={(event) => setWhy(event.currentTarget.value)}
        />
      </label>
      <div class="acts">
        <button type="submit">{inboxSay(lang, 'reject')}</button>
        <button type="button" onClick={close}>
          {inboxSay(lang, 'cancel')}
        </button>
      </div>
    </form>
  );
}
