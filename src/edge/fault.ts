import type { Text } from '../domain/text.ts';

/**
 * The one Error class of the edge: the world failed, not the person and not the code.
 * `code` is a short lower-case word that programs may test, e.g. `unreadable`, `busy`, `offline`.
 * @example new Fault('unreadable', 'cannot read thesis.yaml').code // 'unreadable'
 */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly code: string;
  /** What failed, in every language. */
  readonly says: Text;

  constructor(code: string, says: string | Text, options?: { readonly cause?: unknown }) {
    super(typeof says === 'string' ? says : says.en, options);
    this.code = code;
    this.says = typeof says === 'string' ? { en: says, 'zh-Hant': says } : says;
  }
}

/** Whether an error is a fault, of whichever bundle's class. */
export const isFault = (error: unknown): error is Fault =>
  error instanceof Error && error.name === 'Fault';
