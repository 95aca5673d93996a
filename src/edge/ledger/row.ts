import { z } from 'zod';
import { both } from '../../domain/text.ts';
import { AIMS, FATES, type Threat } from '../../domain/threat.ts';
import { type Day, formatDay } from '../../domain/time.ts';
import { check, problemAt } from '../file/check.ts';
import type { Source } from '../file/document.ts';
import type { Phrase, Problem, Result } from '../file/problem.ts';
import { choice, dayField, urlField, wordsField } from '../file/schema.ts';

/** The columns of a `threats.csv`; those that may be left out, or left empty. */
export const NEEDED = [
  'id',
  'announced_on',
  'target',
  'threatened_rate',
  'outcome',
  'cluster',
  'aim',
  'europe',
  'counterparty_retaliated',
  'exit_framework',
  'source_url',
  'confidence',
] as const;
export const SPARE = [
  'target_zh',
  'scheduled_for',
  'outcome_on',
  'known_on',
  'security',
  'dependent',
  'notes',
] as const;
export type ThreatColumn = (typeof NEEDED)[number] | (typeof SPARE)[number];

/** The outcome of an open threat. */
const OPEN = 'pending';
const OUTCOMES = [OPEN, ...FATES.map((fate) => fate.replaceAll(' ', '_'))];
const ANSWER = ['yes', 'no'] as const;

const answer = choice(ANSWER);

/** A row of a `threats.csv` by its columns. */
export const threatRow = z.object({
  id: wordsField,
  announced_on: dayField,
  target: wordsField,
  target_zh: wordsField.optional(),
  threatened_rate: wordsField,
  scheduled_for: dayField.optional(),
  outcome: choice(OUTCOMES),
  outcome_on: dayField.optional(),
  known_on: dayField.optional(),
  cluster: wordsField,
  aim: choice(AIMS),
  europe: answer,
  security: answer.optional(),
  dependent: answer.optional(),
  counterparty_retaliated: choice(['yes', 'announced', 'no', 'unknown']),
  exit_framework: answer,
  source_url: urlField,
  confidence: choice(['high', 'medium', 'low']),
  notes: wordsField.optional(),
});
type Row = z.output<typeof threatRow>;

/**
 * One row of a `threats.csv` as a threat. Dates that contradict each other are problems: a threat
 * ends and falls due no earlier than it is made; an open one has no end; a closed one has the day of
 * its end, or the day from which it is known to be over.
 * @param source  the cells by column; an empty cell is absent
 */
export function threat(source: Source): Result<Threat> {
  const shape = check(threatRow, source);
  if (!shape.ok) return shape;
  const problems = order(shape.value, source);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: told(shape.value) };
}

/** A problem in one cell of a row. */
export const rowProblem = (source: Source, column: ThreatColumn, expected: Phrase): Problem =>
  problemAt(source, [column], { expected });

function order(r: Row, source: Source): readonly Problem[] {
  const open = r.outcome === OPEN;
  const early = (column: 'scheduled_for' | 'outcome_on' | 'known_on'): readonly Problem[] => {
    const day = r[column];
    return day !== undefined && day < r.announced_on
      ? [rowProblem(source, column, NOT_BEFORE(r.announced_on))]
      : [];
  };
  return [
    ...early('scheduled_for'),
    ...(open && r.outcome_on !== undefined
      ? [rowProblem(source, 'outcome_on', STILL_OPEN)]
      : early('outcome_on')),
    ...(r.known_on !== undefined && (open || r.outcome_on !== undefined)
      ? [rowProblem(source, 'known_on', open ? STILL_OPEN : HAS_END)]
      : early('known_on')),
    ...(!open && r.outcome_on === undefined && r.known_on === undefined
      ? [rowProblem(source, 'outcome_on', AN_END)]
      : []),
  ];
}

const told = (r: Row): Threat => ({
  id: r.id,
  announced: r.announced_on,
  target: { en: r.target, 'zh-Hant': r.target_zh ?? r.target },
  rate: r.threatened_rate,
  ...(r.scheduled_for !== undefined && { scheduled: r.scheduled_for }),
  ...fateOf(r.outcome),
  ...(r.outcome_on !== undefined && { ended: r.outcome_on }),
  ...(r.known_on !== undefined && { known: r.known_on }),
  cluster: r.cluster,
  aim: r.aim,
  europe: r.europe === 'yes',
  ...(r.security !== undefined && { security: r.security === 'yes' }),
  ...(r.dependent !== undefined && { dependent: r.dependent === 'yes' }),
  retaliated: r.counterparty_retaliated,
  exit: r.exit_framework === 'yes',
  confidence: r.confidence,
  source: r.source_url,
  notes: r.notes ?? '',
});

function fateOf(outcome: string): Pick<Threat, 'fate'> {
  const fate = FATES.find((f) => f === outcome.replaceAll('_', ' '));
  return fate === undefined ? {} : { fate };
}

const NOT_BEFORE = (announced: Day): Phrase =>
  both(
    `a day not before the threat was announced, ${formatDay(announced)}`,
    `不早於宣布日${formatDay(announced)}的日期`,
  );
const STILL_OPEN = both('nothing, for the outcome is pending', '空白，因為結果是`pending`');
const HAS_END = both('nothing, for outcome_on is given', '空白，因為已有`outcome_on`');
const AN_END = both(
  'the day of the end, or in known_on a day from which it is known to be over',
  '結束日；若無，則在`known_on`填確知已結束的日期',
);
