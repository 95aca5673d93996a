import './desk.css';
import { render } from 'preact';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { markAmounts } from './amounts.ts';
import { PageBar } from './bar.tsx';
import { tellChanged } from './changed.ts';
import { dayPage, showDay } from './day.ts';
import { DropZone } from './dropzone.tsx';
import { typesIn } from './keys.ts';
import { type PageCommand, Palette } from './palette.tsx';
import { type Boot, keyOf, type Place, placeOf, queryOf, VIEWS } from './place.ts';
import { VIEW_MODULES, ViewFrame } from './view.tsx';
import { Why } from './why.tsx';
import { type Lang, say } from './words.ts';

const main = document.getElementById('main') as HTMLElement;
const boot: Boot = JSON.parse(document.body.dataset.boot ?? '{}');

function App() {
  const [place, setPlace] = useState<Place>(() =>
    placeOf(new URL(location.href), boot, document.documentElement.lang as Lang),
  );
  const [shown, setShown] = useState<Boot>(boot);
  const [about, setAbout] = useState<string>();
  const [open, setOpen] = useState(false);
  const [holds, setHolds] = useState(false);
  const [hidden, setHidden] = useState(() => localStorage.getItem('hide') === 'yes');
  const [lost, setLost] = useState<string>();
  const fetched = useRef(main.childElementCount === 0 ? '' : keyOf({ ...place, zone: boot.zone }));

  const go = useCallback((step: Partial<Place>) => {
    setPlace((before) => {
      const after = { ...before, ...step };
      history.pushState(null, '', `/?${queryOf(after)}`);
      return after;
    });
  }, []);

  const load = useCallback(async (to: Place) => {
    const page = await dayPage(to);
    fetched.current = keyOf(to);
    document.documentElement.lang = to.lang;
    document.title = page.title;
    showDay(main, page.html);
    setShown(page);
  }, []);

  useEffect(() => {
    const back = (): void =>
      setPlace(placeOf(new URL(location.href), boot, document.documentElement.lang as Lang));
    addEventListener('popstate', back);
    return () => removeEventListener('popstate', back);
  }, []);
  useEffect(() => {
    // In a flight nothing is fetched that came later than its day.
    if (place.view === 'flight') document.documentElement.lang = place.lang;
    else if (keyOf(place) !== fetched.current) void load(place);
    main.hidden = place.view !== 'day';
  }, [place, load]);
  useEffect(() => {
    document.documentElement.classList.toggle('hide', hidden);
    if (hidden) markAmounts(main);
    localStorage.setItem('hide', hidden ? 'yes' : 'no');
  }, [hidden, shown]);

  // What changes in the workspace is shown as soon as it does; while nothing can be heard, the page says so.
  useEffect(() => {
    const events = new EventSource('/api/v1/events');
    events.addEventListener('changed', () => {
      tellChanged();
      if (place.view !== 'flight') void load(place);
    });
    events.addEventListener('open', () => setLost(undefined));
    events.addEventListener('error', () => setLost(shown.day));
    return () => events.close();
  }, [place, load, shown.day]);

  // A panel or a figure leads to what stands behind it.
  useEffect(() => {
    const opened = (event: MouseEvent): void => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
      const link = (event.target as Element).closest<HTMLAnchorElement>(
        'a[data-why], a[href^="#"]',
      );
      if (!link || !main.contains(link)) return;
      event.preventDefault();
      setAbout(link.dataset.why ?? link.dataset.ids ?? decodeURIComponent(link.hash.slice(1)));
    };
    document.addEventListener('click', opened);
    return () => document.removeEventListener('click', opened);
  }, []);

  const showHeld = useCallback(() => setHolds(true), []);
  const recorded = useCallback(() => {
    go({ view: 'day' });
    void load(place);
  }, [go, load, place]);

  const theme = useCallback(() => {
    const root = document.documentElement;
    const dark = root.dataset.theme
      ? root.dataset.theme === 'dark'
      : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = dark ? 'light' : 'dark';
    localStorage.setItem('theme', root.dataset.theme);
  }, []);

  const commands = useMemo((): readonly PageCommand[] => {
    const { lang } = place;
    const i = shown.days.indexOf(shown.day);
    const day = (name: 'previous' | 'next' | 'last', key: string, to: string | undefined) =>
      to && to !== shown.day ? [{ name: say(lang, name), key, run: () => go({ at: to }) }] : [];
    return [
      ...VIEWS.map((view, n) => ({
        name: say(lang, view),
        key: String(n + 1),
        run: () => go({ view }),
      })),
      ...day('previous', '[', shown.days[i - 1]),
      ...day('next', ']', shown.days[i + 1]),
      ...day('last', 'L', shown.days.at(-1)),
      {
        name: say(lang, 'memo'),
        key: 'M',
        run: () => location.assign(`/memo.${lang}.html?${queryOf(place)}`),
      },
      { name: say(lang, 'held'), key: 'W', run: () => setHolds(true) },
      { name: say(lang, hidden ? 'show' : 'hide'), key: 'H', run: () => setHidden(!hidden) },
      { name: say(lang, 'theme'), key: 'T', run: theme },
      {
        name: say(lang, 'other'),
        key: 'G',
        run: () => go({ lang: lang === 'en' ? 'zh-Hant' : 'en' }),
      },
    ];
  }, [place, shown, hidden, go, theme]);
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      const { key, metaKey, ctrlKey, altKey } = event;
      if (altKey || document.querySelector('dialog[open]')) return;
      if (key === '/' || ((metaKey || ctrlKey) && key === 'k')) {
        if (key === '/' && typesIn(event)) return;
        event.preventDefault();
        setOpen(true);
        return;
      }
      if (metaKey || ctrlKey || typesIn(event)) return;
      const command = commands.find((c) => c.key?.toLowerCase() === key.toLowerCase());
      if (!command) return;
      event.preventDefault();
      command.run();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [commands]);

  return (
    <>
      <PageBar
        {...{ place, hidden, lost, go, theme, day: shown.day, days: shown.days }}
        hide={() => setHidden(!hidden)}
        commands={() => setOpen(true)}
        held={() => setHolds(true)}
      />
      {place.view !== 'day' && (
        <ViewFrame
          view={place.view}
          module={VIEW_MODULES[place.view]}
          place={{ ...place, at: shown.day }}
          go={go}
        />
      )}
      {about !== undefined && <Why about={about} place={place} close={() => setAbout(undefined)} />}
      <DropZone
        {...{ open: holds, lang: place.lang, recorded, show: showHeld }}
        close={() => setHolds(false)}
      />
      {open && <Palette commands={commands} lang={place.lang} close={() => setOpen(false)} />}
    </>
  );
}

const chosen = localStorage.getItem('theme');
if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
render(<App />, document.getElementById('bar') as HTMLElement);
