// Draws docs/architecture.svg from the imports of src: the rooms, the folders in them, and who sees whom.
// `node docs/architecture.mjs` writes the picture; a test compares it with the code as it is.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';

const SRC = fileURLToPath(new URL('../src/', import.meta.url));
const PICTURE = fileURLToPath(new URL('architecture.svg', import.meta.url));

/** What a room is for, and the row in which it stands; arrows point down. */
const ROOMS = {
  edge: [0, 'files, store, commands: the only room that touches the world'],
  run: [1, 'one step for live and replay; introduces the rooms below to each other'],
  sense: [2, 'observation to signal'],
  weigh: [2, 'what it is worth'],
  judge: [2, 'what to do'],
  report: [2, 'decision to memo'],
  domain: [3, 'nouns: what the rooms say to each other'],
  kernel: [4, 'numbers and chance'],
};

/** Rooms, their folders, and the pairs (from, to) of rooms between which something is imported. */
export function structure() {
  const folders = Object.fromEntries(Object.keys(ROOMS).map((room) => [room, new Set()]));
  const arrows = new Set();
  for (const path of readdirSync(SRC, { recursive: true, encoding: 'utf8' })) {
    const parts = path.replaceAll('\\', '/').split('/');
    const room = parts[0];
    if (!path.endsWith('.ts') || !(room in ROOMS)) continue;
    if (parts.length > 2) folders[room].add(parts[1]);
    const text = readFileSync(posix.join(SRC, parts.join('/')), 'utf8');
    for (const [, to] of text.matchAll(/\bfrom '(\.[^']*)'/g)) {
      const target = posix.join(posix.dirname(parts.join('/')), to).split('/')[0];
      if (target in ROOMS && target !== room) arrows.add(`${room} ${target}`);
    }
  }
  return { folders, arrows: [...arrows].sort() };
}

const [WIDTH, HEIGHT, GAP, LEFT, TOP] = [960, 86, 32, 20, 16];
/** Where the line under the picture stands. */
const FOOT = TOP + 5 * HEIGHT + 4 * GAP + 24;
/** Letters of a line under the picture. */
const LINE = 148;

/** The picture, one line an element, so that a change shows as one line. */
export function picture({ folders, arrows } = structure()) {
  const rows = [];
  for (const [room, [row]] of Object.entries(ROOMS)) rows[row] = [...(rows[row] ?? []), room];
  const box = {};
  for (const [row, rooms] of rows.entries()) {
    const width = (WIDTH - (rooms.length - 1) * 16) / rooms.length;
    for (const [i, room] of rooms.entries())
      box[room] = { x: LEFT + i * (width + 16), y: TOP + row * (HEIGHT + GAP), width };
  }
  const out = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH + 2 * LEFT} ${FOOT + 50}" font-family="system-ui, sans-serif" role="img" aria-label="The rooms of bide and who sees whom">`,
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" fill="#667"/></marker></defs>',
    '<rect width="100%" height="100%" fill="#fff"/>',
  ];
  for (const arrow of arrows) {
    const [from, to] = arrow.split(' ');
    const [a, b] = [box[from], box[to]];
    if (ROOMS[to][0] !== ROOMS[from][0] + 1) continue;
    const narrow = a.width < b.width ? a : b;
    const x = narrow.x + narrow.width / 2;
    out.push(
      `<line x1="${x}" y1="${a.y + HEIGHT}" x2="${x}" y2="${b.y - 3}" stroke="#667" marker-end="url(#tip)"><title>${from} sees ${to}</title></line>`,
    );
  }
  for (const [room, { x, y, width }] of Object.entries(box)) {
    out.push(
      `<rect x="${x}" y="${y}" width="${width}" height="${HEIGHT}" rx="6" fill="#f4f6f8" stroke="#98a4b3"/>`,
      `<text x="${x + 12}" y="${y + 24}" font-size="17" font-weight="600" fill="#1b2733">${room}</text>`,
    );
    const says = wrap(ROOMS[room][1], Math.floor((width - 24) / 6.1));
    for (const [i, line] of says.entries())
      out.push(
        `<text x="${x + 12}" y="${y + 42 + 14 * i}" font-size="11.5" fill="#334">${line}</text>`,
      );
    const inside = wrap([...folders[room]].sort().join(' · '), Math.floor((width - 24) / 5.7));
    for (const [i, line] of inside.entries())
      out.push(
        `<text x="${x + 12}" y="${y + 44 + 14 * says.length + 13 * i}" font-size="10.5" fill="#667">${line}</text>`,
      );
  }
  const far = arrows.filter((a) => {
    const [from, to] = a.split(' ');
    return ROOMS[to][0] !== ROOMS[from][0] + 1;
  });
  out.push(
    `<text x="${LEFT}" y="${FOOT}" font-size="11.5" fill="#334">Arrows drawn go one floor down. Further down:</text>`,
    ...wrap(far.map((a) => a.replace(' ', ' → ')).join(' · '), LINE).map(
      (line, i) =>
        `<text x="${LEFT}" y="${FOOT + 15 + 13 * i}" font-size="10.5" fill="#667">${line}</text>`,
    ),
    '</svg>',
  );
  return `${out.join('\n')}\n`;
}

function wrap(text, most) {
  const lines = [''];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (longer.length > most && lines.at(-1) !== '') lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines.filter((line) => line !== '');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(PICTURE, picture());
