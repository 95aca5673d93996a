import type { Lang } from '../../domain/text.ts';
import type { Block } from '../render/block.ts';
import type { Words } from '../words/index.ts';

/** What a part of a page needs to speak: the words, the language, and where its figures stand. */
export type Ground = {
  readonly w: Words;
  readonly lang: Lang;
  /** Id of the place that a figure without an id of its own points at. */
  readonly place: string;
};

/** A clause as a sentence of its own. */
export const spoken = ({ w }: Pick<Ground, 'w'>, clause: string): Block => ({
  kind: 'say',
  prose: [`${clause}${w.full}`],
});
