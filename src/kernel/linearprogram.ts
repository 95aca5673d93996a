import { LuDecomposition, Matrix } from 'ml-matrix';
import { demand, finite } from './require.ts';

/** One linear condition: row.x = value, or row.x <= value. */
export type Condition = { readonly row: readonly number[]; readonly value: number };

/** Minimise cost.x over x >= 0 with row.x = value for each of `equal`, row.x <= value of `below`. */
export type Programme = {
  readonly cost: readonly number[];
  readonly equal?: readonly Condition[];
  readonly below?: readonly Condition[];
};

export type Optimum = { readonly x: readonly number[]; readonly value: number };

/** A number of rows scaled to 1 that is smaller than this is rounding. */
const ZERO = 1e-9;
/** A row is scaled to its largest number, but never so far that its value passes 1 / FAR. */
const FAR = 1e-12;
/** Pivots that gain nothing before the rule turns to Bland's, which cannot cycle. */
const STALLED = 40;

/**
 * A small dense linear programme, by the two-phase simplex method: steepest reduced cost, and Bland's
 * rule once pivots stall. The final basis is solved anew from the programme itself.
 * Source: D. Bertsimas and J. N. Tsitsiklis, "Introduction to Linear Optimization" (1997), chapter 3.
 * @returns  infeasible when no x meets the conditions to 1e-9 of their largest number
 * @throws RangeError when a row is not as long as the cost, or a number is not finite
 * @example programme({ cost: [1, 2], equal: [{ row: [1, 1], value: 3 }] }) // { x: [3, 0], value: 3 }
 */
export function programme(asked: Programme): Optimum | 'infeasible' | 'unbounded' {
  const { cost, equal = [], below = [] } = asked;
  finite(cost, 1);
  const table = laid(cost.length, equal, below);
  const { columns, artificial } = table;
  const first = Array.from({ length: columns }, (_, j) => (j >= artificial ? 1 : 0));
  descend(table, first, columns);
  if (total(table, first) > ZERO * Math.max(1, table.rows.length)) return 'infeasible';
  expel(table);
  const second = Array.from({ length: columns }, (_, j) => cost[j] ?? 0);
  if (!descend(table, second, artificial)) return 'unbounded';
  const x = refined(table).slice(0, cost.length);
  return { x, value: cost.reduce((sum, c, j) => sum + c * x[j], 0) };
}

/** Rows in the form B^-1 [A | b], the untouched ones beside them, and which column stands in each. */
type Table = {
  readonly rows: Float64Array[];
  readonly origin: readonly Float64Array[];
  readonly basis: number[];
  readonly columns: number;
  /** First column that is there only to make a start. */
  readonly artificial: number;
};

function laid(n: number, equal: readonly Condition[], below: readonly Condition[]): Table {
  const conditions = [...equal, ...below];
  const artificial = n + below.length;
  const rows: Float64Array[] = [];
  const basis: number[] = [];
  let columns = artificial;
  const wide = artificial + conditions.length;
  for (const [i, { row, value }] of conditions.entries()) {
    demand(row.length === n, `row ${i} has ${n} numbers`, row.length);
    finite([...row, value], n + 1);
    const scale = row.reduce((most, a) => Math.max(most, Math.abs(a)), FAR * Math.abs(value)) || 1;
    const sign = value < 0 ? -1 : 1;
    const line = new Float64Array(wide + 1);
    for (let j = 0; j < n; j++) line[j] = (sign * row[j]) / scale;
    const slack = i >= equal.length ? n + i - equal.length : undefined;
    if (slack !== undefined) line[slack] = sign;
    line[wide] = (sign * value) / scale;
    if (slack !== undefined && sign > 0) basis.push(slack);
    else {
      line[columns] = 1;
      basis.push(columns++);
    }
    rows.push(line);
  }
  return { rows, origin: rows.map((r) => r.slice()), basis, columns, artificial };
}

const last = (row: Float64Array): number => row[row.length - 1];

const total = ({ rows, basis }: Table, cost: readonly number[]): number =>
  basis.reduce((sum, b, i) => sum + cost[b] * last(rows[i]), 0);

/** Pivots to the least cost over the columns before `until`; false when it has no bound. */
function descend(table: Table, cost: readonly number[], until: number): boolean {
  const { rows, basis } = table;
  const reduced = Float64Array.from(cost);
  for (const [i, b] of basis.entries())
    if (cost[b] !== 0) for (let j = 0; j < reduced.length; j++) reduced[j] -= cost[b] * rows[i][j];
  const size = cost.reduce((most, c) => Math.max(most, Math.abs(c)), 0);
  for (let stalled = 0; ; ) {
    let enter = -1;
    for (let j = 0; j < until; j++)
      if (
        reduced[j] < -ZERO * size &&
        (enter < 0 || (stalled < STALLED && reduced[j] < reduced[enter]))
      )
        enter = j;
    if (enter < 0) return true;
    const leave = tightest(table, enter, stalled >= STALLED);
    if (leave < 0) return false;
    stalled = last(rows[leave]) > ZERO ? 0 : stalled + 1;
    pivot(table, leave, enter);
    const off = reduced[enter];
    for (let j = 0; j < reduced.length; j++) reduced[j] -= off * rows[leave][j];
  }
}

/** The row that first stops the entering column: of several, the largest pivot, or Bland's. */
function tightest({ rows, basis }: Table, enter: number, bland: boolean): number {
  let leave = -1;
  let least = Number.POSITIVE_INFINITY;
  for (const [i, row] of rows.entries()) {
    if (row[enter] <= ZERO) continue;
    const ratio = Math.max(0, last(row)) / row[enter];
    const even = leave >= 0 && Math.abs(ratio - least) <= 1e-12 * Math.max(1, least);
    const better = bland ? basis[i] < basis[leave] : row[enter] > (rows[leave]?.[enter] ?? 0);
    if (even ? better : ratio < least) {
      leave = i;
      least = Math.min(least, ratio);
    }
  }
  return leave;
}

function pivot({ rows, basis }: Table, leave: number, enter: number): void {
  const line = rows[leave];
  const by = line[enter];
  for (let j = 0; j < line.length; j++) line[j] /= by;
  for (const [i, row] of rows.entries()) {
    const off = row[enter];
    if (i === leave || off === 0) continue;
    for (let j = 0; j < row.length; j++) row[j] -= off * line[j];
    row[enter] = 0;
  }
  basis[leave] = enter;
}

/** Brings what made the start out of the basis; rows that repeat others stay as they are, at zero. */
function expel(table: Table): void {
  for (const [i, b] of table.basis.entries()) {
    if (b < table.artificial) continue;
    const row = table.rows[i];
    let enter = -1;
    for (let j = 0; j < table.artificial; j++)
      if (Math.abs(row[j]) > ZERO && Math.abs(row[j]) > Math.abs(row[enter] ?? 0)) enter = j;
    if (enter >= 0) pivot(table, i, enter);
  }
}

/** The basis solved from the untouched rows, so that the pivots' rounding is gone. */
function refined({ rows, origin, basis, columns }: Table): number[] {
  const x = new Array<number>(columns).fill(0);
  if (basis.length === 0) return x;
  const lu = new LuDecomposition(origin.map((row) => basis.map((b) => row[b])));
  const solved = lu.isSingular()
    ? rows.map(last)
    : lu.solve(Matrix.columnVector(origin.map(last))).to1DArray();
  for (const [i, b] of basis.entries()) x[b] = Math.max(0, solved[i]);
  return x;
}
