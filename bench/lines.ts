import type { Measured, Piece } from './crowd.ts';
import { COMPARED } from './moments.ts';
import type { PeerName } from './peers.ts';

const count = (n: number): string =>
  n < 100 ? n.toFixed(1) : String(Math.round(n)).replace(/\B(?=(\d{3})+$)/g, ',');

/** Width of the first column. */
const WIDE = 26;

/** Order in which peers are told, whatever the order in which they ran. */
const TOLD: readonly PeerName[] = [
  'C',
  'C by column',
  'WebAssembly',
  'TypeScript',
  'numpy',
  'numpy whole',
  'toy',
];

/** A piece of the bench as lines of text. */
export function lines(piece: Piece): readonly string[] {
  if (piece.kind === 'absent') return [`absent: ${piece.peer} (${piece.why}), so not compared`];
  if (piece.kind === 'size') return ofSize(piece);
  const { sleeves, assets, paths, kernel, ms } = piece;
  return [
    '',
    `slider: ${sleeves}x${assets}, ${count(paths)} paths, ${kernel}, one core, median wall: ${Object.entries(
      ms,
    )
      .map(([rule, t]) => `${rule} ${t.toFixed(1)} ms`)
      .join(', ')}`,
  ];
}

const EQUAL: Readonly<Record<string, string>> = {
  true: 'equal',
  false: 'NOT EQUAL',
  undefined: 'nothing to compare with',
};

function ofSize(size: Measured): readonly string[] {
  const { rates, over, hashes, means } = size;
  const fastest = 'WebAssembly' in rates ? 'WebAssembly' : 'TypeScript';
  return [
    '',
    `${size.sleeves}x${size.assets}, ${size.rule}: ${(100 * size.selling).toFixed(0)} % of paths with sales, ${size.rounds.toFixed(2)} rounds a path`,
    `  ${'paths per CPU-second'.padEnd(WIDE)}${['median', 'low', 'high', 'paths a pass'].map((w) => w.padStart(13)).join('')}   ${fastest} over it`,
    ...TOLD.flatMap((name) => {
      const rate = rates[name];
      if (!rate) return [];
      const figures = [rate.at, rate.low, rate.high, rate.paths].map((n) => count(n).padStart(13));
      return [
        `  ${(rate.batch ? `${name}, ${rate.batch} a batch` : name).padEnd(WIDE)}${figures.join('')}   ${over[name]?.toFixed(2) ?? ''}`.trimEnd(),
      ];
    }),
    `  hash of ${count(size.paths)} paths: ${TOLD.flatMap((name) => (hashes[name] ? [`${name} ${hashes[name]}`] : [])).join(', ')}: ${EQUAL[String(size.equal)]}`,
    ...TOLD.flatMap((name) => {
      const mean = means[name];
      if (!mean) return [];
      const verdict = name === 'TypeScript' ? '' : mean.agrees ? ': agree' : ': DO NOT AGREE';
      const figures = COMPARED.map(
        (key) => `${key} ${mean[key].at.toFixed(6)} ± ${mean[key].error.toFixed(6)}`,
      );
      return [`  means of ${name}: ${figures.join(', ')}${verdict}`];
    }),
  ];
}
