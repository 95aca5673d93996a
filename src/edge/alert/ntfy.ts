import type { Gravity } from '../../domain/alert.ts';
import type { AlertMessage } from '../../run/ports.ts';
import { type ChannelRequest, defused, headingOf, messageParagraphs } from './shape.ts';

/** How loud ntfy is, 1 to 5. */
const PRIORITY: Readonly<Record<Gravity, number>> = { info: 2, notice: 3, warning: 4, critical: 5 };

/** Units of a text: ntfy takes 4,096 bytes, and one unit of ours takes three at most. */
const MAX_TEXT = 1300;

/**
 * A message for ntfy. The key of the message is its sequence id: a copy of it takes the place of the first
 * one (ntfy 2.16 and later), and does not stand beside it.
 */
export function ntfyRequest(
  { server, topic }: { readonly server: string; readonly topic: string },
  message: AlertMessage,
  token?: string,
): ChannelRequest {
  return {
    url: new URL(server),
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({
      topic,
      title: headingOf(message),
      message: messageParagraphs(message, MAX_TEXT, defused),
      priority: PRIORITY[message.gravity],
      sequence_id: message.key,
    }),
  };
}
