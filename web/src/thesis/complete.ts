/** A piece of a JSON Schema, as far as it is read here. */
export type Schema = {
  readonly description?: string;
  readonly type?: string;
  readonly enum?: readonly (string | number | boolean)[];
  readonly const?: string | number | boolean;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly propertyNames?: Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly required?: readonly string[];
};

/** What may stand at a place. */
type Offer = {
  readonly label: string;
  /** What is put in. */
  readonly apply: string;
  /** What it is, in the words of the schema. */
  readonly info?: string;
};

/** What may stand at a place, and from where on it takes the place of what is written. */
export type Offers = { readonly from: number; readonly offers: readonly Offer[] };

/** A step into a document: a key of a map, or any item of a list. */
type Step = string | typeof ITEM;
const ITEM = Symbol('item');

/** Every schema that may hold where one does. */
const unfolded = (schema: Schema): readonly Schema[] =>
  schema.anyOf ? schema.anyOf.flatMap(unfolded) : [schema];

/** Schemas of what stands at a path. */
function at(schema: Schema, path: readonly Step[]): readonly Schema[] {
  let now = unfolded(schema);
  for (const step of path)
    now = now.flatMap((one) => {
      const more = one.additionalProperties;
      const next =
        step === ITEM
          ? one.items
          : (one.properties?.[step] ?? (typeof more === 'object' ? more : undefined));
      return next ? unfolded(next) : [];
    });
  return now;
}

/** A line as it is written: its indent, the marks of list items, its key, and what follows the key. */
const LINE =
  /^(?<indent> *)(?<marks>(?:- +)*)(?:(?<key>[\w.-]+|"[^"]*") *:(?<value>(?: .*)?)|(?<open>.*))$/;

type Line = {
  /** Column of the key or of what is being written. */
  readonly column: number;
  readonly indent: number;
  readonly items: number;
  readonly key?: string;
  readonly value: string;
  readonly open: string;
};

function lineOf(text: string): Line | undefined {
  const groups = LINE.exec(text)?.groups;
  if (!groups || /^\s*(?:#.*)?$/.test(text)) return undefined;
  const { indent = '', marks = '', key, value = '', open = '' } = groups;
  return {
    ...{ column: indent.length + marks.length, indent: indent.length },
    ...{ items: (marks.match(/-/g) ?? []).length, value: value.trim(), open },
    ...(key !== undefined && { key: key.replaceAll('"', '') }),
  };
}

/** The path to the map that a line stands in, and the keys that this map has already. */
function around(
  before: readonly string[],
  after: readonly string[],
  { column, items, indent }: Pick<Line, 'column' | 'items' | 'indent'>,
): { readonly path: readonly Step[]; readonly there: ReadonlySet<string> } {
  const path: Step[] = [];
  const there = new Set<string>();
  // Whether the keys at a column are looked for, or the key whose value is the list at that column.
  let [own, inList, edge] = [true, false, column];
  const enter = (line: Pick<Line, 'column' | 'items' | 'indent'>): void => {
    for (let i = 0; i < line.items; i++) path.unshift(ITEM);
    [inList, edge] = line.items > 0 ? [true, line.indent] : [false, line.column];
  };
  enter({ column, items, indent });
  if (items > 0) own = false;
  for (const text of before.toReversed()) {
    const line = lineOf(text);
    if (line?.key === undefined) continue;
    const beside = line.column === edge && !inList;
    const compact = inList && line.column === edge && line.items === 0 && line.value === '';
    if (beside && own) there.add(line.key);
    if (beside && line.items > 0) {
      own = false;
      enter(line);
    } else if (line.column < edge || compact) {
      own = false;
      path.unshift(line.key);
      enter(line);
    }
  }
  for (const text of after) {
    const line = lineOf(text);
    if (!line) continue;
    if (line.column < column || (line.items > 0 && line.indent < column)) break;
    if (line.column === column && line.key !== undefined) there.add(line.key);
  }
  return { path, there };
}

/**
 * What the schema knows to stand at a place of a YAML text in block style: keys that a map may have and has not,
 * or the values of which one belongs after a key.
 * @param position in UTF-16 units
 * @example offersAt({ properties: { id: { type: 'string' } } }, '', 0).offers.map(({ label }) => label) // ['id']
 */
export function offersAt(schema: Schema, text: string, position: number): Offers {
  const start = text.lastIndexOf('\n', position - 1) + 1;
  const written = text.slice(start, position);
  if (/^\s*#/.test(written)) return { from: position, offers: [] };
  const before = text.slice(0, start).split('\n').slice(0, -1);
  const end = text.indexOf('\n', position);
  const after = end < 0 ? [] : text.slice(end + 1).split('\n');
  const line = lineOf(written) ?? {
    ...{ column: written.length, indent: written.length, items: 0, value: '', open: '' },
  };
  const { path, there } = around(before, after, line);
  if (line.key !== undefined) {
    const typed = /\S*$/.exec(written)?.[0] ?? '';
    if (!/:\s/.test(written)) return { from: position, offers: [] };
    return {
      from: position - typed.length,
      offers: valuesOf(at(schema, [...path, line.key])),
    };
  }
  const from = position - line.open.length;
  const all = at(schema, path);
  const scalars = line.items > 0 ? valuesOf(all) : [];
  const seen = new Set(there);
  const keys = all.flatMap((one) =>
    [...Object.entries(one.properties ?? {}), ...named(one)].flatMap(([name, of]) => {
      if (seen.has(name)) return [];
      seen.add(name);
      return [{ label: name, apply: `${name}:${isMap(of) ? '' : ' '}`, ...infoOf(of) }];
    }),
  );
  return { from, offers: [...keys, ...scalars] };
}

/** Keys of a map whose names are among some. */
const named = ({ propertyNames, additionalProperties: of }: Schema): [string, Schema][] =>
  (propertyNames?.enum ?? []).map((name) => [String(name), typeof of === 'object' ? of : {}]);

const isMap = (schema: Schema): boolean =>
  unfolded(schema).every(({ type }) => type === 'object' || type === 'array');

const infoOf = ({ description }: Schema): Pick<Offer, 'info'> =>
  description === undefined ? {} : { info: description };

const valuesOf = (schemas: readonly Schema[]): readonly Offer[] => {
  const values = schemas.flatMap((one) => [
    ...(one.enum ?? []),
    ...(one.const === undefined ? [] : [one.const]),
    ...(one.type === 'boolean' ? [true, false] : []),
  ]);
  return [...new Set(values)].map((value) => ({ label: String(value), apply: String(value) }));
};
