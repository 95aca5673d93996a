import { both, type Text } from '../../domain/text.ts';

/** What may have been meant. */
export const meant = (names: readonly string[]): Text =>
  both(`did you mean ${names.join(' or ')}?`, `是不是要寫${names.join('或')}？`);

/** What is said of a word that is none of the known ones, with what may have been meant. */
export function hinted(said: Text, word: string, known: readonly string[]): Text {
  const like = similar(word, known);
  const { en, 'zh-Hant': zh } = meant(like);
  return like.length === 0 ? said : both(`${said.en}; ${en}`, `${said['zh-Hant']}；${zh}`);
}

/** Most letters by which a word that was meant may differ from the one that was written. */
const MAX_EDITS = 2;

/** By fewer letters than this a name may differ; of three letters another name is as likely meant. */
const slack = (name: string): number => (name.length > 3 ? name.length / 2 : 1);

/** Fewest letters of a name that may stand for all of it. */
const MIN_BEGUN = 3;

/**
 * The known words nearest to a mistyped one; several where they are equally near, and
 * those that it begins where none is near.
 * @example similar('repaly', ['replay', 'stress']) // ['replay']
 * @example similar('episode', ['episode-of-mine']) // ['episode-of-mine']
 */
export function similar(word: string, known: readonly string[]): readonly string[] {
  const begun = known.filter(
    (name) => word.length >= MIN_BEGUN && name !== word && name.startsWith(word),
  );
  const near = [...new Set(known)]
    .map((candidate) => ({ candidate, edits: edits(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(
      ({ candidate, edits }) =>
        edits <= MAX_EDITS && edits < slack(candidate) && candidate !== word,
    );
  if (near.length === 0) return begun;
  const nearest = Math.min(...near.map(({ edits }) => edits));
  return near.filter(({ edits }) => edits === nearest).map(({ candidate }) => candidate);
}

/** Letters put in, left out, changed or swapped with their neighbour, as far as so many; Infinity beyond. */
function edits(a: string, b: string, most = MAX_EDITS): number {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  const [x, y] = [a.slice(same), b.slice(same)];
  if (x === y) return 0;
  if (most === 0) return Number.POSITIVE_INFINITY;
  const [left, put, changed] = [
    edits(x.slice(1), y, most - 1),
    edits(x, y.slice(1), most - 1),
    edits(x.slice(1), y.slice(1), most - 1),
  ];
  const swaps = x[0] === y[1] && x[1] === y[0];
  const swapped = swaps ? edits(x.slice(2), y.slice(2), most - 1) : Number.POSITIVE_INFINITY;
  return 1 + Math.min(left, put, changed, swapped);
}
