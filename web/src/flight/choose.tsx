import { useEffect, useState } from 'preact/hooks';
import type { FlightOffer } from '../../../src/domain/flight.ts';
import { ask } from '../ask.ts';
import type { Lang } from '../words.ts';
import { sayFlight } from './words.ts';

/** Which days of which episode. */
export type Begin = { readonly episode: string; readonly from: string; readonly to: string };

type ChooseProps = {
  readonly lang: Lang;
  readonly busy: boolean;
  readonly begin: (of: Begin) => void;
};

/** Days that are proposed: six weeks are an evening's work. */
const PROPOSED_DAYS = 42;
const DAY_MS = 86_400_000;

/** The last day that is proposed for a first one. */
const proposedEnd = (from: string, to: string): string => {
  const end = new Date(Date.parse(from) + PROPOSED_DAYS * DAY_MS).toISOString().slice(0, 10);
  return end < to ? end : to;
};

/** The episodes that can be lived through, and those that cannot with the reason. */
export function FlightChoose({ lang, busy, begin }: ChooseProps) {
  const w = (name: Parameters<typeof sayFlight>[1]): string => sayFlight(lang, name);
  const [offers, setOffers] = useState<readonly FlightOffer[]>();
  const [failed, setFailed] = useState<string>();
  const [picked, setPicked] = useState<Begin>();
  const pick = ({ episode, from, to }: FlightOffer): void =>
    setPicked({ episode, from, to: proposedEnd(from, to) });
  useEffect(() => {
    ask<{ readonly episodes: readonly FlightOffer[] }>('/api/v1/replays').then(
      ({ episodes }) => {
        setOffers(episodes);
        const first = episodes.find(({ why }) => why === undefined);
        if (first) pick(first);
      },
      (error: Error) => setFailed(error.message),
    );
  }, []);
  if (failed) return <p role="alert">{failed}</p>;
  if (!offers) return <p role="status">{w('working')}</p>;
  const able = offers.filter(({ why }) => why === undefined);
  const grounded = offers.filter(({ why }) => why !== undefined);
  const whole = able.find(({ episode }) => episode === picked?.episode);
  return (
    <>
      <p class="lead">{w('lead')}</p>
      {picked && whole && (
        <form
          class="choose"
          onSubmit={(event) => {
            event.preventDefault();
            if (!busy) begin(picked);
          }}
        >
          <label>
            {w('choose')}
            <select
              value={picked.episode}
              onChange={(event) => {
                const found = able.find((o) => o.episode === event.currentTarget.value);
                if (found) pick(found);
              }}
            >
              {able.map(({ episode, title }) => (
                <option key={episode} value={episode}>
                  {title[lang]}
                </option>
              ))}
            </select>
          </label>
          <label>
            {w('from')}
            <input
              type="date"
              required
              min={whole.from}
              max={whole.to}
              value={picked.from}
              onChange={(event) => setPicked({ ...picked, from: event.currentTarget.value })}
            />
          </label>
          <label>
            {w('to')}
            <input
              type="date"
              required
              min={picked.from}
              max={whole.to}
              value={picked.to}
              onChange={(event) => setPicked({ ...picked, to: event.currentTarget.value })}
            />
          </label>
          <button type="submit" class="first" disabled={busy}>
            {w(busy ? 'working' : 'begin')}
          </button>
        </form>
      )}
      <p class="note">{w('early')}</p>
      {grounded.length > 0 && (
        <section>
          <h2>{w('grounded')}</h2>
          <ul class="list plain">
            {grounded.map(({ episode, title, why }) => (
              <li key={episode}>
                {title[lang]}
                <span class="cap"> {why?.[lang].replaceAll('`', '')}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
