/**
 * The one Error class of the edge: the world failed, not the person and not the code.
 * `code` is a short lower-case word that programs may test, e.g. `unreadable`, `busy`, `offline`.
 * @example new Fault('unreadable', 'cannot read thesis.yaml').code // 'unreadable'
 */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly code: string;

  constructor(code: string, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}
