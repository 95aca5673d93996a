/**
 * Paths at which two values of JSON differ, in order of the first, then of the second; a part that
 * one of them lacks is one path.
 * @example differingPaths({ a: [1, 2], b: 'x' }, { a: [1, 3] }) // ['a[1]', 'b']
 */
export function differingPaths(a: unknown, b: unknown, path = ''): string[] {
  if (Object.is(a, b)) return [];
  if (Array.isArray(a) && Array.isArray(b))
    return Array.from({ length: Math.max(a.length, b.length) }, (_, i) =>
      differingPaths(a[i], b[i], `${path}[${i}]`),
    ).flat();
  if (!isRecord(a) || !isRecord(b)) return [path];
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].flatMap((key) =>
    differingPaths(a[key], b[key], path === '' ? key : `${path}.${key}`),
  );
}

const isRecord = (x: unknown): x is Readonly<Record<string, unknown>> =>
  typeof x === 'object' && x !== null && !Array.isArray(x);
