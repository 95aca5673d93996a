import { isIP } from 'node:net';
import { text } from 'node:stream/consumers';
import type { AlertMessage, NotifyOutcome } from '../../run/ports.ts';
import { isPublic, type Resolve } from '../feed/address.ts';
import type { ChannelOf } from './policy.ts';
import { headingOf, messageParagraphs } from './shape.ts';

/** Units of the text of a letter. */
const MAX_TEXT = 20_000;
const CONNECT_MS = 20_000;
const TLS_PORT = 465;

/** Breaks of lines would end a head and begin another. */
const oneLine = (words: string): string => words.replace(/[\r\n\u0085\u2028\u2029]+/g, ' ');

/**
 * A letter with a message. Its id is made of the key, so that a server that looks for copies knows a second one.
 */
export const letter = (
  { from, to }: Pick<ChannelOf<'email'>, 'from' | 'to'>,
  message: AlertMessage,
) => ({
  from,
  to: [...to],
  subject: oneLine(headingOf(message)),
  text: messageParagraphs(message, MAX_TEXT, (one) => one).replaceAll('\n', '\n\n'),
  messageId: `<${message.key}@${from.slice(from.indexOf('@') + 1)}>`,
  headers: { 'X-Bide-Key': message.key, 'Auto-Submitted': 'auto-generated' },
  priority: message.gravity === 'critical' ? ('high' as const) : ('normal' as const),
  disableFileAccess: true,
  disableUrlAccess: true,
});

/** The same as the bytes that a mail server gets. */
export async function rawLetter(one: ReturnType<typeof letter>): Promise<string> {
  const { createTransport } = await import('nodemailer');
  const written = await createTransport({ streamTransport: true, newline: 'unix' }).sendMail(one);
  return text(written.message as NodeJS.ReadableStream);
}

/** Sends a letter through a server over TLS; without it only to this computer itself, where that is allowed. */
export async function sendLetter(
  channel: ChannelOf<'email'>,
  message: AlertMessage,
  { resolve, password }: { readonly resolve: Resolve; readonly password: string | undefined },
): Promise<NotifyOutcome> {
  const { host, port, user } = channel;
  const own = channel.private === true;
  let address: string;
  try {
    const found = isIP(host) === 0 ? await resolve(host) : [{ address: host }];
    if (!own && !found.every((one) => isPublic(one.address)))
      return { state: 'failed', why: 'private address' };
    const [first] = found;
    if (!first) return { state: 'later', why: 'no address' };
    address = first.address;
  } catch {
    return { state: 'later', why: 'no address' };
  }
  const loopback = own && /^(127\.|::1$)/.test(address);
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({
    host: address,
    port,
    secure: port === TLS_PORT,
    requireTLS: !loopback,
    ignoreTLS: loopback,
    tls: { minVersion: 'TLSv1.2', ...(isIP(host) === 0 ? { servername: host } : {}) },
    ...(user === undefined || password === undefined ? {} : { auth: { user, pass: password } }),
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: CONNECT_MS,
  });
  try {
    await transport.sendMail(letter(channel, message));
    return { state: 'sent' };
  } catch (error) {
    const { responseCode, code } = error as { responseCode?: number; code?: string };
    const why = responseCode === undefined ? (code ?? 'reset') : `status ${responseCode}`;
    // What a server refuses with a 5 it will refuse again.
    const final = (responseCode ?? 0) >= 500 || code === 'EAUTH';
    return { state: final ? 'failed' : 'later', why };
  } finally {
    transport.close();
  }
}
