import type { PublishedDocument } from '../../../src/domain/document.ts';
import { type Day, type Instant, parseDay, parseInstant } from '../../../src/domain/time.ts';

export const day = (text: string): Day => parseDay(text) as Day;
export const at = (text: string): Instant => parseInstant(text) as Instant;

/** A document as a test needs it. */
export const document = (given: Partial<PublishedDocument>): PublishedDocument => ({
  source: 'news',
  id: 'n-1',
  type: 'news',
  title: 'Minister says that he likes copper',
  text: '',
  url: 'https://a.example/n-1',
  on: day('2030-03-01'),
  knownAt: at('2030-03-01T12:00:00Z'),
  parties: [],
  watch: 'A',
  ...given,
});
