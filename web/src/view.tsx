import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Place, View } from './place.ts';
import { say } from './words.ts';

/** What every view is given. */
export type ViewProps = { readonly place: Place; readonly go: (to: Partial<Place>) => void };
type ViewModule = () => Promise<{ readonly View: ComponentType<ViewProps> }>;

/** Views beside the day: each is loaded when it is opened. */
export const VIEW_MODULES: Readonly<Record<Exclude<View, 'day'>, ViewModule>> = {
  lab: () => import('./lab/view.tsx'),
  flight: () => import('./flight/view.tsx'),
  inbox: () => import('./inbox/view.tsx'),
  thesis: () => import('./thesis/view.tsx'),
  record: () => import('./record/view.tsx'),
};

/** A view, once it is there. */
export function ViewFrame({
  view,
  module,
  ...props
}: ViewProps & { view: View; module: ViewModule }) {
  const [Shown, setShown] = useState<ComponentType<ViewProps>>();
  const [failed, setFailed] = useState<string>();
  useEffect(() => {
    let stale = false;
    setShown(undefined);
    module().then(
      ({ View }) => stale || setShown(() => View),
      (error: Error) => stale || setFailed(error.message),
    );
    return () => {
      stale = true;
    };
  }, [view, module]);
  const { lang } = props.place;
  return (
    <main class="desk view" id={`view-${view}`} tabIndex={-1} data-ready={Shown && ''}>
      <h1>{say(lang, view)}</h1>
      {Shown ? (
        <Shown {...props} />
      ) : (
        <p role={failed ? 'alert' : 'status'}>{failed ?? say(lang, 'loading')}</p>
      )}
    </main>
  );
}
