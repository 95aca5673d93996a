import type { Text } from '../domain/text.ts';

/**
 * The one Error class of the edge: the world failed, not the person and not the code.
 * `code` is a short lower-case word that programs may test, e.g. `unreadable`, `busy`, `offline`.
 * @example new Fault('busy', { en: 'in use', 'zh-Hant': '使用中' }).message // 'in use'
 */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly code: string;
  /** What failed, in every language. */
  readonly says: Text;

  constructor(code: string, says: Text, options?: { readonly cause?: unknown }) {
    super(says.en, options);
    this.code = code;
    this.says = says;
  }
}

/** Whether an error is a fault, of whichever bundle's class. */
export const isFault = (error: unknown): error is Fault =>
  error instanceof Error && error.name === 'Fault';
