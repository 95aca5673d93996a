/** Folders of each room, and the pairs of rooms between which something is imported, as `from to`. */
export type Structure = {
  readonly folders: Readonly<Record<string, ReadonlySet<string>>>;
  readonly arrows: readonly string[];
};
export function structure(): Structure;
export function picture(of?: Structure): string;
