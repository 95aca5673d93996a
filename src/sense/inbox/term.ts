import type { InboxWords } from '../../domain/candidate.ts';
import type { PublishedDocument } from '../../domain/document.ts';

/** A text in which words are looked for: in small letters, with single blanks. */
export const foldedText = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

const LETTER = /[\p{L}\p{N}]/u;
const HAN = /\p{Script=Han}/u;

/** Whether a folded text holds words that are not part of longer ones; Chinese ones anywhere. */
function holds(text: string, words: string): boolean {
  const sought = foldedText(words);
  if (sought === '') return false;
  for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) {
    if (HAN.test(sought)) return true;
    const [before, after] = [text[at - 1] ?? ' ', text[at + sought.length] ?? ' '];
    if (!LETTER.test(before) && !LETTER.test(after)) return true;
  }
  return false;
}

const said = ({ title, text, parties }: Pick<PublishedDocument, 'title' | 'text' | 'parties'>) =>
  foldedText([title, text, ...parties].join(' \n '));

/**
 * The first term of an episode that a document holds; undefined where it concerns the episode with none.
 * @example termOf({ title: 'Duties on copper', text: '', parties: [] }, { terms: ['copper + duties'] }) // 'copper + duties'
 */
export function termOf(
  document: Pick<PublishedDocument, 'title' | 'text' | 'parties'>,
  { terms }: Pick<InboxWords, 'terms'>,
): string | undefined {
  const text = said(document);
  return terms.find((term) => term.split(' + ').every((part) => holds(text, part)));
}

/** The act of an episode to which a document belongs by words of the episode itself, and those words. */
export function claimOf(
  document: Pick<PublishedDocument, 'title' | 'text' | 'parties'>,
  { claims }: Pick<InboxWords, 'claims'>,
): { readonly claim: string; readonly words: string } | undefined {
  const text = said(document);
  for (const [claim, all] of Object.entries(claims)) {
    const words = all.find((term) => term.split(' + ').every((part) => holds(text, part)));
    if (words !== undefined) return { claim, words };
  }
  return undefined;
}
