// Profile curves of the crowd's calibration as SVG: the least distance that is left when one figure
// is held. Run it with
// npm run bench -- profile ../shared/data/market/series YYYY-MM-DD
import { join } from 'node:path';
import type { Fitted } from '../src/domain/crowd.ts';
import { parseDay } from '../src/domain/time.ts';
import { calibrateCrowd } from '../src/edge/crowd/calibrate.ts';
import { root } from '../src/edge/file/folder.ts';
import { write } from '../src/edge/file/write.ts';
import { deviate } from '../src/kernel/portablemath.ts';
import type { Profile } from '../src/run/calibrate/fit.ts';

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [560, 300, 16, 48, 56, 40];
/** How far above the least distance the picture reaches. */
const REACH = 8;
/** Between two marks of the axis. */
const STEP = 0.25;

type Drawing = {
  readonly heading: string;
  readonly under: string;
  readonly axis: string;
  readonly fitted: Fitted;
  readonly along: Profile;
  /** Distance that the interval may add. */
  readonly room: number;
  readonly level: number;
};

/** One curve, the interval under it, and the level at which it is cut. */
function svg({ heading, under, axis, fitted, along, room, level }: Drawing): string {
  const least = Math.min(...along.map((p) => p.distance));
  const [from, to] = [along[0]?.at ?? 0, along.at(-1)?.at ?? 1];
  const seen = along.filter((p) => p.distance - least <= REACH);
  const x = (at: number): number => LEFT + ((at - from) / (to - from)) * (WIDTH - LEFT - RIGHT);
  const y = (over: number): number => HEIGHT - BOTTOM - (over / REACH) * (HEIGHT - TOP - BOTTOM);
  const f = (n: number): string => n.toFixed(1);
  const curve = seen.map((p) => `${f(x(p.at))},${f(y(p.distance - least))}`).join(' ');
  const ticks = Array.from(
    { length: Math.floor((to - from) / STEP) + 1 },
    (_, i) => from + i * STEP,
  );
  const text = (at: number, up: number, what: string, more = ''): string =>
    `<text x="${f(at)}" y="${f(up)}"${more}>${what}</text>`;
  const line = (y1: number, more: string): string =>
    `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${f(y1)}" y2="${f(y1)}" ${more}/>`;
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-label="${heading}" font-family="system-ui, sans-serif" font-size="12" fill="#5f666f">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    text(LEFT, 20, heading, ' font-size="15" font-weight="700" fill="#1a1e23"'),
    text(LEFT, 38, under),
    `<rect x="${f(x(fitted.low))}" y="${TOP}" width="${f(x(fitted.high) - x(fitted.low))}" height="${HEIGHT - TOP - BOTTOM}" fill="#bcd6db" stroke="#0a5568" stroke-width="0.5"/>`,
    ...[0, 2, 4, 6, 8].flatMap((over) => [
      line(y(over), over === 0 ? 'stroke="#858b92"' : 'stroke="#e3e3df" stroke-width="0.5"'),
      text(WIDTH - RIGHT + 6, y(over) + 4, String(over)),
    ]),
    line(y(room), 'stroke="#a3221c" stroke-dasharray="4 3"'),
    text(
      WIDTH - RIGHT,
      y(room) - 4,
      `${Math.round(level * 100)} %`,
      ' text-anchor="end" fill="#a3221c"',
    ),
    `<polyline points="${curve}" fill="none" stroke="#0a5568" stroke-width="2"/>`,
    `<circle cx="${f(x(fitted.at))}" cy="${f(y(0))}" r="4" fill="#0a5568"/>`,
    ...ticks.map((at) => text(x(at), HEIGHT - BOTTOM + 16, String(at), ' text-anchor="middle"')),
    text(LEFT, HEIGHT - 6, axis),
    '</svg>',
  ].join('\n')}\n`;
}

const [folder = '', date = ''] = process.argv.slice(2);
const until = parseDay(date);
const learning = until === undefined ? undefined : calibrateCrowd(folder, until, () => {});
if (!learning?.ok || !learning.value) throw new Error(JSON.stringify(learning ?? 'no such day'));
const { vintage, profiles } = learning.value;
const under = `distance beyond the least, chi-square units; band: ${Math.round(vintage.level * 100)} % interval; ${vintage.falls} synchronised falls`;
const said = ({ at, low, high }: Fitted): string =>
  `${at.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`;
const common = { under, room: deviate((1 + vintage.level) / 2) ** 2, level: vintage.level };
for (const [name, what, axis] of [
  ['impact', 'Price impact', 'fall of selling a day’s volume, daily sigmas'],
  ['decaying', 'Decaying share', 'share of the impact that decays'],
] as const) {
  const fitted = vintage[name];
  const whole = fitted.low === profiles[name][0]?.at && fitted.high === profiles[name].at(-1)?.at;
  const heading = `${what}: ${whole ? 'not identified, every value fits' : said(fitted)}`;
  const file = join(root(), 'docs', `profile-${name}.svg`);
  write(file, svg({ heading, axis, fitted, along: profiles[name], ...common }));
  console.log(file);
}
