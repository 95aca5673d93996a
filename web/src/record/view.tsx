import 'uplot/dist/uPlot.min.css';
import './record.css';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { call } from '../ask.ts';
import type { ViewProps } from '../view.tsx';
import { type Daily, falls, type Strip, type Strips, strips, wide } from './strips.ts';
import { pathName, recordSays } from './words.ts';

/** Rows of the table at one time. */
const ROWS = 25;
const LEAP = 20;
/** How many times wider than its frame the record is drawn at most. */
const MOST_TIMES = 16;

/** The long record: every session of the rules and of what anybody could have done instead. */
export function View({ place: { lang } }: ViewProps) {
  const [daily, setDaily] = useState<Daily | { readonly absent: string }>();
  useEffect(() => {
    const end = new AbortController();
    call('GET /record/daily', { lang }, end.signal).then(setDaily, (error: Error) => {
      if (!end.signal.aborted) setDaily({ absent: error.message });
    });
    return () => end.abort();
  }, [lang]);
  if (daily === undefined)
    return (
      <p role="status" data-busy>
        {recordSays(lang, 'working')}
      </p>
    );
  if ('absent' in daily)
    return (
      <div role="status">
        <h2>{recordSays(lang, 'none')}</h2>
        <p>{daily.absent}</p>
      </div>
    );
  return <Paths daily={daily} lang={lang} />;
}

const MONTHS = {
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  'zh-Hant': Array.from({ length: 12 }, (_, i) => `${i + 1}月`),
};
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
  const [times, setTimes] = useState(1);
  const scales = useRef<HTMLDivElement>(null);
  const drawn = useRef<Strips>(null);
  const deepest = useMemo(() => new Map(paths.map((p) => [p.contender, falls(p.wealth)])), [paths]);

  useEffect(() => {
    const [box, beside] = [frame.current, scales.current];
    if (!box || !beside) return;
    const some = paths.filter(({ contender }) => shown.has(contender));
    const line = (values: (p: Daily['paths'][number]) => readonly number[]): Strip['lines'] =>
      some.map((p) => ({ name: pathName(lang, p.contender), values: values(p) }));
    const all: readonly Strip[] = [
      { title: w('wealth'), scale: 'log', lines: line((p) => p.wealth) },
      { title: w('exposure'), scale: 'share', lines: line((p) => p.exposure) },
      { title: w('fall'), scale: 'share', lines: line((p) => deepest.get(p.contender) ?? []) },
    ];
    const draw = (): Strips =>
      strips({ place: box, beside }, days, {
        ...{ all, moved: setAt, months: MONTHS[lang] },
        width: wide(box.clientWidth, times),
      });
    const before =
      box.scrollWidth > 0 ? (box.scrollLeft + box.clientWidth / 2) / box.scrollWidth : 1;
    drawn.current = draw();
    box.scrollLeft = before * box.scrollWidth - box.clientWidth / 2;
    let seen = box.clientWidth;
    const watch = new ResizeObserver(() => {
      if (box.clientWidth === seen) return;
      seen = box.clientWidth;
      drawn.current?.end();
      drawn.current = draw();
    });
    watch.observe(box);
    return () => {
      watch.disconnect();
      drawn.current?.end();
    };
  }, [daily, shown, lang, times]);

  const zoom = (by: number): void => setTimes(Math.max(1, Math.min(MOST_TIMES, times * by)));
  const key = (event: KeyboardEvent): void => {
    const step = event.shiftKey ? LEAP : 1;
    const point = (next: number): void => {
      const there = Math.max(0, Math.min(last, next));
      drawn.current?.point(there);
      setAt(there);
    };
    const pan = (by: number): void => {
      const { current: box } = frame;
      if (box) box.scrollLeft += by * box.clientWidth;
    };
    const acts: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => point(at - step),
      ArrowRight: () => point(at + step),
      Home: () => point(0),
      End: () => point(last),
      PageUp: () => pan(-0.5),
      PageDown: () => pan(0.5),
      '+': () => zoom(2),
      '-': () => zoom(0.5),
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
      <div class="zoom">
        <button type="button" disabled={times <= 1} onClick={() => zoom(0.5)}>
          {w('out')}
        </button>
        <button type="button" disabled={times >= MOST_TIMES} onClick={() => zoom(2)}>
          {w('in')}
        </button>
      </div>
      <div class="record">
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
        <div class="scales" aria-hidden="true" ref={scales} />
      </div>
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
