// Where everything lies. The host asks for a plan, grows the memory, writes the columns; paths stand
// in lanes of eight, so that the state of a sleeve or an asset is one row of 64 bytes.

/** Paths in a block; lanes; bytes of a row of lanes. */
export const BLOCK: i32 = 256;
export const LANES: i32 = 8;
export const ROW: i32 = 64;
export const GROUPS: i32 = 32;
export const SESSIONS: i32 = 60;
export const WIDTH: i32 = 21;

/** Bytes of holdings that are marked and sold together, while they are near. */
const NEAR: i32 = 16384;

export let assets: i32 = 0;
export let sleeves: i32 = 0;
export let factors: i32 = 0;
export let dims: i32 = 0;
export let steps: i32 = 0;
/** Assets in a row of holdings, and sleeves handled together: both even. */
export let stride: i32 = 0;
export let chunk: i32 = 0;

/** Columns that the host writes, by asset, by sleeve, of the rules, of the scheme. */
export let market: usize = 0;
export let book: usize = 0;
export let news: usize = 0;
export let loading: usize = 0;
export let own: usize = 0;
export let depth: usize = 0;
export let floor: usize = 0;
export let holding: usize = 0;
export let start: usize = 0;
export let sort: usize = 0;
export let rule: usize = 0;
export let other: usize = 0;
export let cash: usize = 0;
export let equity: usize = 0;
export let most: usize = 0;
export let aim: usize = 0;
export let least: usize = 0;
export let react: usize = 0;
export let sigma: usize = 0;
export let flow: usize = 0;
export let from: usize = 0;
export let cut: usize = 0;
export let gain: usize = 0;
export let stake: usize = 0;
export let part: usize = 0;
export let rules: usize = 0;
export let seed: usize = 0;
export let directions: usize = 0;
export let shift: usize = 0;
export let drawn: usize = 0;
export let bridgeAt: usize = 0;
export let bridgeLeft: usize = 0;
export let bridgeRight: usize = 0;
export let toLeft: usize = 0;
export let toRight: usize = 0;
export let spread: usize = 0;

/** What a block leaves: a row of figures a path, and the quantity sold by asset. */
export let rows: usize = 0;
export let soldAll: usize = 0;

/** Words and draws of eight paths; levels of the bridge. */
export let words: usize = 0;
export let draws: usize = 0;
export let levels: usize = 0;
/** Of the block: prices after the news, normals of the sessions, each by group of eight paths. */
export let shocked: usize = 0;
export let sessions: usize = 0;
/** Figures of a path on its way from the rounds to the recovery, a row of `BLOCK` each. */
export let path: usize = 0;
/** Quantities sold by path and asset, for paths in which something was sold. */
export let soldBy: usize = 0;

/** Of the eight lanes: by asset. */
export let price: usize = 0;
export let lane: usize = 0;
export let net: usize = 0;
export let sold: usize = 0;
/** By lane and asset: sold in this round. */
export let round: usize = 0;
/** By sleeve: share kept or place, before the last sale, the sale, debt, cash, share done. */
export let keep: usize = 0;
export let last: usize = 0;
export let sale: usize = 0;
export let debt: usize = 0;
export let purse: usize = 0;
export let done: usize = 0;
/** By sleeve, a bit a lane: has another state than at the start, awaits settlement, is done. */
export let touched: usize = 0;
export let pending: usize = 0;
export let out: usize = 0;
/** Values of the sleeves at hand; worth of one. */
export let value: usize = 0;
export let worth: usize = 0;
/** Sums of the lanes, a row each; by lane: sellers pro rata that wait, row and share. */
export let sums: usize = 0;
export let sellers: usize = 0;

let end: usize = 0;

function take(bytes: i32): usize {
  const at = end;
  end = (end + bytes + 63) & ~63;
  return at;
}

/** Lays out the memory; returns the bytes that it needs. */
export function plan(m: i32, n: i32, k: i32, d: i32, s: i32): usize {
  assets = m;
  sleeves = n;
  factors = k;
  dims = d;
  steps = s;
  stride = (m + 1) & ~1;
  const all = (n + 1) & ~1;
  chunk = max(2, min(64, (NEAR / (8 * stride)) & ~1));
  end = (__heap_base + 63) & ~63;
  const A = 8 * m;
  market = take(A);
  book = take(A);
  news = take(A);
  loading = take(A * k);
  own = take(A);
  depth = take(A);
  floor = take(A);
  const S = 8 * n;
  holding = take(8 * stride * all);
  start = take(S);
  sort = take(S);
  rule = take(S);
  other = take(S);
  cash = take(S);
  equity = take(S);
  most = take(S);
  aim = take(S);
  least = take(S);
  react = take(S);
  sigma = take(S);
  flow = take(S);
  from = take(S);
  cut = take(S);
  gain = take(S);
  stake = take(S);
  part = take(S);
  rules = take(8 * 32);
  seed = take(16);
  directions = take(128 * d);
  shift = take(4 * d);
  drawn = take(4 * d);
  bridgeAt = take(4 * s);
  bridgeLeft = take(4 * s);
  bridgeRight = take(4 * s);
  toLeft = take(8 * s);
  toRight = take(8 * s);
  spread = take(8 * s);
  rows = take(8 * BLOCK * WIDTH);
  soldAll = take(A);
  const quads = (1 + k + SESSIONS + m + 3) >> 2;
  words = take(quads * 128);
  draws = take(quads * 4 * ROW);
  levels = take((SESSIONS + 1) * ROW);
  shocked = take(GROUPS * m * ROW);
  sessions = take(GROUPS * SESSIONS * ROW);
  path = take(16 * BLOCK * 8);
  soldBy = take(BLOCK * A);
  price = take(m * ROW);
  lane = take(m * ROW);
  net = take(m * ROW);
  sold = take(m * ROW);
  round = take(LANES * 8 * stride);
  keep = take(all * ROW);
  last = take(all * ROW);
  sale = take(all * ROW);
  debt = take(all * ROW);
  purse = take(all * ROW);
  done = take(all * ROW);
  touched = take(all);
  pending = take(all);
  out = take(all);
  value = take(chunk * ROW);
  worth = take(ROW);
  sums = take(17 * ROW);
  sellers = take(LANES * (16 * chunk + 64));
  return end;
}
