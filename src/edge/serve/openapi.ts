import * as z from 'zod';
import { VERSION } from '../version.ts';
import { CAREER_GAME, SHAPE, SURVIVAL, TO_CASH } from './answer.ts';
import { DELEVER, LINE, STRESS } from './answerday.ts';
import { CROWD } from './answermodel.ts';
import { BOOK, ITEM, PROBLEM, RUN } from './answerrecord.ts';
import type { Endpoint } from './contract.ts';
import { CONTRACT } from './endpoints.ts';

type Schema = Readonly<Record<string, unknown>>;

/** A schema without the words of which dialect it is and where: the document says so once. */
const bare = ({ $schema: _, $id: __, ...schema }: Schema): Schema => schema;

const inputOf = (of: z.ZodType): Schema => bare(z.toJSONSchema(of, { io: 'input' }));

/** Schemas that several answers share, by their names. */
const SHARED = {
  ...{ Decision: LINE, Stress: STRESS, Delever: DELEVER, Career: CAREER_GAME },
  ...{ Fall: SHAPE.fall, Range: SHAPE.range, Estimate: SHAPE.estimate, Belief: SHAPE.belief },
  ...{ Unknown: SHAPE.unknown, Text: SHAPE.says, ToCash: TO_CASH, Survival: SURVIVAL },
  ...{ Crowd: CROWD, Book: BOOK, Item: ITEM, Run: RUN, Problem: PROBLEM },
} as const;

const AT = '#/components/schemas/';

/** Every answer and what they share, by name. */
function answerSchemas(): Readonly<Record<string, Schema>> {
  const named = z.registry<{ id: string }>();
  const seen = new Set<z.ZodType>();
  const add = (id: string, schema: z.ZodType): void => {
    if (!seen.has(schema)) named.add(schema, { id });
    seen.add(schema);
  };
  for (const [id, schema] of Object.entries(SHARED)) add(id, schema);
  for (const [name, { answer }] of Object.entries(CONTRACT)) add(answerName(name), answer);
  const { schemas } = z.toJSONSchema(named, { io: 'output', uri: (id) => `${AT}${id}` });
  return Object.fromEntries(
    Object.entries(schemas)
      .filter(([id]) => id !== '__shared')
      .map(([id, schema]) => [id, bare(schema as Schema)]),
  );
}

/** `GET /crowd/runs/{id}` as getCrowdRunsId. */
const operationName = (name: string): string =>
  name
    .split(/[^A-Za-z]+/)
    .filter((word) => word !== '')
    .map((word, i) => (i === 0 ? word.toLowerCase() : word[0]?.toUpperCase() + word.slice(1)))
    .join('');

const answerName = (name: string): string => `${operationName(name)}Answer`;

/** Where the schema of an answer stands: under its own name, or that of what several share. */
function answerRef(name: string, answer: z.ZodType): Schema {
  const shared = Object.entries(SHARED).find(([, schema]) => schema === answer)?.[0];
  const first = Object.entries(CONTRACT).find(([, one]) => one.answer === answer)?.[0] ?? name;
  return { $ref: `${AT}${shared ?? answerName(first)}` };
}

const PROBLEM_REPLY = {
  description:
    'Why there is no answer (RFC 9457): `exit` as the command would end, `problems` each',
  content: {
    'application/problem+json': {
      schema: {
        type: 'object',
        required: ['type', 'status', 'detail'],
        properties: {
          type: { type: 'string' },
          status: { type: 'integer' },
          detail: { type: 'string' },
          exit: { type: 'integer', description: '1 content wrong, 2 the request is, 3 a fault' },
          problems: { type: 'array', items: {} },
          done: { type: 'array', items: {}, description: 'What was done before it' },
        },
      },
    },
  },
};

/** One endpoint as an operation. */
function operation(name: string, { summary, input, answer }: Endpoint): Schema {
  const [method = '', path = ''] = name.split(' ');
  const query = method === 'GET' || method === 'DELETE';
  const { properties = {}, required = [] } = inputOf(input) as {
    readonly properties?: Readonly<Record<string, Schema>>;
    readonly required?: readonly string[];
  };
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, field]) => field as string);
  const fields = Object.entries(properties);
  const parameters = fields
    .filter(([field]) => query || inPath.includes(field))
    .map(([field, { description, ...schema }]) => ({
      ...{ name: field, in: inPath.includes(field) ? 'path' : 'query' },
      required: required.includes(field),
      ...(description !== undefined && { description }),
      schema,
    }));
  const body = {
    type: 'object',
    properties: Object.fromEntries(fields.filter(([field]) => !inPath.includes(field))),
    required: required.filter((field) => !inPath.includes(field)),
    additionalProperties: false,
  };
  return {
    operationId: operationName(name),
    summary,
    ...(parameters.length > 0 && { parameters }),
    ...(!query && { requestBody: { content: { 'application/json': { schema: body } } } }),
    responses: {
      [name === 'POST /crowd/runs' ? '202' : '200']: {
        description: 'The answer',
        content: { 'application/json': { schema: answerRef(name, answer) } },
      },
      default: PROBLEM_REPLY,
    },
    ...(method !== 'GET' && { security: [{ token: [] }] }),
  };
}

/** What is told without being asked. */
const EVENTS: Schema = {
  operationId: 'getEvents',
  summary: 'Tells `changed` when workspace or episode did, and `run` when a long run got further',
  responses: {
    '200': {
      description: 'Server-sent events, until somebody ends it',
      content: { 'text/event-stream': { schema: { type: 'string' } } },
    },
    default: PROBLEM_REPLY,
  },
};

/** The contract as OpenAPI 3.1. */
export function openApi(): Schema {
  const paths: Record<string, Record<string, Schema>> = {};
  for (const [name, one] of Object.entries(CONTRACT) as readonly [string, Endpoint][]) {
    const [method = '', path = ''] = name.split(' ');
    paths[path] = { ...paths[path], [method.toLowerCase()]: operation(name, one) };
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'bide',
      version: VERSION,
      description: 'What `bide COMMAND --json` says, over HTTP on 127.0.0.1: see docs/api.md.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api/v1' }],
    components: {
      schemas: answerSchemas(),
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'The file `token` of the workspace; pages of this server need none',
        },
      },
    },
    paths: { ...paths, '/events': { get: EVENTS } },
  };
}
