import * as z from 'zod';
import { CLAIMS, EXPLAIN, HELD_AT, LINE, OBSERVATION, SIGNALS, STATE, STOPS } from './answerday.ts';
import {
  CAREER_OF,
  CROWD,
  DELEVER_OF,
  ODDS,
  SCORE,
  STRESS_OF,
  SURVIVE,
  THREATS,
} from './answermodel.ts';
import { MEMO, RUN, SERVER } from './answerrecord.ts';
import {
  accepts,
  endpoint,
  type FromWire,
  option,
  PAGE,
  pageOf,
  type ReadingName,
  take,
} from './contract.ts';
import { EVIDENCE_ENDPOINTS } from './endpointevidence.ts';
import { RECORD_ENDPOINTS } from './endpointrecord.ts';

const optional = z.exactOptional;
const ofEpisode = { episode: optional(take.episode) };
const ofDay = { ...ofEpisode, at: optional(take.day) };

/** Something that is read of the decision of a day. */
const reads = <A extends z.ZodType>(reading: ReadingName, summary: string, answer: A) =>
  endpoint({ summary, input: accepts(ofDay), answer, does: (of) => ({ reading, of }) });

/** A command about the decision of a day. */
const commands = <A extends z.ZodType>(name: string, summary: string, answer: A) =>
  endpoint({
    ...{ summary, answer, input: accepts(ofDay) },
    does: ({ episode = '', at }) => ({ commands: [[name, episode, ...option('at', at)]] }),
  });

const simulated = {
  seed: optional(take.count(0xffffffff)),
  paths: optional(take.count(1 << 22)),
  threads: optional(take.count(256)),
};

type Simulated = FromWire<typeof simulated>;

/** The words of a simulated question. */
const effort = ({ seed, paths, threads }: Simulated): readonly string[] => [
  ...option('seed', seed),
  ...option('paths', paths),
  ...option('threads', threads),
];

/** What can be asked about an episode and its days. */
const DAY_ENDPOINTS = {
  'GET /state': reads(
    'state',
    'The decision of a day, what would change it, and how old its data are',
    STATE,
  ),
  'GET /decisions': endpoint({
    summary: 'Decisions of an episode, oldest first',
    input: accepts({
      ...ofEpisode,
      from: optional(take.day),
      to: optional(take.day),
      asOf: optional(take.instant).describe('Those alone that were taken by then'),
      ...PAGE,
    }),
    answer: pageOf(LINE),
    does: (of) => ({ reading: 'decisions', of }),
  }),
  'GET /explain': reads(
    'explain',
    'A decision walked back to the observations that it rests on',
    EXPLAIN,
  ),
  'GET /observations': endpoint({
    summary: 'Values of a series as they were known at a time, oldest first',
    input: accepts({
      ...ofEpisode,
      series: optional(take.word).describe('Left out: all of them'),
      asOf: optional(take.instant).describe('Left out: the last decision'),
      from: optional(take.day),
      to: optional(take.day),
      ...PAGE,
    }),
    answer: pageOf(OBSERVATION),
    does: (of) => ({ reading: 'observations', of }),
  }),
  'GET /claims': reads('claims', 'Acts as they stand at a decision, by watch group', CLAIMS),
  'GET /stops': reads('stops', 'Every stop as it stands at a decision', STOPS),
  'GET /signals': reads('signals', 'Acts that climbed since the decision before', SIGNALS),
  'GET /held': reads(
    'held',
    'What is held at a decision, and the orders that it proposes',
    HELD_AT,
  ),
  'GET /stress': commands('stress', 'Whether everything falls together', STRESS_OF),
  'GET /career': commands('career', 'At what tail probability how much is sold', CAREER_OF),
  'GET /delever': commands('delever', 'How much of the fall is forced selling', DELEVER_OF),
  'GET /odds': commands('odds', 'Own odds against those that prices imply', ODDS),
  'GET /threats': commands('threats', 'What threats become', THREATS),
  'GET /like': commands(
    'like',
    'Days of other coded episodes most like this one; needs the library that `bide pull library --past` brings',
    z.looseObject({}),
  ),
  'GET /survive': endpoint({
    summary: 'Whether the book lives until prices are back',
    input: accepts({ ...ofDay, ...simulated }),
    answer: SURVIVE,
    does: ({ episode = '', at, ...more }) => ({
      commands: [['survive', episode, ...option('at', at), ...effort(more)]],
    }),
  }),
  'GET /crowd': endpoint({
    summary: 'Who is forced to sell: the answer of a day. A long one is a run: POST /crowd/runs',
    input: accepts({ ...ofDay, fall: optional(take.share) }),
    answer: CROWD,
    does: ({ episode = '', at, fall }) => ({
      commands: [['crowd', episode, ...option('at', at), ...option('fall', fall)]],
    }),
  }),
  'GET /scores': endpoint({
    summary: 'Every call against the prior, the path against the baselines',
    input: accepts(ofEpisode),
    answer: SCORE,
    does: ({ episode = '' }) => ({ commands: [['score', episode]] }),
  }),
  'GET /library': endpoint({
    summary:
      'The same over all coded episodes; needs the library that `bide pull library --past` brings',
    input: accepts({}),
    answer: z.looseObject({}),
    does: () => ({ commands: [['score', 'library']] }),
  }),
  'GET /memo': endpoint({
    summary: 'The memo of a day',
    input: accepts({
      ...ofDay,
      length: optional(z.enum(['short', 'full'])),
      format: optional(z.enum(['md', 'html'])),
    }),
    answer: MEMO,
    pages: true,
    does: ({ episode = '', at, length, format = 'md' }) => ({
      commands: [
        [
          ...['memo', episode, ...option('at', at), ...option('format', format)],
          ...(length === 'full' ? ['--full'] : []),
        ],
      ],
    }),
  }),
} as const;

/** Long runs of the crowd model, which are asked after. */
const RUN_ENDPOINTS = {
  'POST /crowd/runs': endpoint({
    summary: 'Starts a run of the crowd model',
    input: accepts({ ...ofDay, ...simulated, fall: optional(take.share) }),
    answer: RUN,
    does: ({ episode = '', at, fall, ...more }) => ({
      commands: [['crowd', episode, ...option('at', at), ...option('fall', fall), ...effort(more)]],
    }),
  }),
  'GET /crowd/runs/{id}': endpoint({
    summary: 'How far a run is',
    input: accepts({ id: take.word }),
    answer: RUN,
  }),
  'GET /crowd/runs/{id}/result': endpoint({
    summary: 'What a run came to; 404 until it is done',
    input: accepts({ id: take.word }),
    answer: CROWD,
  }),
  'DELETE /crowd/runs/{id}': endpoint({
    summary: 'Stops a run',
    input: accepts({ id: take.word }),
    answer: RUN,
  }),
  'GET /server': endpoint({
    summary: 'Which program serves what',
    input: accepts({}),
    answer: SERVER,
  }),
} as const;

/** Everything that can be asked of the server, by method and path below /api/v1. */
export const CONTRACT = {
  ...DAY_ENDPOINTS,
  ...EVIDENCE_ENDPOINTS,
  ...RECORD_ENDPOINTS,
  ...RUN_ENDPOINTS,
} as const;
