import type { LampState } from '../../domain/stop.ts';
import type { Html } from './markup.ts';
import type { Prose } from './prose.ts';
import type { Table } from './table.ts';

/** A picture drawn anew at every width, so that its text keeps its size; `label`: what stands over it. */
export type Drawing = (width: number, label: string) => Html;

/** The drawing of what a chart shows. */
export const drawn =
  <Shown>(chart: (of: Shown, width: number, label: string) => Html, of: Shown): Drawing =>
  (width, label) =>
    chart(of, width, label);

/** The same drawn in signs, in so many cells across. */
export type Plot = {
  readonly lines: (width: number) => readonly string[];
  /** What its signs mean, where the caption speaks of other ones. */
  readonly key?: string;
  /** Whether it names every figure of the table behind it, so that the table is left out. */
  readonly whole?: boolean;
};

/** A label, its figure in large, and what stands below it. */
export type Figure = {
  readonly label: string;
  readonly value: Prose;
  readonly notes: readonly Prose[];
};

/** One stop as a lamp. */
export type Lamp = {
  readonly state: LampState;
  readonly says: string;
  readonly number: string;
  readonly title: string;
  readonly notes: readonly Prose[];
};

/** A finding with its picture and the table behind it. */
type Chart = {
  readonly kind: 'chart';
  readonly heading: Prose;
  readonly caption: Prose;
  readonly draw?: Drawing;
  readonly plot?: Plot;
  readonly table?: Table;
  /** What the picture tells in a sentence: stands in its place, its caption's and the table's where nothing is drawn. */
  readonly brief?: Prose;
};

/** What an answer is made of; every renderer knows each kind. */
export type Block =
  | { readonly kind: 'say'; readonly prose: Prose; readonly note?: boolean }
  | Chart
  | { readonly kind: 'figures'; readonly figures: readonly Figure[] }
  | {
      readonly kind: 'table';
      readonly heading?: Prose;
      readonly caption?: Prose;
      readonly table: Table;
    }
  | { readonly kind: 'list'; readonly heading?: Prose; readonly items: readonly Prose[] }
  /** For a terminal alone: there several pictures of a page stand in one. */
  | { readonly kind: 'plot'; readonly caption: Prose; readonly plot: Plot };

/** What a memo is made of besides. */
export type MemoBlock =
  | Block
  /** Folded away on a screen, and told by its summary alone in print. */
  | {
      readonly kind: 'more';
      readonly summary: string;
      readonly blocks: readonly Block[];
      /** Stands open where it is printed; else it is left out there. */
      readonly printed?: true;
    }
  | { readonly kind: 'lamps'; readonly lamps: readonly Lamp[] }
  | {
      readonly kind: 'legs';
      /** Where no leg is drawn, what the figures are in a clause, in place of the caption. */
      readonly brief?: Prose;
      readonly heading: Prose;
      readonly caption: Prose;
      readonly legs: readonly {
        readonly title: string;
        readonly move: Prose;
        readonly falling: boolean;
        readonly z: Prose;
        readonly values: Prose;
        readonly draw?: Drawing;
      }[];
      readonly table?: Table;
    }
  | {
      readonly kind: 'columns';
      readonly columns: readonly {
        readonly heading: string;
        readonly items: readonly { readonly head: Prose; readonly body: Prose }[];
      }[];
    }
  | {
      readonly kind: 'watch';
      readonly key: Prose;
      readonly groups: readonly {
        readonly letter: string;
        readonly title: string;
        readonly reading: Prose;
        readonly questions: readonly { readonly text: string; readonly answer: Prose }[];
        readonly draw?: Drawing;
        readonly ladder: Prose;
        readonly table?: Table;
      }[];
    }
  | {
      readonly kind: 'paths';
      readonly heading: Prose;
      readonly caption: Prose;
      readonly paths: readonly {
        readonly title: string;
        readonly regime: string;
        readonly chance: Prose;
        readonly path: string;
        readonly walls: readonly {
          readonly text: string;
          readonly reason: Prose;
          readonly range: Prose;
          readonly draw: Drawing;
        }[];
      }[];
    };

/** A part of a memo or an answer under one title. */
export type Section<B = MemoBlock> = {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly B[];
};

/** The blocks that there is a reason to show. */
export const shown = <B = Block>(blocks: readonly (B | false | undefined)[]): B[] =>
  blocks.filter((b): b is B => Boolean(b));

/** The part, of such blocks. */
export const section = <B = MemoBlock>(
  id: string,
  title: string,
  blocks: readonly (B | false | undefined)[],
): Section<B> => ({ id, title, blocks: shown(blocks) });

/** A picture without the table behind it. */
export const untabled = ({ table: _, ...chart }: Chart): Chart => chart;

/** A sentence of its own, in small. */
export const noted = (prose: Prose) => ({ kind: 'say', note: true, prose }) as const;
