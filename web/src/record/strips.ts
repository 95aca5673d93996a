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

/** One strip: what is drawn, and on which scale. */
export type Strip = {
  readonly title: string;
  readonly scale: 'log' | 'share';
  readonly lines: readonly { readonly name: string; readonly values: readonly number[] }[];
};

/** Strips that were drawn. */
export type Strips = {
  /** Puts the cursor on a session, and into sight where it is out of it. */
  readonly point: (at: number) => void;
  readonly end: () => void;
};

const DAY_S = 86_400;
const HEIGHTS = { log: 260, share: 140 } as const;
/** Widest picture that every browser draws, pixels. */
const MOST_WIDE = 16_000;

/** How far below its earlier high each value is, share, <= 0. */
export function falls(values: readonly number[]): readonly number[] {
  let high = 0;
  return values.map((v) => {
    high = Math.max(high, v);
    return v / high - 1;
  });
}

/** How wide a record is drawn, pixels: so many times its frame, within what can be drawn. */
export const wide = (frame: number, times: number): number =>
  Math.round(Math.max(frame, Math.min(MOST_WIDE, frame * times)));

/** The value of a token of the page's own sheet. */
const token = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/** The paths are told apart by their dashes, the own one by its ink and width as well. */
const DASHES: readonly (readonly number[])[] = [
  [],
  [6, 3],
  [],
  [2, 3],
  [8, 3, 2, 3],
  [4, 4],
  [1, 3],
];

const says = (scale: Strip['scale'], v: number): string =>
  scale === 'log' ? String(v) : `${Math.round(100 * v)}%`.replace('-', '−');

/**
 * Draws strips one over the other, each whole and as wide as the zoom asks for: to pan is to scroll, which costs a
 * browser nothing. Figures of the scale stand beside, where they do not scroll.
 * @param place  scrolls sideways
 * @param beside takes the figures of the scales
 * @param moved  is told which session the pointer is on
 */
export function strips(
  { place, beside }: { readonly place: HTMLElement; readonly beside: HTMLElement },
  days: readonly number[],
  {
    all,
    width,
    months,
    moved,
  }: {
    /** Short names of the months. */
    readonly months: readonly string[];
    readonly all: readonly Strip[];
    readonly width: number;
    readonly moved: (at: number) => void;
  },
): Strips {
  const x = days.map((day) => day * DAY_S);
  const ink = token('ink-3');
  const grid = { stroke: token('grid'), width: 1 };
  place.replaceChildren();
  beside.replaceChildren();
  const plots = all.map(({ title, scale, lines }) => {
    const frame = document.createElement('div');
    const name = document.createElement('h2');
    name.textContent = title;
    frame.append(name);
    place.append(frame);
    const plot = new uPlot(
      {
        width,
        height: HEIGHTS[scale],
        tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
        fmtDate: (template) =>
          uPlot.fmtDate(template, { MMMM: [...months], MMM: [...months], WWWW: [], WWW: [] }),
        legend: { show: false },
        cursor: { sync: { key: 'record' }, drag: { x: false, y: false }, y: false },
        scales: { x: { time: true }, y: scale === 'log' ? { distr: 3, log: 2 } : {} },
        axes: [
          { stroke: ink, grid, ticks: grid, font: '12px system-ui, sans-serif' },
          { size: 0, grid, ticks: { show: false }, values: (_, all) => all.map(() => '') },
        ],
        series: [
          {},
          ...lines.map(({ name: label }, i) => ({
            label,
            stroke: token(i === 0 ? 'accent' : i === 2 ? 'ink' : 'ink-3'),
            width: i === 0 ? 2 : 1,
            dash: [...(DASHES[i % DASHES.length] ?? [])],
            points: { show: false },
          })),
        ],
        hooks: {
          ready: [(plot) => beside.append(figures(plot, scale))],
          setCursor: [
            ({ cursor: { idx } }) => {
              if (typeof idx === 'number') moved(idx);
            },
          ],
        },
      },
      [x, ...lines.map(({ values }) => [...values])],
      frame,
    );
    return plot;
  });
  let held: { readonly x: number; readonly scrolled: number } | undefined;
  const down = ({ clientX, pointerType }: PointerEvent): void => {
    if (pointerType === 'mouse') held = { x: clientX, scrolled: place.scrollLeft };
  };
  const drag = ({ clientX }: PointerEvent): void => {
    if (held) place.scrollLeft = held.scrolled + held.x - clientX;
  };
  const up = (): void => {
    held = undefined;
  };
  place.addEventListener('pointerdown', down);
  addEventListener('pointermove', drag);
  addEventListener('pointerup', up);
  return {
    point: (at) => {
      const left = plots[0]?.valToPos(x[at] as number, 'x') ?? 0;
      for (const plot of plots) plot.setCursor({ left, top: 10 });
      const { scrollLeft, clientWidth } = place;
      if (left < scrollLeft || left > scrollLeft + clientWidth)
        place.scrollLeft = left - clientWidth / 2;
    },
    end: () => {
      place.removeEventListener('pointerdown', down);
      removeEventListener('pointermove', drag);
      removeEventListener('pointerup', up);
      for (const plot of plots) plot.destroy();
    },
  };
}

/** What the lines across a strip stand for, at their heights. */
function figures(plot: uPlot, scale: Strip['scale']): HTMLElement {
  const column = document.createElement('div');
  const { min = 0, max = 1 } = plot.scales.y ?? {};
  const [low, high] = [min ?? 0, max ?? 1];
  const marks =
    scale === 'log'
      ? [0.125, 0.25, 0.5, 1, 2, 4, 8, 16, 32].filter((v) => v >= low && v <= high)
      : [-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1].filter((v) => v >= low && v <= high);
  const chart = plot.root.getBoundingClientRect().top - plot.over.getBoundingClientRect().top;
  for (const mark of marks) {
    const said = document.createElement('span');
    said.textContent = says(scale, mark);
    said.style.top = `${plot.root.offsetTop - chart + plot.valToPos(mark, 'y')}px`;
    column.append(said);
  }
  return column;
}
