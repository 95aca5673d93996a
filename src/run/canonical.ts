/**
 * The one JSON text of a value: what is hashed and kept. Fields stand in the order in which the
 * writer gave them, numbers are JavaScript's shortest round trip, -0 is 0, and there is no space.
 * Reading the text and writing it again gives the same bytes. U+FFFD is written as an escape, so
 * that a kept text that holds the character itself has lost bytes.
 * A field that is undefined is absent.
 * @throws RangeError on what JSON cannot carry: NaN, an infinity, undefined anywhere but in a
 * field, a function, a symbol, a bigint, an object with a class, a value that contains itself
 * @example canonical({ b: -0, a: [1e21, 'x'], c: undefined }) // '{"b":0,"a":[1e+21,"x"]}'
 */
export function canonical(value: unknown): string {
  sound(value);
  const text = JSON.stringify(value);
  return text.includes('\ufffd') ? text.replaceAll('\ufffd', '\\ufffd') : text;
}

/** Throws where JSON.stringify would pass over something in silence. */
function sound(value: unknown): void {
  switch (typeof value) {
    case 'boolean':
    case 'string':
      return;
    case 'number':
      if (!Number.isFinite(value)) throw new RangeError(`${value} has no canonical text`);
      return;
    case 'object':
      if (value === null) return;
      if (Array.isArray(value)) for (let i = 0; i < value.length; i++) sound(value[i]);
      else if (plain(value)) fields(value);
      else throw new RangeError(`an object with a class has no canonical text: ${String(value)}`);
      return;
    default:
      throw new RangeError(`${typeof value} has no canonical text`);
  }
}

function fields(value: object): void {
  for (const key in value) {
    const field = (value as Record<string, unknown>)[key];
    if (field !== undefined) sound(field);
  }
}

/** True for an object without a class: the end of its chain of prototypes is at most one away. */
function plain(value: object): boolean {
  const above: object | null = Object.getPrototypeOf(value);
  return above === null || Object.getPrototypeOf(above) === null;
}
