import './flight.css';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { FlightDay, FlightDecided, FlightView } from '../../../src/domain/flight.ts';
import { ask, Refused, send } from '../ask.ts';
import type { ViewProps } from '../view.tsx';
import type { Lang } from '../words.ts';
import { type Begin, FlightChoose } from './choose.tsx';
import { type Decided, FlightAfter, FlightDayPart } from './day.tsx';
import { colonOf, dayOf, longDay, percentOf, sayFlight } from './words.ts';

const ROUTE = '/api/v1/replays';
const MARK = '#flight=';
const NOT_FOUND = 404;

/** The id of the flight in the address of the page. */
const idInAddress = (): string | undefined =>
  location.hash.startsWith(MARK) ? location.hash.slice(MARK.length) : undefined;

/** A day that was decided, until the person goes on. */
type After = { readonly decided: FlightDecided; readonly before: number };

/** The flight simulator: choose, live through, and see the score. */
export function View({ place }: ViewProps) {
  const { lang } = place;
  const [id, setId] = useState(idInAddress);
  const [flight, setFlight] = useState<FlightView>();
  const [after, setAfter] = useState<After>();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string>();
  const [told, setTold] = useState('');
  const working = useRef(false);

  const doing = useCallback(async (work: () => Promise<void>) => {
    if (working.current) return;
    working.current = true;
    setBusy(true);
    setFailed(undefined);
    try {
      await work();
    } catch (error) {
      setFailed(error instanceof Error ? error.message : String(error));
    } finally {
      working.current = false;
      setBusy(false);
    }
  }, []);

  const leave = useCallback(() => {
    setId(undefined);
    setFlight(undefined);
    setAfter(undefined);
    history.replaceState(null, '', location.pathname + location.search);
  }, []);

  // The address keeps the flight through a reload and a change of language.
  useEffect(() => {
    if (id !== undefined && location.hash !== MARK + id)
      history.replaceState(null, '', `${location.pathname}${location.search}${MARK}${id}`);
  }, [id, place]);
  useEffect(() => {
    if (id === undefined || flight?.id === id) return;
    void doing(async () => {
      try {
        setFlight(await ask<FlightView>(`${ROUTE}/${encodeURIComponent(id)}`));
      } catch (error) {
        if (!(error instanceof Refused) || error.status !== NOT_FOUND) throw error;
        leave();
        throw new Error(sayFlight(lang, 'lost'));
      }
    });
  }, [id, flight, doing, leave, lang]);

  const begin = (of: Begin): void =>
    void doing(async () => {
      const begun = await send<FlightView>(ROUTE, of);
      setFlight(begun);
      setId(begun.id);
      setTold(dayWords(begun, lang));
    });
  const decide = (today: FlightDay, held: number, decided: Decided): void =>
    void doing(async () => {
      const seen = await send<FlightView>(`${ROUTE}/${id}/decisions`, {
        day: today.day,
        ...decided,
      });
      const last = seen.past.at(-1);
      setFlight(seen);
      if (!last) return;
      setAfter({ decided: last, before: held });
      setTold(`${sayFlight(lang, 'machine')}${colonOf(lang)}${last.machine.headline[lang]}`);
    });
  const next = (): void => {
    setAfter(undefined);
    if (flight?.today) setTold(dayWords(flight, lang));
  };
  const end = (): void =>
    void doing(async () => setFlight(await send<FlightView>(`${ROUTE}/${id}/end`, {})));

  const today = flight?.today;
  return (
    <div class="flight-view">
      <p class="told" role="status">
        {told}
      </p>
      {failed && <p role="alert">{failed}</p>}
      {!flight && id === undefined && <FlightChoose {...{ lang, busy, begin }} />}
      {flight && after && <FlightAfter {...after} ended={flight.ended} lang={lang} next={next} />}
      {flight && today && !after && (
        <FlightDayPart
          {...{ view: flight, today, lang, busy, end }}
          decide={(decided) => decide(today, flight.held, decided)}
        />
      )}
      {flight?.ended && !after && <FlightScore id={flight.id} lang={lang} again={leave} />}
    </div>
  );
}

/** A day in a line, for whoever hears the page. */
const dayWords = ({ today, decided, count, held }: FlightView, lang: Lang): string =>
  today
    ? [
        dayOf(lang, decided + 1, count),
        longDay(lang, today.day),
        `${sayFlight(lang, 'held')} ${percentOf(held)}`,
      ].join(lang === 'en' ? ', ' : '，')
    : '';

type ScoreProps = { readonly id: string; readonly lang: Lang; readonly again: () => void };

/** The score of a flight, as the program writes it: how it was decided first, what came of it after. */
function FlightScore({ id, lang, again }: ScoreProps) {
  const [html, setHtml] = useState<string>();
  const [failed, setFailed] = useState<string>();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  useEffect(() => {
    const path = `${ROUTE}/${encodeURIComponent(id)}/result?format=html&lang=${lang}`;
    ask<{ readonly html: string }>(path).then(
      (found) => setHtml(found.html),
      (error: Error) => setFailed(error.message),
    );
  }, [id, lang]);
  const save = (format: 'md' | 'json') => ({
    href: `${ROUTE}/${encodeURIComponent(id)}/result?format=${format}&lang=${lang}`,
    download: `flight.${lang}.${format}`,
  });
  return (
    <>
      <h2 ref={head} tabIndex={-1} class="day-head">
        {sayFlight(lang, 'result')}
      </h2>
      {failed && <p role="alert">{failed}</p>}
      {html === undefined ? (
        <p role="status">{sayFlight(lang, 'working')}</p>
      ) : (
        <div dangerouslySetInnerHTML={{ __html: html }} />
      )}
      <p class="presets">
        <a {...save('md')}>{sayFlight(lang, 'saveMd')}</a>
        <a {...save('json')}>{sayFlight(lang, 'saveJson')}</a>
        <button type="button" onClick={again}>
          {sayFlight(lang, 'again')}
        </button>
      </p>
    </>
  );
}
