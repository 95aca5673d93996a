import './inbox.css';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { whenChanged } from '../changed.ts';
import { useKeys } from '../keys.ts';
import type { ViewProps } from '../view.tsx';
import { say } from '../words.ts';
import { Acts, Batch, type Notice } from './batch.tsx';
import { actOn, type InboxAct, inboxOf } from './calls.ts';
import { EditForm, RejectForm } from './form.tsx';
import { WaitingItem } from './item.tsx';
import { grouped, type InboxItem, shownText } from './queue.ts';
import { UsedItems } from './used.tsx';
import { INBOX_SAYS, type InboxWord, inboxSay } from './words.ts';

/** Items that are shown at first, and how many more each time. */
const SHOWN = 60;

/** What is told of each deed. */
const DONE = { accept: 'accepted', reject: 'rejected', edit: 'edited', undo: 'undone' } as const;
const WRONG = { wrong: true } as const;

type Open = { readonly form: 'edit' | 'reject'; readonly ids: readonly string[] };

/** What waits to be reviewed, by claim, and below it what is in use. */
export function View({ place: { episode, lang, ...place } }: ViewProps) {
  const zone = place.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [items, setItems] = useState<readonly InboxItem[]>();
  const [at, setAt] = useState<string>();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [open, setOpen] = useState<Open>();
  const [told, setTold] = useState<Notice>();
  const [most, setMost] = useState(SHOWN);
  const [busy, setBusy] = useState(false);
  const done = useRef<(readonly string[])[]>([]);
  const list = useRef<HTMLDivElement>(null);
  const w = (name: InboxWord): string => inboxSay(lang, name);
  const says = INBOX_SAYS[lang];

  const load = useCallback(
    () =>
      inboxOf(episode).then(setItems, (error: Error) =>
        setTold({ text: `${say(lang, 'failed')}: ${error.message}`, wrong: true }),
      ),
    [episode, lang],
  );
  useEffect(() => {
    void load();
    return whenChanged(() => void load());
  }, [load]);

  const waiting = useMemo(() => (items ?? []).filter(({ state }) => state === 'waiting'), [items]);
  const claims = useMemo(() => grouped(waiting), [waiting]);
  const order = useMemo(
    () => claims.flatMap((claim) => claim.items.map(({ item }) => item)),
    [claims],
  );
  const current = order.find(({ id }) => id === at) ?? order[0];
  const shown = new Set(order.slice(0, most).map(({ id }) => id));

  const focus = useCallback((id: string | undefined) => {
    setAt(id);
    requestAnimationFrame(() =>
      (id === undefined
        ? list.current
        : [...(list.current?.querySelectorAll<HTMLElement>('[data-pick]') ?? [])].find(
            (box) => box.dataset.pick === id,
          )
      )?.focus(),
    );
  }, []);

  const act = async (of: InboxAct): Promise<void> => {
    if (busy) return setTold({ text: w('working') });
    setBusy(true);
    setTold({ text: w('working') });
    const i = order.findIndex(({ id }) => of.ids.includes(id));
    try {
      const notes = await actOn(of, { episode, lang });
      const after = await inboxOf(episode);
      const left = new Set(after.filter(({ state }) => state === 'waiting').map(({ id }) => id));
      const decided = of.name === 'accept' || of.name === 'reject';
      const did = decided ? of.ids.filter((id) => !left.has(id)) : of.ids;
      if (of.name === 'undo') done.current.pop();
      else if (did.length > 0) done.current.push(did);
      setItems(after);
      setPicked(new Set());
      setOpen(undefined);
      const said = did.length > 0 ? [says[DONE[of.name]](did.join(', '))] : [];
      setTold({ text: [...said, ...notes].join(' '), ...(did.length < of.ids.length && WRONG) });
      const beside = [...order.slice(i), ...order.slice(0, Math.max(0, i)).toReversed()];
      focus(of.ids.find((id) => left.has(id)) ?? beside.find(({ id }) => left.has(id))?.id);
    } catch (error) {
      setTold({ text: (error as Error).message, ...WRONG });
      await load();
    } finally {
      setBusy(false);
    }
  };

  /** Those that are selected, else the one that is looked at. */
  const meant = picked.size > 0 ? [...picked] : current ? [current.id] : [];
  const undo = (): void => {
    const ids = done.current.at(-1);
    if (ids) void act({ name: 'undo', ids });
    else setTold({ text: w('nothingToUndo') });
  };
  const accept = (ids = meant): void => void (ids.length > 0 && act({ name: 'accept', ids }));
  const reject = (ids = meant): void => {
    if (ids.length > 0) setOpen({ form: 'reject', ids });
  };
  const edit = (id = current?.id): void => {
    if (id !== undefined) setOpen({ form: 'edit', ids: [id] });
  };
  const pick = (id: string): void =>
    setPicked((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  const move = (step: number): void => {
    const i = order.findIndex(({ id }) => id === current?.id);
    const to = order[Math.min(order.length - 1, Math.max(0, i + step))];
    if (!to) return;
    setMost((before) => Math.max(before, order.indexOf(to) + 1));
    focus(to.id);
  };
  useKeys({
    ...{ j: () => move(1), arrowdown: () => move(1), k: () => move(-1), arrowup: () => move(-1) },
    ...{ a: () => accept(), e: () => edit(), r: () => reject(), u: undo },
    x: () => current && pick(current.id),
  });

  if (!items)
    return <p role={told?.wrong ? 'alert' : 'status'}>{told?.text ?? say(lang, 'loading')}</p>;
  const close = (): void => {
    setOpen(undefined);
    focus(current?.id);
  };
  const forms = (item: InboxItem) =>
    open?.form === 'edit' && open.ids[0] === item.id ? (
      <EditForm
        {...{ item, lang, close }}
        save={(fields) =>
          Object.keys(fields).length === 0
            ? setTold({ text: w('unchanged') })
            : void act({ name: 'edit', ids: [item.id], fields })
        }
      />
    ) : open?.form === 'reject' && open.ids.includes(item.id) && open.ids[0] === item.id ? (
      <RejectForm
        {...{ ids: open.ids, lang, close }}
        reject={(why) => void act({ name: 'reject', ids: open.ids, ...(why && { why }) })}
      />
    ) : (
      <Acts
        lang={lang}
        accept={() => accept([item.id])}
        edit={() => edit(item.id)}
        reject={() => reject([item.id])}
      />
    );
  return (
    <div class="inbox">
      <Batch
        {...{ lang, undo, told, waits: waiting.length, picked: picked.size }}
        accept={() => accept()}
        reject={() => reject()}
        clear={() => setPicked(new Set())}
      />
      {order.length > 0 && <p class="cap">{w('keys')}</p>}
      <div ref={list} tabIndex={-1} class="queue">
        {claims.map((claim) => {
          const of = claim.items.filter(({ item }) => shown.has(item.id));
          if (of.length === 0) return null;
          return (
            <section key={claim.claim} aria-label={shownText(claim.claim).text}>
              <h2>{shownText(claim.claim).text}</h2>
              <ul class="waiting">
                {of.map(({ item, alike }) => (
                  <li key={item.id} aria-current={item.id === current?.id ? 'true' : undefined}>
                    <input
                      type="checkbox"
                      data-pick={item.id}
                      checked={picked.has(item.id)}
                      aria-label={`${w('select')}: ${shownText(item.headline[lang]).text}`}
                      onChange={() => pick(item.id)}
                      onFocus={() => setAt(item.id)}
                    />
                    <div>
                      <WaitingItem {...{ item, alike, lang, zone }}>{forms(item)}</WaitingItem>
                    </div>
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </div>
      {order.length > most && (
        <button type="button" onClick={() => setMost(most + SHOWN)}>
          {says.more(Math.min(SHOWN, order.length - most))}
        </button>
      )}
      <UsedItems items={items.filter(({ state }) => state === 'in use')} lang={lang} />
    </div>
  );
}
