import * as z from 'zod';
import { VERSION } from '../version.ts';
import type { Endpoint } from './contract.ts';
import { CONTRACT } from './endpoints.ts';

type Schema = Readonly<Record<string, unknown>>;

/** A schema without the word of which dialect it is: the document says it once. */
function schemaOf(of: z.ZodType, io: 'input' | 'output'): Schema {
  const { $schema: _, ...schema } = z.toJSONSchema(of, { io, reused: 'inline' });
  return schema;
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
  const { properties = {}, required = [] } = schemaOf(input, 'input') as {
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
    operationId: name.replace(/[^A-Za-z]+(\w)?/g, (_, letter: string = '') => letter.toUpperCase()),
    summary,
    ...(parameters.length > 0 && { parameters }),
    ...(!query && { requestBody: { content: { 'application/json': { schema: body } } } }),
    responses: {
      [name === 'POST /crowd/runs' ? '202' : '200']: {
        description: 'The answer',
        content: { 'application/json': { schema: schemaOf(answer, 'output') } },
      },
      default: PROBLEM_REPLY,
    },
    ...(method !== 'GET' && { security: [{ token: [] }] }),
  };
}

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
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'The file `token` of the workspace; pages of this server need none',
        },
      },
    },
    paths,
  };
}
