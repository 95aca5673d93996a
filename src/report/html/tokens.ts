/** Values of the dark look; they stand twice in the sheet, for the switch and for the system. */
const DARK = `color-scheme: dark;
  --paper: #121518; --panel: #191d21; --well: #22272c;
  --ink: #eceae4; --ink-2: #bcc1c6; --ink-3: #969da4;
  --line: #2d3338; --rule: #5d656c; --edge: #747b82;
  --accent: #7cc4d3; --focus: #7cc4d3;
  --noise: #3f7886; --friction: #c9973c; --rupture: #f9c3bd;
  --noise-ink: #7cc4d3; --friction-ink: #e0ac4c; --rupture-ink: #ef8d84;
  --quiet: #969da4; --pending: #e0ac4c; --tripped: #f2857b; --blind: #b5a6e6;
  --series: #eceae4; --window: #2c2a22; --band: #274b54; --grid: #272c31; --hatch: #767d84; --stale: #7f868d;
  --up: #7cc4d3; --down: #f2857b;`;

/** Every colour, size and space of the page: the tokens of the design, word for word. */
export const TOKENS = `:root {
  color-scheme: light;
  /* surfaces */
  --paper: #fbfaf6; --panel: #ffffff; --well: #f1efe8;
  /* ink: text, secondary text, captions and axes */
  --ink: #1a1e23; --ink-2: #474e56; --ink-3: #5f666f;
  /* lines: hairline between things, rule above a section, edge of a control */
  --line: #dedad0; --rule: #1a1e23; --edge: #858b92;
  /* the one accent: links, focus, "own" in own-against-market */
  --accent: #0a5568; --focus: #0a5568;
  /* regime, dark to light by severity so that it survives grey */
  --noise: #569aa7; --friction: #a8700f; --rupture: #7a1620;
  --noise-ink: #0a5568; --friction-ink: #85560a; --rupture-ink: #8c1f28;
  /* stop lamps; each colour has its own silhouette */
  --quiet: #5f666f; --pending: #85560a; --tripped: #a3221c; --blind: #5a4a86;
  /* chart roles */
  --series: #1a1e23; --window: #ece6d6; --band: #bcd6db; --grid: #e6e2d9; --hatch: #8a8e93; --stale: #858b92;
  --up: #0a5568; --down: #a3221c;

  --sans: -apple-system, "Segoe UI", Inter, Roboto, "Noto Sans TC", "Noto Sans CJK TC", "PingFang TC", "Microsoft JhengHei", sans-serif;
  --serif: "Iowan Old Style", Charter, "Source Serif 4", "Noto Serif TC", "Noto Serif CJK TC", "Songti TC", "Noto Sans TC", serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", Consolas, "Noto Sans Mono CJK TC", monospace;

  /* type: 12 caption and axis, 13 dense text, 15 body, 18 section, 24 figure, 44 verdict */
  --t-12: .75rem; --t-13: .8125rem; --t-15: .9375rem; --t-18: 1.125rem; --t-24: 1.5rem; --t-44: 2.75rem;
  --lh-body: 1.55; --lh-tight: 1.25; --measure: 66ch;
  /* space: multiples of 4 */
  --s-1: 4px; --s-2: 8px; --s-3: 12px; --s-4: 16px; --s-6: 24px; --s-8: 32px; --s-12: 48px;
  --radius: 2px; --target: 32px;
  --fade: 120ms;
}
:root:lang(zh-Hant) { --lh-body: 1.75; --lh-tight: 1.4; --measure: 38em; }
:root[data-theme="dark"] {
  ${DARK}
}
@media screen and (prefers-color-scheme: dark) { :root:not([data-theme]) {
  ${DARK}
} }
@media (prefers-reduced-motion: reduce) { :root { --fade: 0ms; } }
@media print { :root { --paper: #fff; --panel: #fff; --well: #f4f4f2; } }
* { box-sizing: border-box; font-synthesis: none; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 400 var(--t-15)/var(--lh-body) var(--sans);
  font-variant-numeric: lining-nums tabular-nums; text-rendering: optimizeLegibility; }
:lang(zh-Hant) { line-break: strict; word-break: normal; text-autospace: normal; text-spacing-trim: trim-start; }
svg text { font-family: var(--sans); font-variant-numeric: lining-nums tabular-nums; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
`;
