/**
 * Where the n-th character of a YAML string stands in the text it was written as, whatever its
 * style: both are walked side by side, and what only the text has (quotes, escapes, indents) is
 * passed over.
 * @param raw the scalar as written, with its quotes or block header
 * @param value the string it stands for
 * @param offset 0 .. value.length
 * @returns offset in `raw`
 * @example offsets("'it''s'", "it's", 3) // 5
 */
export function offsets(raw: string, value: string, offset: number): number {
  const first = raw[0] ?? '';
  let at = 0;
  if (first === '|' || first === '>') at = raw.indexOf('\n') + 1;
  else if (first === '"' || first === "'") at = 1;
  for (let n = 0; n < value.length; n++) {
    const wanted = value[n] as string;
    const found = /\s/.test(wanted) ? at : raw.indexOf(wanted, at);
    if (found < 0) return Math.min(at, raw.length);
    if (n === offset) return found;
    if (/\s/.test(wanted)) {
      if (/\s/.test(raw[at] ?? '')) at++;
    } else {
      at = found + 1;
      if (first === "'" && wanted === "'") at++;
    }
  }
  return Math.min(at, raw.length);
}
