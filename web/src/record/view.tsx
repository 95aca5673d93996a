import 'uplot/dist/uPlot.min.css';
import './record.css';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { ask } from '../ask.ts';
import type { ViewProps } from '../view.tsx';
import { type Daily, falls, type Strip, type Strips, strips } from './strips.ts';
import { pathName, recordSays } from './words.ts';

/** Rows of the table at one time. */
const ROWS = 25;
const LEAP = 20;

/** The long record: every session of the rules and of what anybody could have done instead. */
export function View({ place: { lang } }: ViewProps) {
  const [daily, setDaily] = useState<Daily | Error>();
  useEffect(() => {
    const end = new AbortController();
    ask<Daily>('/api/v1/record/daily', { signal: end.signal }).then(setDaily, (error: Error) => {
      if (!end.signal.aborted) setDaily(error);
    });
    return () => end.abort();
  }, []);
  if (daily === undefined) return <p role="status">{recordSays(lang, 'working')}</p>;
  if (daily instanceof Error)
    return (
      <div role="status">
        <h2>{recordSays(lang, 'none')}</h2>
        <p>{daily.message}</p>
      </div>
    );
  return <Paths daily={daily} lang={lang} />;
}

const percent = (x: number): string => `${(100 * x).toFixed(0).replace('-', '−')}%`;
const dated = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

function Paths({ daily, lang }: { daily: Daily; lang: ViewProps['place']['lang'] }) {
  const { days, paths } = daily;
  const w = (name: Parameters<typeof recordSays>[1]): string => recordSays(lang, name);
  const [shown, setShown] = useState<ReadonlySet<string>>(
    () => new Set(paths.map(({ contender }) => contender)),
  );
  const last = days.length - 1;
  const [at, setAt] = useState(last);
  const [page, setPage] = useState(() => Math.floor(last / ROWS));
  const frame = useRef<HTMLDivElement>(null);
  const drawn = useRef<Strips>(null);
  const deepest = useMemo(() => new Map(paths.map((p) => [p.contender, falls(p.wealth)])), [paths]);

  useEffect(() => {
    const { current: box } = frame;
    if (!box) return;
    const some = paths.filter(({ contender }) => shown.has(contender));
    const line = (values: (p: Daily['paths'][number]) => readonly number[]): Strip['lines'] =>
      some.map((p) => ({ name: pathName(lang, p.contender), values: values(p) }));
    const all: readonly Strip[] = [
      { title: w('wealth'), scale: 'log', lines: line((p) => p.wealth) },
      { title: w('exposure'), scale: 'share', lines: line((p) => p.exposure) },
      { title: w('fall'), scale: 'share', lines: line((p) => deepest.get(p.contender) ?? []) },
    ];
    box.replaceChildren();
    const made = strips(box, days, { all, width: box.clientWidth, moved: setAt });
    drawn.current = made;
    const watch = new ResizeObserver(() => made.size(box.clientWidth));
    watch.observe(box);
    return () => {
      watch.disconnect();
      made.end();
    };
  }, [daily, shown, lang]);

  const key = (event: KeyboardEvent): void => {
    const strip = drawn.current;
    if (!strip) return;
    const [from, to] = strip.range();
    const wide = to - from;
    const step = event.shiftKey ? LEAP : 1;
    const point = (next: number): void => {
      const there = Math.max(0, Math.min(last, next));
      if (there < from || there > to) strip.show(there - wide / 2, there + wide / 2);
      strip.point(there);
      setAt(there);
    };
    const acts: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => point(at - step),
      ArrowRight: () => point(at + step),
      Home: () => point(0),
      End: () => point(last),
      PageUp: () => strip.show(from - wide / 2, to - wide / 2),
      PageDown: () => strip.show(from + wide / 2, to + wide / 2),
      '+': () => strip.show(from + wide / 4, to - wide / 4),
      '-': () => strip.show(from - wide / 2, to + wide / 2),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };

  const toggle = (id: string): void => {
    const next = new Set(shown);
    if (!next.delete(id)) next.add(id);
    if (next.size > 0) setShown(next);
  };
  const told = (i: number): string =>
    `${dated(days[i] as number)}: ${paths.map((p) => `${pathName(lang, p.contender)} ${(p.wealth[i] as number).toFixed(2)} (${percent(p.exposure[i] as number)})`).join(lang === 'en' ? ', ' : '，')}`;
  const [path, setPath] = useState('own');
  const listed = paths.find((p) => p.contender === path) ?? (paths[0] as Daily['paths'][number]);
  const first = page * ROWS;
  const rows = days.slice(first, first + ROWS).map((day, k) => ({ day, i: first + k }));
  return (
    <>
      <p>{w('lead')}</p>
      <fieldset class="paths">
        <legend>{w('paths')}</legend>
        {paths.map(({ contender }) => (
          <label key={contender}>
            <input
              type="checkbox"
              checked={shown.has(contender)}
              onChange={() => toggle(contender)}
            />
            {pathName(lang, contender)}
          </label>
        ))}
      </fieldset>
      <p class="note" id="record-keys">
        {w('keys')}
      </p>
      <div
        class="strips"
        role="slider"
        aria-label={w('chart')}
        aria-describedby="record-keys"
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={at}
        aria-valuetext={told(at)}
        tabIndex={0}
        onKeyDown={key}
        ref={frame}
      />
      <p class="cursor">{told(at)}</p>
      <details>
        <summary>{w('table')}</summary>
        <div class="pages">
          <select
            aria-label={w('path')}
            value={listed.contender}
            onChange={(event) => setPath(event.currentTarget.value)}
          >
            {paths.map(({ contender }) => (
              <option key={contender} value={contender}>
                {pathName(lang, contender)}
              </option>
            ))}
          </select>
          <button type="button" disabled={page <= 0} onClick={() => setPage(page - 1)}>
            {w('earlier')}
          </button>
          <span>{`${page + 1} ${w('of')} ${Math.floor(last / ROWS) + 1}`}</span>
          <button type="button" disabled={first + ROWS > last} onClick={() => setPage(page + 1)}>
            {w('later')}
          </button>
        </div>
        <table>
          <thead>
            <tr>
              <th scope="col">{w('day')}</th>
              <th scope="col" class="n">
                {w('wealthShort')}
              </th>
              <th scope="col" class="n">
                {w('exposureShort')}
              </th>
              <th scope="col" class="n">
                {w('fallShort')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ day, i }) => (
              <tr key={day}>
                <th scope="row">{dated(day)}</th>
                <td class="n">{(listed.wealth[i] as number).toFixed(3)}</td>
                <td class="n">{percent(listed.exposure[i] as number)}</td>
                <td class="n">{percent(deepest.get(listed.contender)?.[i] ?? 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
      <p class="note">{`${days.length.toLocaleString('en')} ${w('sessions')}, ${dated(days[0] as number)} ${lang === 'en' ? 'to' : '至'} ${dated(days[last] as number)}`}</p>
    </>
  );
}
