import { useEffect, useRef, useState } from 'preact/hooks';
import type { Act } from '../../../src/domain/decision.ts';
import type { FlightDay, FlightDecided, FlightView } from '../../../src/domain/flight.ts';
import { type Day, parseDay, weekday } from '../../../src/domain/time.ts';
import { pathChart } from '../../../src/report/chart/path.ts';
import { type PricePicture, priceChart } from '../../../src/report/chart/price.ts';
import type { Html } from '../../../src/report/render/markup.ts';
import type { Lang } from '../words.ts';
import { colonOf, percentOf, sayFlight } from './words.ts';

const ACTS: Readonly<Record<Act, readonly [en: string, zh: string]>> = {
  hold: ['hold', '續抱'],
  add: ['add', '加碼'],
  trim: ['trim', '減碼'],
  leave: ['leave', '出清'],
  wait: ['wait', '觀望'],
};

const dayNumber = (day: string): Day => parseDay(day) as Day;

/** A picture of the program, drawn as wide as its place is. */
function Drawn({ draw }: { readonly draw: (width: number) => Html }) {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const { current } = place;
    if (!current) return;
    const measured = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.floor(entry.contentRect.width));
    });
    measured.observe(current);
    return () => measured.disconnect();
  }, []);
  const text = width < 120 ? '' : draw(width).text;
  return <div ref={place} class="drawn" dangerouslySetInnerHTML={{ __html: text }} />;
}

type Pictured = { readonly view: FlightView; readonly today: FlightDay; readonly lang: Lang };

/** The price of the risk leg up to the day, what was decided on it so far, and what is still to come hatched. */
export function PricePart({ view, today, lang }: Pictured) {
  const [risk] = today.legs;
  if (!risk || risk.points.length < 2) return <p>{sayFlight(lang, 'noHeadlines')}</p>;
  const title = risk.title[lang];
  const picture = pictureOf(view.past, { view, today, lang });
  const last = risk.points.at(-1);
  return (
    <section>
      <h3>{`${sayFlight(lang, 'price')}${colonOf(lang)}${title} ${last?.value ?? ''}`}</h3>
      <Drawn draw={(width) => priceChart(picture, width, title)} />
    </section>
  );
}

function pictureOf(past: readonly FlightDecided[], { view, today, lang }: Pictured): PricePicture {
  const points = (today.legs[0]?.points ?? []).map(({ day, value }) => ({
    day: dayNumber(day),
    value,
  }));
  const end = Math.max(dayNumber(today.day), points.at(-1)?.day ?? 0) as Day;
  const before = past.filter(({ day }) => day < today.day);
  const spells: PricePicture['verdicts'][number][] = [];
  for (const { day, machine } of before) {
    const last = spells.at(-1);
    if (last?.verdict === machine.act) spells[spells.length - 1] = { ...last, to: dayNumber(day) };
    else
      spells.push({
        ...{ from: dayNumber(day), to: dayNumber(day), verdict: machine.act },
        says: ACTS[machine.act][lang === 'en' ? 0 : 1],
      });
  }
  const held = before.at(-1)?.exposure ?? view.held;
  return {
    points,
    end,
    levels: [],
    verdicts: spells,
    exposure: [
      ...before.map(({ day, exposure }) => ({ day: dayNumber(day), share: exposure })),
      { day: end, share: held },
    ],
    stops: [],
    names: {
      verdict: sayFlight(lang, 'verdict'),
      exposure: sayFlight(lang, 'exposure'),
      ...{ stops: '', last: '', judged: '' },
    },
    unknown: { from: end, says: sayFlight(lang, 'later') },
    marks: points
      .filter(({ day }) => weekday(day) === 1)
      .map(({ day }) => ({ day, says: monthDay(day, lang) })),
    mark: (value, step) => value.toFixed(step >= 1 ? 0 : step >= 0.1 ? 1 : step >= 0.01 ? 2 : 4),
    share: percentOf,
  };
}

const monthDay = (day: Day, lang: Lang): string =>
  new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : 'zh-TW', {
    ...{ month: lang === 'en' ? 'short' : 'numeric', day: 'numeric', timeZone: 'UTC' },
  }).format(new Date(day * 86_400_000));

/** Sessions that the small pictures show. */
const SHOWN = 30;

/** The first series of the other two legs, in small. */
export function LegParts({ today, lang }: Pick<Pictured, 'today' | 'lang'>) {
  const others = today.legs.filter((l) => l.series !== today.legs[0]?.series && l.kind !== 'index');
  const kinds = [...new Set(others.map((l) => l.kind))];
  const shown = kinds.flatMap((kind) => others.find((l) => l.kind === kind) ?? []);
  if (shown.length === 0) return null;
  return (
    <section>
      <h3>{sayFlight(lang, 'legs')}</h3>
      <div class="pair">
        {shown.map((leg) => {
          const points = leg.points.slice(-SHOWN);
          const [first, last] = [points[0], points.at(-1)];
          if (!first || !last) return null;
          const x = (value: number): number =>
            leg.kind === 'yield' ? value : 100 * (value / first.value - 1);
          const all = points.map((p) => ({ day: dayNumber(p.day), x: x(p.value) }));
          const values = all.map((p) => p.x);
          const path = {
            label: leg.title[lang],
            points: all,
            start: undefined,
            low: Math.min(...values),
            high: Math.max(...values),
            first: monthDay(dayNumber(first.day), lang),
            last: monthDay(dayNumber(last.day), lang),
            falling: false,
            mark: (v: number) => v.toFixed(1).replace('-', '−'),
          };
          return (
            <div key={leg.series}>
              <p class="cap">{`${leg.title[lang]} ${last.value}${colonOf(lang)}${sayFlight(lang, leg.kind === 'yield' ? 'level' : 'change')}`}</p>
              <Drawn draw={(width) => pathChart(path, width)} />
            </div>
          );
        })}
      </div>
    </section>
  );
}
