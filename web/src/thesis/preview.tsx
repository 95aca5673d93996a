import { useEffect, useRef, useState } from 'preact/hooks';
import { type Curve, curveChart } from '../../../src/report/chart/curve.ts';
import { names } from '../../../src/report/words/name.ts';
import type { Lang } from '../words.ts';
import type { PreviewDay, ThesisPreview } from './calls.ts';
import { THESIS_SAYS, type ThesisWord, thesisSay } from './words.ts';

const percent = (share: number): string => `${Math.round(100 * share)}%`;
/** Narrowest and widest picture, pixels. */
const [NARROW, WIDE] = [288, 720];

/** Exposure of each day as steps: one line for a text, one for what it is compared with. */
export function exposureCurve(days: readonly PreviewDay[]): Curve {
  const line = (side: 'now' | 'changed') => {
    const pieces: { x: number; y: number }[][] = [[]];
    for (const [i, day] of days.entries()) {
      const target = day[side]?.target;
      if (target === undefined) pieces.push([]);
      else pieces.at(-1)?.push({ x: i, y: target }, { x: i + 1, y: target });
    }
    return pieces.filter((piece) => piece.length > 0);
  };
  const top = Math.max(
    1,
    ...days.flatMap(({ now, changed }) => [now?.target ?? 0, changed?.target ?? 0]),
  );
  return {
    ...{ main: line('changed'), other: line('now') },
    x: {
      ...{ from: 0, to: Math.max(1, days.length) },
      mark: (i) =>
        days[Math.min(days.length - 1, Math.floor(i))]?.day.slice(5).replace('-', '/') ?? '',
    },
    y: { from: 0, to: top, mark: percent },
  };
}

/** What a text would have decided, beside what is compared with: a picture, and the days that differ. */
export function Preview({
  preview: { days, differ },
  signed,
  lang,
}: {
  readonly preview: ThesisPreview;
  readonly signed: boolean;
  readonly lang: Lang;
}) {
  const w = (name: ThesisWord): string => thesisSay(lang, name);
  const says = THESIS_SAYS[lang];
  const room = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(WIDE);
  useEffect(() => {
    if (!room.current) return;
    const seen = new ResizeObserver(([entry]) =>
      setWidth(Math.round(Math.min(WIDE, Math.max(NARROW, entry?.contentRect.width ?? WIDE)))),
    );
    seen.observe(room.current);
    return () => seen.disconnect();
  }, []);
  const told = (side: PreviewDay['now']): string =>
    side === null
      ? w('noDecision')
      : `${names[lang].verdict[side.verdict] ?? side.verdict} ${percent(side.target)}`;
  const title = w(signed ? 'previewed' : 'previewedFile');
  const label = `${title}. ${says.differ(differ, days.length)}`;
  const picture = curveChart(exposureCurve(days), width, label);
  const other = days.filter(
    ({ now, changed }) => now?.verdict !== changed?.verdict || now?.target !== changed?.target,
  );
  return (
    <section class="preview" aria-label={w('preview')}>
      <h2>{title}</h2>
      <p class="cap">{w('caption')}</p>
      <div ref={room} class="d" dangerouslySetInnerHTML={{ __html: picture.text }} />
      <p>{differ === 0 ? w('same') : says.differ(differ, days.length)}</p>
      {other.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{w('day')}</th>
              <th scope="col">{w('before')}</th>
              <th scope="col">{w('after')}</th>
            </tr>
          </thead>
          <tbody>
            {other.map((day) => (
              <tr key={day.day}>
                <td>{day.day}</td>
                <td>{told(day.now)}</td>
                <td>{told(day.changed)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
