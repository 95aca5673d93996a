import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import type { FlightDecided, FlightView } from '../../domain/flight.ts';
import { LANGS, type Lang, type Text } from '../../domain/text.ts';
import type { FlightOf, FlightPlaceDay, JobReply, NoAnswer } from './job.ts';
import { problemReply, refusalReply, tagged } from './reply.ts';
import type { Serves } from './serving.ts';

/** A person on the way through an episode. */
type Flight = {
  readonly id: string;
  readonly of: FlightOf;
  readonly title: Text;
  readonly count: number;
  readonly start: number;
  readonly most: number;
  readonly past: FlightDecided[];
  ended: boolean;
};

/** Flights that are kept at most; with more the oldest is forgotten. */
const MOST_FLIGHTS = 100;
const MOST_REASON = 2000;

const DATE = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const BEGIN = z.strictObject({
  episode: z.string().min(1).max(1000),
  from: DATE.optional(),
  to: DATE.optional(),
});
const CHOICE = z.strictObject({
  day: DATE,
  exposure: z.number().min(0),
  reason: z.string().max(MOST_REASON).default(''),
  unsure: z.boolean().default(false),
});
const FLIGHT_FORMATS = ['json', 'md', 'html'] as const;

type ById = { readonly Params: { readonly id: string } };

/**
 * Flights through a recorded episode: begun, decided day by day, ended, scored. They live as long as the server. Of a
 * day that is not yet decided nothing leaves the server but what was known on it, and of a later one nothing at all.
 */
export function flightRoutes(app: FastifyInstance, { workers, remembered, lang, episode }: Serves) {
  const flights = new Map<string, Flight>();
  const dayOf = ({ of }: Pick<Flight, 'of'>, place: number): Promise<JobReply<'flight'>> =>
    remembered({ kind: 'flight', ...of, place });

  /** What may be seen of a flight now. */
  async function view(flight: Flight): Promise<FlightView | NoAnswer> {
    const { id, title, count, most, past, ended, start, of } = flight;
    const decided = past.length;
    const today = ended ? undefined : await dayOf(flight, decided);
    if (today && !today.ok) return today;
    return {
      ...{ id, episode: of.episode, title, count, decided, most, ended, past: [...past] },
      held: past.at(-1)?.exposure ?? start,
      ...(today && { today: today.value.known }),
    };
  }

  const told = (
    reply: FastifyReply,
    seen: FlightView | NoAnswer,
    send: (seen: FlightView) => FastifyReply,
  ): FastifyReply => ('ok' in seen ? refusalReply(reply, seen) : send(seen));

  const found = (request: FastifyRequest<ById>, reply: FastifyReply): Flight | undefined => {
    const flight = flights.get(request.params.id);
    if (!flight) void problemReply(reply, 404, { detail: 'no such flight' });
    return flight;
  };

  app.get('/api/v1/replays', async (request, reply) => {
    const offers = await remembered({ kind: 'flights', episode, lang });
    return offers.ok
      ? tagged(request, reply, { episodes: offers.value })
      : refusalReply(reply, offers);
  });

  app.post('/api/v1/replays', async (request, reply) => {
    const body = BEGIN.safeParse(request.body);
    if (!body.success) return problemReply(reply, 400, { detail: z.prettifyError(body.error) });
    const { from, to } = body.data;
    const of: FlightOf = {
      ...{ episode: body.data.episode, lang: asked(request) ?? lang },
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
    };
    const first = await dayOf({ of }, 0);
    if (!first.ok) return refusalReply(reply, first);
    const flight: Flight = { id: randomUUID(), of, ...begun(first.value), past: [], ended: false };
    flights.set(flight.id, flight);
    for (const old of [...flights.keys()].slice(0, -MOST_FLIGHTS)) flights.delete(old);
    return told(reply, await view(flight), (seen) => reply.code(201).send(seen));
  });

  app.get<ById>('/api/v1/replays/:id', async (request, reply) => {
    const flight = found(request, reply);
    if (!flight) return reply;
    return told(reply, await view(flight), (seen) => tagged(request, reply, seen));
  });

  app.post<ById>('/api/v1/replays/:id/decisions', async (request, reply) => {
    const flight = found(request, reply);
    if (!flight) return reply;
    const body = CHOICE.safeParse(request.body);
    if (!body.success) return problemReply(reply, 400, { detail: z.prettifyError(body.error) });
    if (body.data.exposure > flight.most)
      return problemReply(reply, 400, { detail: `exposure is at most ${flight.most}` });
    if (flight.ended) return problemReply(reply, 409, { detail: 'the flight has ended' });
    const place = flight.past.length;
    const today = await dayOf(flight, place);
    if (!today.ok) return refusalReply(reply, today);
    if (flight.past.length !== place || today.value.known.day !== body.data.day)
      return problemReply(reply, 409, { detail: 'that day is not the one to decide' });
    flight.past.push({ ...body.data, machine: today.value.machine });
    flight.ended = flight.past.length >= flight.count;
    return told(reply, await view(flight), (seen) => reply.send(seen));
  });

  app.post<ById>('/api/v1/replays/:id/end', async (request, reply) => {
    const flight = found(request, reply);
    if (!flight) return reply;
    if (flight.past.length === 0)
      return problemReply(reply, 409, { detail: 'nothing was decided yet' });
    flight.ended = true;
    return told(reply, await view(flight), (seen) => reply.send(seen));
  });

  app.get<ById>('/api/v1/replays/:id/result', async (request, reply) => {
    const flight = found(request, reply);
    if (!flight) return reply;
    if (!flight.ended) return problemReply(reply, 409, { detail: 'the flight has not ended' });
    const { format = 'json' } = request.query as { readonly format?: string };
    if (!FLIGHT_FORMATS.some((f) => f === format))
      return problemReply(reply, 400, { detail: `format is one of ${FLIGHT_FORMATS.join(', ')}` });
    const { of } = flight;
    const taken = flight.past.map(({ machine: _, ...choice }) => choice);
    const job = { kind: 'flown', ...of, lang: asked(request) ?? of.lang, taken } as const;
    const end = await workers.run<'flown'>(job);
    if (!end.ok) return refusalReply(reply, end);
    const { result, markdown, html } = end.value;
    if (format === 'html') return tagged(request, reply, { html });
    if (format === 'json') return tagged(request, reply, result);
    return tagged(request, reply.type('text/markdown; charset=utf-8'), markdown);
  });
}

/** What is known of a flight once its first day is. */
const begun = ({ title, count, start, most }: FlightPlaceDay) => ({ title, count, start, most });

const asked = ({ query }: FastifyRequest): Lang | undefined =>
  LANGS.find((l) => l === (query as { readonly lang?: string }).lang);
