import type { AddressInfo } from 'node:net';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import serveStatic from '@fastify/static';
import Fastify from 'fastify';
import { API, apiRoutes } from './api.ts';
import { type Listeners, listeners } from './events.ts';
import { flightRoutes } from './flight.ts';
import { turnedAway } from './guard.ts';
import { pageRoutes } from './pages.ts';
import { remembering } from './remember.ts';
import { problemReply } from './reply.ts';
import { longRuns } from './runs.ts';
import type { Serves, Serving } from './serving.ts';

/** A server that listens. */
export type Listening = {
  readonly url: string;
  readonly port: number;
  readonly hub: Listeners;
  readonly close: () => Promise<void>;
};

const LOOPBACK = '127.0.0.1';
/** Most bytes of a body; a broker's export is smaller. */
const MOST_BODY_BYTES = 4 * 1024 * 1024;
const MOST_LISTENERS = 2000;
/** How long a request may take to come, milliseconds. */
const PATIENCE = {
  headersTimeout: 4000,
  requestTimeout: 10_000,
  connectionsCheckingInterval: 1000,
};
/** Requests of one address in a minute that change something. */
const MOST_CHANGES_A_MINUTE = 240;
/** How often the workspace is looked at, milliseconds. */
const LOOK_MS = 1000;

const POLICY = {
  directives: {
    'default-src': ["'none'"],
    'script-src': ["'self'", "'wasm-unsafe-eval'"],
    'style-src': ["'self'"],
    'img-src': ["'self'", 'data:'],
    'connect-src': ["'self'"],
    'worker-src': ["'self'"],
    'manifest-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': ["'none'"],
  },
  useDefaults: false,
} as const;

const BARE_HEADERS = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** Starts a server on the loopback address alone. */
export async function listen(serving: Serving): Promise<Listening> {
  const app = Fastify({
    bodyLimit: MOST_BODY_BYTES,
    http: PATIENCE,
    requestTimeout: PATIENCE.requestTimeout,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 1000 },
    // An address that is none meets no hook, and so says itself who may not show it.
    frameworkErrors: ({ message }, _request, reply) =>
      void problemReply(reply.headers(BARE_HEADERS), 400, { detail: message }),
  });
  const hub = listeners(MOST_LISTENERS);
  const serves: Serves = { ...serving, hub, ...remembering(serving) };
  let port = serving.port;
  await app.register(helmet, {
    contentSecurityPolicy: POLICY,
    strictTransportSecurity: false,
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
  });
  app.addHook('onRequest', async (request, reply) => {
    const { method, headers, raw } = request;
    const why = turnedAway(
      {
        ...{ method, hosts: raw.headersDistinct.host ?? [], origin: headers.origin },
        page: !decoded(request.url).startsWith(API),
        ...{ site: header(headers['sec-fetch-site']), authorization: headers.authorization },
      },
      { port, token: serving.token, readOnly: serving.readOnly },
    );
    if (why?.status === 405) void reply.header('allow', 'GET, HEAD');
    if (why) return problemReply(reply, why.status, { detail: why.reason });
  });
  await app.register(rateLimit, {
    max: MOST_CHANGES_A_MINUTE,
    timeWindow: '1 minute',
    allowList: ({ method }) => method === 'GET' || method === 'HEAD',
  });
  app.setErrorHandler((error: Error & { readonly statusCode?: number }, _request, reply) =>
    problemReply(reply, error.statusCode ?? 500, { detail: error.message }),
  );
  app.setNotFoundHandler((_request, reply) => problemReply(reply, 404, { detail: 'no such page' }));
  await app.register(serveStatic, {
    root: serving.assets,
    prefix: '/assets/',
    cacheControl: false,
    setHeaders: (reply) => void reply.header('cache-control', 'no-cache'),
  });
  pageRoutes(app, serves);
  const begun = longRuns(serves);
  apiRoutes(app, serves, begun);
  flightRoutes(app, serves);
  await app.listen({ port, host: LOOPBACK });
  ({ port } = app.server.address() as AddressInfo);
  const eyes = looking(serves);
  return {
    ...{ url: `http://${LOOPBACK}:${port}/`, port, hub },
    close: async () => {
      clearInterval(eyes);
      hub.close();
      begun.close();
      await Promise.all([app.close(), serving.workers.close()]);
    },
  };
}

/** Tells every page when what it shows may have changed. */
function looking({ stamp, episode, hub }: Serves): NodeJS.Timeout {
  let last = stamp(episode);
  const eyes = setInterval(() => {
    const now = stamp(episode);
    if (now === last) return;
    last = now;
    hub.tell({ event: 'changed', data: { episode, stamp: now } });
  }, LOOK_MS);
  eyes.unref();
  return eyes;
}

/** An address as the router reads it; one that cannot be read is no page. */
function decoded(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return API;
  }
}

const header = (value: string | readonly string[] | undefined): string | undefined =>
  typeof value === 'string' ? value : value?.[0];
