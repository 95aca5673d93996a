/** A cell of a sheet; undefined is empty: not known. */
export type Cell = string | number | undefined;

/**
 * Rows as CSV that a spreadsheet opens as it stands (RFC 4180, lines end with CR LF). A text that a
 * spreadsheet would run as a formula begins with an apostrophe; a number stays a number. A byte order
 * mark leads where anything is beyond ASCII: without one a spreadsheet reads the file in the system's
 * own code page, and with one some programs take it for a part of the first name.
 * @example sheet([['a', 'b'], ['=1+1', -2]]) // 'a,b\r\n\'=1+1,-2\r\n'
 */
export function sheet(rows: readonly (readonly Cell[])[]): string {
  const text = rows.map((row) => `${row.map(written).join(',')}\r\n`).join('');
  return /^[\u0000-\u007f]*$/.test(text) ? text : `\ufeff${text}`;
}

function written(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') {
    if (!Number.isFinite(cell)) throw new RangeError(`no number: ${cell}`);
    return String(cell);
  }
  // A spreadsheet passes over what cannot be seen, and takes full-width signs for plain ones.
  const safe = /^[\s\p{C}]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
