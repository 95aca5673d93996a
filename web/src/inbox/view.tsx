import './inbox.css';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { whenChanged } from '../changed.ts';
import { typesIn } from '../keys.ts';
import type { ViewProps } from '../view.tsx';
import { say } from '../words.ts';
import { actOn, type InboxAct, inboxOf } from './calls.ts';
import { EditForm, RejectForm } from './form.tsx';
import { WaitingItem } from './item.tsx';
import { grouped, type InboxItem, shownText } from './queue.ts';
import { UsedItems } from './used.tsx';
import { INBOX_SAYS, type InboxWord, inboxSay } from './words.ts';

/** Items that are shown at first, and how many more each time. */
const SHOWN = 60;

type Open = { readonly form: 'edit' | 'reject'; readonly ids: readonly string[] };

/** What waits to be reviewed, by claim, and below it what is in use. */
export function View({ place: { episode, lang, ...place } }: ViewProps) {
  const zone = place.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [items, setItems] = useState<readonly InboxItem[]>();
  const [at, setAt] = useState<string>();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [open, setOpen] = useState<Open>();
  const [told, setTold] = useState<{ readonly text: string; readonly wrong?: true }>();
  const [most, setMost] = useState(SHOWN);
  const [busy, setBusy] = useState(false);
  const done = useRef<(readonly string[])[]>([]);
  const list = useRef<HTMLDivElement>(null);
  const w = useCallback((name: InboxWord) => inboxSay(lang, name), [lang]);
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

  const claims = useMemo(
    () => grouped((items ?? []).filter(({ state }) => state === 'waiting')),
    [items],
  );
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

  const act = useCallback(
    async (of: InboxAct) => {
      if (busy) return setTold({ text: w('working') });
      setBusy(true);
      setTold({ text: w('working') });
      const i = order.findIndex(({ id }) => of.ids.includes(id));
      try {
        const notes = await actOn(of, { episode, lang });
        if (of.name === 'undo') done.current.pop();
        else done.current.push(of.ids);
        const after = await inboxOf(episode);
        setItems(after);
        setPicked(new Set());
        setOpen(undefined);
        const name = (
          { accept: 'accepted', reject: 'rejected', edit: 'edited', undo: 'undone' } as const
        )[of.name];
        setTold({ text: [says[name](of.ids.join(', ')), ...notes].join(' ') });
        const left = new Set(after.filter(({ state }) => state === 'waiting').map(({ id }) => id));
        const next =
          of.ids.find((id) => left.has(id)) ??
          [...order.slice(i), ...order.slice(0, Math.max(0, i)).toReversed()].find(({ id }) =>
            left.has(id),
          )?.id;
        focus(next);
      } catch (error) {
        setTold({ text: (error as Error).message, wrong: true });
        await load();
      } finally {
        setBusy(false);
      }
    },
    [busy, episode, lang, order, says, w, focus, load],
  );

  /** Those that are selected, else the one that is looked at. */
  const meant = useCallback(
    (): readonly string[] => (picked.size > 0 ? [...picked] : current ? [current.id] : []),
    [picked, current],
  );
  const undo = useCallback(() => {
    const ids = done.current.at(-1);
    if (ids) void act({ name: 'undo', ids });
    else setTold({ text: w('nothingToUndo') });
  }, [act, w]);
  const pick = useCallback(
    (id: string) =>
      setPicked((before) => {
        const after = new Set(before);
        if (!after.delete(id)) after.add(id);
        return after;
      }),
    [],
  );
  const move = useCallback(
    (step: number) => {
      const i = order.findIndex(({ id }) => id === current?.id);
      const to = order[Math.min(order.length - 1, Math.max(0, i + step))];
      if (!to) return;
      setMost((before) => Math.max(before, order.indexOf(to) + 1));
      focus(to.id);
    },
    [order, current, focus],
  );

  useEffect(() => {
    const keys: Readonly<Record<string, () => void>> = {
      j: () => move(1),
      arrowdown: () => move(1),
      k: () => move(-1),
      arrowup: () => move(-1),
      a: () => void (meant().length > 0 && act({ name: 'accept', ids: meant() })),
      e: () => current && setOpen({ form: 'edit', ids: [current.id] }),
      r: () => meant().length > 0 && setOpen({ form: 'reject', ids: meant() }),
      u: undo,
      x: () => current && pick(current.id),
    };
    const pressed = (event: KeyboardEvent): void => {
      const { altKey, metaKey, ctrlKey, key } = event;
      if (altKey || metaKey || ctrlKey || typesIn(event)) return;
      if (document.querySelector('dialog[open]')) return;
      const work = keys[key.toLowerCase()];
      if (!work) return;
      event.preventDefault();
      work();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [act, current, meant, move, pick, undo]);

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
      <div class="acts">
        <button type="button" onClick={() => void act({ name: 'accept', ids: [item.id] })}>
          {w('accept')} <kbd>A</kbd>
        </button>
        <button type="button" onClick={() => setOpen({ form: 'edit', ids: [item.id] })}>
          {w('edit')} <kbd>E</kbd>
        </button>
        <button type="button" onClick={() => setOpen({ form: 'reject', ids: [item.id] })}>
          {w('reject')} <kbd>R</kbd>
        </button>
      </div>
    );
  return (
    <div class="inbox">
      <div class="batch">
        <p class="count">
          {order.length > 0
            ? says.waiting(items.filter(({ state }) => state === 'waiting').length)
            : w('nothing')}
        </p>
        <div class="acts">
          {picked.size > 0 && (
            <>
              <span>{says.selected(picked.size)}</span>
              <button type="button" onClick={() => void act({ name: 'accept', ids: meant() })}>
                {w('accept')}
              </button>
              <button type="button" onClick={() => setOpen({ form: 'reject', ids: meant() })}>
                {w('reject')}
              </button>
              <button type="button" onClick={() => setPicked(new Set())}>
                {w('clear')}
              </button>
            </>
          )}
          <button type="button" onClick={undo}>
            {w('undo')} <kbd>U</kbd>
          </button>
        </div>
        <p class={told?.wrong ? 'told wrong' : 'told'} role="status" aria-live="polite">
          {told?.text}
        </p>
      </div>
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
