import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { FlightDay, FlightDecided, FlightView } from '../../../src/domain/flight.ts';
import { lamp } from '../../../src/report/chart/lamp.ts';
import type { Lang } from '../words.ts';
import { LegParts, PricePart } from './picture.tsx';
import { colonOf, dayOf, longDay, percentOf, sayFlight } from './words.ts';

/** What a person decides on a day. */
export type Decided = {
  readonly exposure: number;
  readonly reason: string;
  readonly unsure: boolean;
};

type DayProps = {
  readonly view: FlightView;
  readonly today: FlightDay;
  readonly lang: Lang;
  readonly busy: boolean;
  readonly decide: (decided: Decided) => void;
  readonly end: () => void;
};

const TRIM = 0.3;
const ADD = 0.8;

/** What is known on a day, and what the person does about it. */
export function FlightDayPart({ view, today, lang, busy, decide, end }: DayProps) {
  const w = (name: Parameters<typeof sayFlight>[1]): string => sayFlight(lang, name);
  return (
    <>
      <DayHead {...{ view, today, lang }} />
      <div class="flight">
        <div class="prices">
          <PricePart {...{ view, today, lang }} />
          <LegParts {...{ today, lang }} />
        </div>
        <div class="heard">
          <section>
            <h3>{w(view.decided === 0 ? 'firstHeadlines' : 'headlines')}</h3>
            {today.headlines.length === 0 && <p class="cap">{w('noHeadlines')}</p>}
            <ul class="list plain">
              {today.headlines.map(({ id, on, headline, source }) => (
                <li key={id}>
                  <span class="cap">{on}</span> {headline[lang]} <span class="cap">{source}</span>
                </li>
              ))}
            </ul>
          </section>
          <section>
            <h3>{w('stops')}</h3>
            <ul class="list plain lit">
              {today.stops.map(({ id, title, state, says }) => (
                <li key={id}>
                  <span dangerouslySetInnerHTML={{ __html: lamp(state, 20).text }} />
                  <span>{says?.[lang] ?? title[lang]}</span>
                </li>
              ))}
            </ul>
            <Ages {...{ today, lang }} />
          </section>
        </div>
        <Choice key={today.day} {...{ view, today, lang, busy, decide, end }} />
      </div>
    </>
  );
}

/** Which day it is; it takes the focus when the day is another. */
function DayHead({ view, today, lang }: Pick<DayProps, 'view' | 'today' | 'lang'>) {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    head.current?.focus();
    head.current?.scrollIntoView({ block: 'nearest' });
  }, [today.day]);
  return (
    <h2 ref={head} tabIndex={-1} class="day-head">
      {longDay(lang, today.day)}
      <small>
        {view.title[lang]} · {dayOf(lang, view.decided + 1, view.count)} ·{' '}
        {today.stamp.slice(11, 16)}
      </small>
    </h2>
  );
}

function Ages({ today, lang }: Pick<DayProps, 'today' | 'lang'>) {
  const old = today.ages.filter(({ state, sessions }) => state !== 'fresh' || sessions > 0);
  const says = ({ title, last, sessions }: FlightDay['ages'][number]): string =>
    `${title[lang]} ${last ?? '?'}${sessions > 0 ? ` (${sessions} ${sayFlight(lang, 'sessions')})` : ''}`;
  if (old.length === 0) return <p class="cap">{sayFlight(lang, 'fresh')}</p>;
  return (
    <details>
      <summary>
        {sayFlight(lang, 'ages')}
        {colonOf(lang)}
        {old.length}/{today.ages.length}
      </summary>
      <ul class="list plain">
        {old.map((age) => (
          <li key={age.series}>{says(age)}</li>
        ))}
      </ul>
    </details>
  );
}

/** The decision of the person: a share, a reason, and Enter. */
function Choice({ view, today, lang, busy, decide, end }: DayProps) {
  const w = (name: Parameters<typeof sayFlight>[1]): string => sayFlight(lang, name);
  const { held, most } = view;
  const [exposure, setExposure] = useState(held);
  const [unsure, setUnsure] = useState(false);
  const [reason, setReason] = useState('');
  const [sure, setSure] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const slider = useRef<HTMLInputElement>(null);
  const pick = useCallback(
    (share: number, unknown = false) => {
      setExposure(Math.min(most, share));
      setUnsure(unknown);
      field.current?.focus();
    },
    [most],
  );
  const presets = [
    { key: '1', name: w('trim'), share: TRIM, off: held <= TRIM, unknown: false },
    { key: '2', name: w('keep'), share: held, off: false, unknown: false },
    { key: '3', name: w('add'), share: ADD, off: held >= ADD, unknown: false },
    { key: '0', name: w('unsure'), share: held, off: false, unknown: true },
  ];
  // Digits choose here; over the whole page they open other views.
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      const { key, ctrlKey, metaKey, altKey, target } = event;
      if (!/^\d$/.test(key) || ctrlKey || metaKey || altKey) return;
      if (document.querySelector('dialog[open]') || typing(target)) return;
      event.stopPropagation();
      event.preventDefault();
      const preset = presets.find((p) => p.key === key);
      if (preset && !busy) pick(preset.off ? held : preset.share, preset.unknown);
    };
    addEventListener('keydown', pressed, true);
    return () => removeEventListener('keydown', pressed, true);
  });
  return (
    <section class="choice">
      <h3 id="flight-choice">{w('yours')}</h3>
      <form
        aria-labelledby="flight-choice"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) decide({ exposure, reason: reason.trim(), unsure });
        }}
      >
        <p>
          {w('held')} <b>{percentOf(held)}</b>
          {today.limit !== undefined && (
            <>
              {lang === 'en' ? '. ' : '。'}
              <b>
                {w('limit')} {percentOf(today.limit)}
              </b>
            </>
          )}
        </p>
        <div class="presets">
          {presets.map(({ key, name, share, off, unknown }) => (
            <button
              key={key}
              type="button"
              disabled={off}
              aria-pressed={!off && exposure === share && unsure === unknown}
              onClick={() => pick(share, unknown)}
            >
              <kbd>{key}</kbd> {name}
            </button>
          ))}
        </div>
        <label class="slide">
          {w('hold')}
          <input
            ref={slider}
            type="range"
            min={0}
            max={Math.round(100 * most)}
            value={Math.round(100 * exposure)}
            aria-valuetext={percentOf(exposure)}
            onInput={(event) => {
              setExposure(Number(event.currentTarget.value) / 100);
              setUnsure(false);
            }}
          />
          <output>{percentOf(exposure)}</output>
        </label>
        <label class="reason">
          {w('reason')}
          <input
            ref={field}
            type="text"
            maxLength={2000}
            autoComplete="off"
            value={reason}
            onKeyDown={(event) => {
              if (event.key === 'Escape') slider.current?.focus();
            }}
            onInput={(event) => setReason(event.currentTarget.value)}
          />
        </label>
        <div class="presets">
          <button type="submit" class="first" disabled={busy}>
            {w(busy ? 'working' : 'decide')} <kbd>↵</kbd>
          </button>
          {view.decided > 0 && (
            <button type="button" disabled={busy} onClick={() => (sure ? end() : setSure(true))}>
              {w(sure ? 'sure' : 'end')}
            </button>
          )}
        </div>
        <p class="note">
          {w('unsureNote')} {w('keys')}
        </p>
      </form>
    </section>
  );
}

/** Whether a digit is a letter of what is typed. */
const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && target.type !== 'range') ||
  target instanceof HTMLSelectElement;

type AfterProps = {
  readonly decided: FlightDecided;
  readonly before: number;
  readonly ended: boolean;
  readonly lang: Lang;
  readonly next: () => void;
};

/** What the machine did on the day that was decided, beside the person. */
export function FlightAfter({ decided, before, ended, lang, next }: AfterProps) {
  const w = (name: Parameters<typeof sayFlight>[1]): string => sayFlight(lang, name);
  const button = useRef<HTMLButtonElement>(null);
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    button.current?.focus({ preventScroll: true });
    head.current?.scrollIntoView({ block: 'nearest' });
  }, [decided.day]);
  const { machine, exposure, reason, unsure } = decided;
  const moved = (from: number, to: number): string =>
    percentOf(from) === percentOf(to)
      ? `${w('kept')} ${percentOf(to)}`
      : `${percentOf(from)} → ${percentOf(to)}`;
  return (
    <>
      <h2 ref={head} class="day-head">
        {longDay(lang, decided.day)}
      </h2>
      <div class="both">
        <section>
          <h3>{w('you')}</h3>
          <p class="did">{moved(before, exposure)}</p>
          {unsure && <p>{w('unsure')}</p>}
          {(reason !== '' || !unsure) && <p>{reason || w('noReason')}</p>}
        </section>
        <section>
          <h3>{w('machine')}</h3>
          <p class="did">{machine.headline[lang]}</p>
          <p>{moved(machine.before, machine.target)}</p>
          <ul class="list plain">
            {machine.why.map((line) => (
              <li key={line.en}>{line[lang]}</li>
            ))}
          </ul>
        </section>
      </div>
      <p>
        <button ref={button} type="button" class="first" onClick={next}>
          {w(ended ? 'score' : 'next')} <kbd>↵</kbd>
        </button>
      </p>
    </>
  );
}
