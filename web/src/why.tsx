import { useEffect, useRef, useState } from 'preact/hooks';
import { ask } from './ask.ts';
import { type Place, queryOf } from './place.ts';
import { say } from './words.ts';

type Behind = { readonly title: string; readonly html: string };

/** What stands behind a panel or a figure, over the page; Escape closes it. */
export function Why({ about, place, close }: { about: string; place: Place; close: () => void }) {
  const [behind, setBehind] = useState<Behind | Error>();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    let stale = false;
    ask<Behind>(`/page/why?${queryOf(place)}&about=${encodeURIComponent(about)}`).then(
      (found) => stale || setBehind(found),
      (error: Error) => stale || setBehind(error),
    );
    return () => {
      stale = true;
    };
  }, [about, place]);
  return (
    <dialog ref={dialog} class="drawer" aria-labelledby="why-title" onClose={close}>
      <div class="head">
        <h2 id="why-title" class="drawer-title">
          {behind instanceof Error
            ? say(place.lang, 'failed')
            : (behind?.title ?? say(place.lang, 'loading'))}
        </h2>
        <button type="button" onClick={() => dialog.current?.close()}>
          {say(place.lang, 'close')}
        </button>
      </div>
      {behind instanceof Error ? (
        <p role="alert">{behind.message}</p>
      ) : (
        behind && <div class="desk short full" dangerouslySetInnerHTML={{ __html: behind.html }} />
      )}
    </dialog>
  );
}
