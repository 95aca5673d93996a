import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Block } from '../../../src/report/render/block.ts';
import { flat } from '../../../src/report/render/prose.ts';
import type { Table } from '../../../src/report/render/table.ts';
import type { Words } from '../../../src/report/words/index.ts';

/** A picture of the memo's own, with its finding over it and the table behind it. */
export type LabChart = Extract<Block, { readonly kind: 'chart' }>;

/** A finding, its picture at the width that there is, what it means, and the figures behind it. */
export function Panel({ chart, w }: { readonly chart: LabChart; readonly w: Words }) {
  const room = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const box = room.current;
    if (!box) return;
    const measure = (): void => setWidth(Math.floor(box.clientWidth));
    measure();
    const eyes = new ResizeObserver(measure);
    eyes.observe(box);
    return () => eyes.disconnect();
  }, []);
  const heading = flat(chart.heading);
  const drawing = width > 0 ? chart.draw?.(width, `${heading}${w.full}`).text : undefined;
  return (
    <section class="result">
      <h2>{heading}</h2>
      {drawing === undefined ? (
        <div ref={room} class={chart.draw && 'picture'} />
      ) : (
        <div ref={room} class="picture" dangerouslySetInnerHTML={{ __html: drawing }} />
      )}
      <p class="cap">{flat(chart.caption)}</p>
      {chart.table && (
        <details>
          <summary>{w.label.table}</summary>
          <Rows table={chart.table} />
        </details>
      )}
    </section>
  );
}

function Rows({ table: { columns, rows } }: { readonly table: Table }) {
  return (
    <table>
      <thead>
        <tr>
          {columns.map(({ head, align }) => (
            <th key={head} scope="col" class={align && 'n'}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ cells }) => (
          <tr key={flat(cells[0] ?? [])}>
            {cells.map((cell, i) => (
              <td key={columns[i]?.head} class={columns[i]?.align && 'n'}>
                {flat(cell)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
