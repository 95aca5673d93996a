import { createHmac } from 'node:crypto';
import type { Instant } from '../../domain/time.ts';
import type { AlertMessage } from '../../run/ports.ts';
import type { ChannelRequest } from './shape.ts';

/**
 * The signature of a body: its time in seconds, and the HMAC-SHA-256 of `t.body` in hexadecimal. Whoever
 * gets it takes the same over what came, compares in constant time, and refuses a time that lies far off.
 * @example webhookSignature('{}', { secret: 'k', at: 1000 }) // 't=1,v1=3dd49b2593d0f9a349e9e71c4bde3e2b862c2be4003fe9b4ba81332029310158'
 */
export function webhookSignature(
  body: string,
  { secret, at }: { readonly secret: string; readonly at: Instant },
): string {
  const t = Math.floor(at / 1000);
  return `t=${t},v1=${createHmac('sha256', secret).update(`${t}.${body}`).digest('hex')}`;
}

/** A message for a program: JSON, signed, with a key by which a second copy is known. */
export function webhookRequest(
  { url }: { readonly url: string },
  { key, gravity, title, lines, at }: AlertMessage,
  { secret, now }: { readonly secret: string; readonly now: Instant },
): ChannelRequest {
  const body = JSON.stringify({
    ...{ bide: 1, key, gravity, title, lines },
    decided: new Date(at).toISOString(),
  });
  return {
    url: new URL(url),
    headers: {
      'content-type': 'application/json',
      'idempotency-key': key,
      'x-bide-signature': webhookSignature(body, { secret, at: now }),
    },
    body,
  };
}
