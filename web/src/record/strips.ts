import uPlot from 'uplot';

/** Every session of every path, as `bide score episodes --daily --json` tells it. */
export type Daily = {
  /** Days since 1970-01-01. */
  readonly days: readonly number[];
  readonly paths: readonly {
    readonly contender: string;
    readonly exposure: readonly number[];
    readonly wealth: readonly number[];
  }[];
};

/** One strip: what is drawn, and how its figures are written. */
export type Strip = {
  readonly title: string;
  readonly scale: 'log' | 'share';
  readonly lines: readonly { readonly name: string; readonly values: readonly number[] }[];
};

/** What a strip of paths does when it is told to. */
export type Strips = {
  /** Puts the cursor on a session. */
  readonly point: (at: number) => void;
  /** Shows the sessions from one to another. */
  readonly show: (from: number, to: number) => void;
  readonly range: () => readonly [from: number, to: number];
  readonly size: (width: number) => void;
  readonly end: () => void;
};

const DAY_S = 86_400;
const HEIGHTS = { log: 240, share: 130 } as const;
/** Fewest sessions that are shown. */
const CLOSEST = 20;

/** How far below its earlier high each value is, share, <= 0. */
export function falls(values: readonly number[]): readonly number[] {
  let high = 0;
  return values.map((v) => {
    high = Math.max(high, v);
    return v / high - 1;
  });
}

/** The value of a token of the page's own sheet. */
const token = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/** Inks and dashes of the paths: the own one first, the others told apart by their dashes as well. */
const DASHES: readonly (readonly number[])[] = [
  [],
  [6, 3],
  [],
  [2, 3],
  [8, 3, 2, 3],
  [4, 4],
  [1, 3],
];

/**
 * Draws strips one over the other on one axis of time; a drag pans and the wheel zooms all of them.
 * @param moved  is told which session the pointer is on
 */
export function strips(
  place: HTMLElement,
  days: readonly number[],
  {
    all,
    width,
    moved,
  }: {
    readonly all: readonly Strip[];
    readonly width: number;
    readonly moved: (at: number) => void;
  },
): Strips {
  const x = days.map((day) => day * DAY_S);
  const last = x.length - 1;
  let [from, to] = [0, last];
  const ink = token('ink-3');
  const grid = { stroke: token('grid'), width: 1 };
  const font = '12px system-ui, sans-serif';
  const plots = all.map(({ title, scale, lines }) => {
    const frame = document.createElement('div');
    place.append(frame);
    return new uPlot(
      {
        title,
        width,
        height: HEIGHTS[scale],
        legend: { show: false },
        cursor: { sync: { key: 'record' }, drag: { x: false, y: false }, points: { size: 6 } },
        scales: {
          x: { time: true },
          y: scale === 'log' ? { distr: 3, log: 2 } : {},
        },
        axes: [
          { stroke: ink, grid, ticks: grid, font },
          {
            side: 1,
            size: 52,
            ...{ stroke: ink, grid, ticks: { show: false }, font },
            values: (_, values) =>
              values.map((v) =>
                v === null ? '' : scale === 'log' ? String(v) : `${Math.round(100 * v)}%`,
              ),
          },
        ],
        series: [
          {},
          ...lines.map(({ name }, i) => ({
            label: name,
            stroke: token(i === 0 ? 'accent' : i === 2 ? 'ink' : 'ink-3'),
            width: i === 0 ? 2 : 1,
            dash: [...(DASHES[i % DASHES.length] ?? [])],
            points: { show: false },
          })),
        ],
        hooks: {
          setCursor: [
            (plot) => {
              const { idx } = plot.cursor;
              if (typeof idx === 'number') moved(idx);
            },
          ],
        },
      },
      [x, ...lines.map(({ values }) => [...values])],
      frame,
    );
  });
  const show = (a: number, b: number): void => {
    const wide = Math.max(CLOSEST, Math.min(last, b - a));
    from = Math.max(0, Math.min(last - wide, a));
    to = from + wide;
    const range = { min: x[Math.round(from)] as number, max: x[Math.round(to)] as number };
    for (const plot of plots) plot.setScale('x', range);
  };
  const zoom = (by: number, around = 0.5): void => {
    const wide = (to - from) * by;
    const middle = from + (to - from) * around;
    show(middle - wide * around, middle + wide * (1 - around));
  };
  const wheel = (event: WheelEvent): void => {
    event.preventDefault();
    zoom(event.deltaY > 0 ? 1.2 : 1 / 1.2, event.offsetX / width);
  };
  let held: { readonly x: number; readonly from: number } | undefined;
  const down = (event: PointerEvent): void => {
    held = { x: event.clientX, from };
  };
  const drag = (event: PointerEvent): void => {
    if (!held) return;
    const by = ((held.x - event.clientX) / width) * (to - from);
    show(held.from + by, held.from + by + (to - from));
  };
  const up = (): void => {
    held = undefined;
  };
  place.addEventListener('wheel', wheel, { passive: false });
  place.addEventListener('pointerdown', down);
  addEventListener('pointermove', drag);
  addEventListener('pointerup', up);
  return {
    point: (at) => {
      for (const plot of plots)
        plot.setCursor({ left: plot.valToPos(x[at] as number, 'x'), top: 10 });
    },
    show,
    range: () => [from, to],
    size: (next) => {
      for (const plot of plots) plot.setSize({ width: next, height: plot.height });
    },
    end: () => {
      removeEventListener('pointermove', drag);
      removeEventListener('pointerup', up);
      for (const plot of plots) plot.destroy();
    },
  };
}
