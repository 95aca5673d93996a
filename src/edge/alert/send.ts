import { both } from '../../domain/text.ts';
import type { Instant } from '../../domain/time.ts';
import type { AlertMessage, Notify, NotifyOutcome } from '../../run/ports.ts';
import { Fault } from '../fault.ts';
import { nameServer, type Resolve } from '../feed/address.ts';
import { hop } from '../feed/hop.ts';
import { isPlain, standInOf } from '../feed/place.ts';
import { feedKey } from '../feed/secret.ts';
import { retryAfter, USER_AGENT } from '../feed/wall.ts';
import { discordRequest, slackRequest, telegramRequest } from './chat.ts';
import { letter, rawLetter, sendLetter } from './mail.ts';
import { ntfyRequest } from './ntfy.ts';
import type { AlertPolicy, Channel } from './policy.ts';
import type { ChannelRequest } from './shape.ts';
import { webhookRequest } from './webhook.ts';

/** The world as messages go out into it. */
export type SendingWay = {
  readonly home: string;
  readonly env: NodeJS.ProcessEnv;
  readonly now: () => Instant;
  readonly resolve?: Resolve;
};

/** Whole time of one try, and silence inside it. */
const LIMITS = { totalMs: 20_000, idleMs: 15_000, bytes: 100_000 };

/** The secret of a channel: `BIDE_KEY_ALERT_<CHANNEL>`, else `alert-<channel>` in keys.json. */
export const channelSecret = (
  name: string,
  { home, env }: Pick<SendingWay, 'home' | 'env'>,
): string | undefined => feedKey(`alert-${name}`, { home, env });

/** Where an address that is itself the secret may lead. */
const HOSTS = {
  slack: ['hooks.slack.com', 'hooks.slack-gov.com'],
  discord: ['discord.com', 'discordapp.com', 'canary.discord.com', 'ptb.discord.com'],
} as const;

/** What a channel is asked for; a channel without its secret, or with a wrong one, cannot be. */
function requestOf(
  {
    name,
    channel,
  }: { readonly name: string; readonly channel: Exclude<Channel, { type: 'email' }> },
  message: AlertMessage,
  way: SendingWay,
): ChannelRequest | { readonly why: string } {
  const secret = channelSecret(name, way);
  if (channel.type === 'ntfy') return ntfyRequest(channel, message, secret);
  if (secret === undefined) return { why: 'no secret' };
  switch (channel.type) {
    case 'webhook':
      return webhookRequest(channel, message, { secret, now: way.now() });
    case 'telegram':
      return /^\d+:[\w-]+$/.test(secret)
        ? telegramRequest(channel, message, secret)
        : { why: 'wrong secret' };
    case 'slack':
    case 'discord': {
      const url = URL.canParse(secret) ? new URL(secret) : undefined;
      const hosts: readonly string[] = HOSTS[channel.type];
      if (!url || !isPlain(url) || !hosts.includes(url.hostname)) return { why: 'wrong secret' };
      return channel.type === 'slack' ? slackRequest(url, message) : discordRequest(url, message);
    }
  }
}

/** One exchange, of which only the status counts. Redirects are not followed: a message goes where it is meant to. */
async function exchanged(
  {
    url,
    headers,
    body,
    method = 'POST',
    own,
  }: Omit<ChannelRequest, 'body'> & {
    readonly body?: string;
    readonly method?: 'GET' | 'POST';
    readonly own: boolean;
  },
  { env, now, resolve = nameServer }: SendingWay,
): Promise<NotifyOutcome> {
  if (!own && !isPlain(url)) return { state: 'failed', why: 'not https' };
  const standIn = standInOf(env);
  const got = await hop(
    {
      ...{ url, method, headOnly: true as const },
      headers: { ...headers, 'user-agent': USER_AGENT },
      ...(body === undefined ? {} : { body }),
      ...(own ? { own } : {}),
    },
    { now, limits: LIMITS, resolve, ...(standIn ? { standIn } : {}) },
  );
  if (!got.ok) {
    const { kind } = got.fault;
    const why = own && kind === 'private address' ? 'not private' : kind;
    return { state: FINAL.includes(kind) ? 'failed' : 'later', why };
  }
  const { status, headers: said } = got.value;
  if (status >= 200 && status < 300) return { state: 'sent' };
  const why = `status ${status}`;
  const passing = status >= 500 || status === 408 || status === 425 || status === 429;
  if (!passing) return { state: 'failed', why };
  const again = retryAfter(said['retry-after'], now());
  return { state: 'later', why, ...(again === undefined ? {} : { again }) };
}

/** What another try does not change. */
const FINAL: readonly string[] = ['private address', 'not https'];

/** Sends one message to one channel, once. */
async function sent(
  name: string,
  message: AlertMessage,
  { policy, way }: { readonly policy: AlertPolicy; readonly way: SendingWay },
): Promise<NotifyOutcome> {
  const channel = policy.channels[name];
  if (!channel) return { state: 'failed', why: 'no channel' };
  const own = channel.private === true;
  if (channel.type !== 'email') {
    const request = requestOf({ name, channel }, message, way);
    return 'why' in request
      ? { state: 'later', why: request.why }
      : exchanged({ ...request, own }, way);
  }
  if (standInOf(way.env)) {
    const body = await rawLetter(letter(channel, message));
    const headers = { 'content-type': 'message/rfc822' };
    return exchanged({ url: new URL(`https://${channel.host}/`), headers, body, own }, way);
  }
  const password = channelSecret(name, way);
  if (channel.user !== undefined && password === undefined)
    return { state: 'later', why: 'no secret' };
  return sendLetter(channel, message, { resolve: way.resolve ?? nameServer, password });
}

/** The channels of a policy as they are reached through the walls: over https, to public addresses, unless told otherwise. */
export const notifyBy = (policy: AlertPolicy, way: SendingWay): Notify => ({
  send: (channel, message, { hear }) => {
    sent(channel, message, { policy, way }).then(hear, (error: unknown) => {
      // What went wrong is told by its kind alone: words of others may hold a secret.
      const code = error instanceof Fault ? error.code : 'broken';
      hear({ state: 'later', why: code });
    });
  },
});

/** Tells whoever looks for a sign of life that a round went well; undefined where it was heard, else why not. */
export async function beat(
  { url, private: own = false }: NonNullable<AlertPolicy['heartbeat']>,
  way: SendingWay,
): Promise<string | undefined> {
  const outcome = await exchanged({ url: new URL(url), headers: {}, method: 'GET', own }, way);
  return outcome.state === 'sent' ? undefined : outcome.why;
}

/** Why a message did not go, for people. */
export const sayWhy = (why: string) => both(...(WHY[why] ?? [why, why]));

const WHY: Readonly<Record<string, readonly [en: string, zh: string]>> = {
  'no secret': [
    'its secret is not set (BIDE_KEY_ALERT_ and its name, or keys.json)',
    '沒有設定密鑰（`BIDE_KEY_ALERT_`加管道名稱，或`keys.json`）',
  ],
  'wrong secret': ['its secret has the wrong form', '密鑰的格式不對'],
  'no channel': ['there is no such channel', '沒有這個管道'],
  'private address': ['its address is inside a private network', '網址指向內部網路'],
  'not private': ['over http it goes to your own network alone', 'http只能用在自己的網路裡'],
  keys: ['keys.json cannot be used', 'keys.json無法使用'],
  'not https': ['its address is not one of plain https', '網址不是一般的https網址'],
  'no address': ['there is no host of that name', '找不到這個主機'],
  timeout: ['no answer in time', '逾時沒有回應'],
  reset: ['the connection broke off', '連線中斷'],
  offline: ['it cannot be reached from here', '這台電腦連不到它'],
  certificate: ['whoever answers cannot prove to be it', '對方無法證明身分'],
};
