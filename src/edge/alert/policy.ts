import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { ALERT_KINDS, type AlertRules, GRAVITIES, type Inhibition } from '../../domain/alert.ts';
import { both, LANGS, type Lang } from '../../domain/text.ts';
import { type Demand, examined, unmet } from '../file/check.ts';
import type { KeyPath, Source } from '../file/document.ts';
import { accepted, chain, type Phrase, type Problem, type Result } from '../file/problem.ts';
import { choice, field, listOf, mapOf, partialMap, someOf, strictMap } from '../file/schema.ts';
import { readFrom } from '../file/text.ts';
import { oneOf, want, wantOneOf } from '../file/wanted.ts';
import { yaml } from '../file/yaml.ts';

/** What is told to whom, as the owner of a workspace writes it. */
const FILE = 'alerts.yaml';

const gravity = choice(GRAVITIES);
const kinds = someOf(choice(ALERT_KINDS));
const time = z.string(want('time')).regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, want('time'));
const mailbox = z
  .string(want('mailbox'))
  .regex(/^[^\s@<>(),;:"\\]+@[^\s@<>(),;:"\\]+$/, want('mailbox'));

/** What every channel may say. */
const common = {
  private: z.exactOptional(field.truth),
  lang: z.exactOptional(choice(LANGS)),
  quiet: z.exactOptional(
    strictMap({ from: time, to: time, zone: field.zone, unless: gravity.default('critical') }),
  ),
  escalate: z.exactOptional(
    strictMap({ after: field.count, to: field.id, least: gravity.default('warning') }),
  ),
};

/** Sorts of channels. */
const TYPES = ['webhook', 'email', 'slack', 'discord', 'telegram', 'ntfy'] as const;
const sort = <T extends (typeof TYPES)[number]>(type: T) => z.literal(type, wantOneOf(TYPES));

const channel = z.discriminatedUnion(
  'type',
  [
    strictMap({ type: sort('webhook'), url: field.url, ...common }),
    strictMap({
      type: sort('email'),
      host: field.words,
      port: field.count.default(587),
      user: z.exactOptional(field.words),
      from: mailbox,
      to: someOf(mailbox),
      ...common,
    }),
    strictMap({ type: sort('slack'), ...common }),
    strictMap({ type: sort('discord'), ...common }),
    strictMap({ type: sort('telegram'), chat: field.words, ...common }),
    strictMap({
      type: sort('ntfy'),
      topic: field.id,
      server: field.url.default('https://ntfy.sh'),
      ...common,
    }),
  ],
  { error: ({ code }) => (code === 'invalid_union' ? wantOneOf(TYPES) : want('map')) },
);

/** Left to one line where the left one happened: all of it follows. */
const INHIBIT: readonly Inhibition[] = [
  { kind: 'stop', to: 'tripped', leaves: ['regime', 'stress', 'evidence'] },
  { kind: 'verdict', to: 'leave', leaves: ['regime', 'stress', 'evidence'] },
];

/** Who is told what, how, and when. */
export const alertsFile = strictMap({
  bide: z.literal(1, want('version')),
  lang: z.exactOptional(choice(LANGS)),
  channels: mapOf(channel),
  routes: someOf(
    strictMap({
      to: field.id,
      least: gravity.default('notice'),
      kinds: z.exactOptional(kinds),
      theses: z.exactOptional(listOf(field.words)),
    }),
  ),
  inhibit: z.exactOptional(
    listOf(strictMap({ kind: choice(ALERT_KINDS), to: field.words, leaves: kinds })),
  ),
  lasted: z.exactOptional(partialMap(ALERT_KINDS, field.count)),
  wait: field.index.default(0),
  heartbeat: z.exactOptional(
    strictMap({
      url: field.url,
      every: field.count.default(60),
      private: z.exactOptional(field.truth),
    }),
  ),
});

type AlertsFile = z.output<typeof alertsFile>;

/** A channel as it is written. */
export type Channel = AlertsFile['channels'][string];

/** A channel of one type. */
export type ChannelOf<T extends Channel['type']> = Extract<Channel, { readonly type: T }>;

/** Who is told what, how, and when. */
export type AlertPolicy = AlertRules & {
  readonly lang?: Lang;
  readonly channels: Readonly<Record<string, Channel>>;
  readonly heartbeat?: NonNullable<AlertsFile['heartbeat']>;
};

/** Reads who is told what: every name is one of a channel, and what is not private goes over https. */
export const readAlerts = (text: string, file: string): Result<AlertPolicy> =>
  chain(examined(yaml(text, file), alertsFile, fitting), ({ value: { bide: _, ...read } }) =>
    accepted({ ...read, inhibit: read.inhibit ?? INHIBIT, lasted: read.lasted ?? {} }),
  );

/** The policy of a workspace; undefined where it has none. */
export function alertPolicy(home: string): Result<AlertPolicy | undefined> {
  const file = join(home, FILE);
  return existsSync(file) ? readFrom(file, readAlerts) : accepted(undefined);
}

/** How a channel is named: its secret is looked for under it. */
const NAME = /^[a-z][a-z0-9-]{0,31}$/;

function fitting({ channels, routes, heartbeat }: AlertsFile, source: Source): readonly Problem[] {
  const names = Object.keys(channels);
  const known = (name: string, path: KeyPath): Demand => [
    Object.hasOwn(channels, name),
    path,
    oneOf(names),
  ];
  const secure = (url: string, open: boolean | undefined, path: KeyPath): Demand => [
    open === true || isSecure(url),
    path,
    SECURE,
  ];
  return unmet(source, [
    ...routes.map(({ to }, i) => known(to, ['routes', i, 'to'])),
    ...(heartbeat ? [secure(heartbeat.url, heartbeat.private, ['heartbeat', 'url'])] : []),
    ...Object.entries(channels).flatMap(([name, one]): Demand[] => {
      const at = (...rest: readonly string[]): KeyPath => ['channels', name, ...rest];
      return [
        [NAME.test(name), at(), CHANNEL_NAME, { found: name, spot: source.key(at()) }],
        ...(one.escalate
          ? [
              known(one.escalate.to, at('escalate', 'to')),
              [one.escalate.to !== name, at('escalate', 'to'), ANOTHER] satisfies Demand,
            ]
          : []),
        ...('url' in one ? [secure(one.url, one.private, at('url'))] : []),
        ...('server' in one ? [secure(one.server, one.private, at('server'))] : []),
      ];
    }),
  ]);
}

const isSecure = (text: string): boolean => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === 'https:' && url.port === '' && url.username === '';
};

const SECURE: Phrase = both(
  'an https address without a port and a password, or `private: true` beside it for a place of your own network',
  '不含連接埠與密碼的https網址；自己網路裡的位置，請在旁邊加上`private: true`',
);
const CHANNEL_NAME: Phrase = both(
  'a name of lower-case letters, digits and dashes, up to 32',
  '小寫英文字母、數字與連字號組成的名稱，最多32個字元',
);
const ANOTHER: Phrase = both('another channel', '另一個管道');

/** What is tried where a workspace says nothing: one channel that takes everything from `notice` up. */
export const usualPolicy: AlertPolicy = {
  channels: { any: { type: 'slack' } },
  routes: [{ to: 'any', least: 'notice' }],
  inhibit: INHIBIT,
  lasted: {},
  wait: 0,
};
