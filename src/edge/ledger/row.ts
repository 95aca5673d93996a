import { z } from 'zod';
import { present } from '../../domain/present.ts';
import { both } from '../../domain/text.ts';
import { AIMS, FATES, type Threat } from '../../domain/threat.ts';
import { type Day, formatDay } from '../../domain/time.ts';
import { type Demand, examined, unmet } from '../file/check.ts';
import type { Source } from '../file/document.ts';
import { accepted, chain, type Phrase, type Result } from '../file/problem.ts';
import { choice, dayField, inBoth, urlField, wordsField } from '../file/schema.ts';

/** The outcome of an open threat. */
const OPEN = 'pending';
const OUTCOMES = [OPEN, ...FATES.map((fate) => fate.replaceAll(' ', '_'))];

const answer = choice(['yes', 'no']);

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

const COLUMNS = Object.entries(threatRow.shape);
const named = (spare: boolean): readonly string[] =>
  COLUMNS.flatMap(([name, cell]) => (cell instanceof z.ZodOptional === spare ? [name] : []));
/** The columns of a `threats.csv`; those that may be left out, or left empty. */
export const [NEEDED, SPARE] = [named(false), named(true)];

/** A threat, and where it stands. */
export type Placed = { readonly threat: Threat; readonly source: Source };

/**
 * One row of a `threats.csv` as a threat. Dates that contradict each other are problems: a threat
 * ends and falls due no earlier than it is made; an open one has no end; a closed one has the day of
 * its end, or the day from which it is known to be over.
 * @param source  the cells by column; an empty cell is absent
 */
export const threat = (source: Source): Result<Placed> =>
  chain(
    examined(accepted(source), threatRow, (row) => unmet(source, dates(row))),
    ({ value }) => accepted({ threat: told(value), source }),
  );

function dates(row: Row): readonly Demand[] {
  const { announced_on: made, scheduled_for: due, outcome_on: ended, known_on: known } = row;
  const open = row.outcome === OPEN;
  const fits = (day: Day | undefined): boolean => day === undefined || day >= made;
  const [end, over] = [['outcome_on'], ['known_on']];
  return [
    [fits(due), ['scheduled_for'], NOT_BEFORE(made)],
    open ? [ended === undefined, end, STILL_OPEN] : [fits(ended), end, NOT_BEFORE(made)],
    open || ended !== undefined
      ? [known === undefined, over, open ? STILL_OPEN : HAS_END]
      : [fits(known), over, NOT_BEFORE(made)],
    [open || ended !== undefined || known !== undefined, end, AN_END],
  ];
}

const told = (r: Row): Threat => ({
  id: r.id,
  announced: r.announced_on,
  target: inBoth(r.target, r.target_zh),
  rate: r.threatened_rate,
  ...present({
    scheduled: r.scheduled_for,
    fate: FATES.find((f) => f === r.outcome.replaceAll('_', ' ')),
    ended: r.outcome_on,
    known: r.known_on,
  }),
  cluster: r.cluster,
  aim: r.aim,
  europe: r.europe === 'yes',
  ...present({
    security: r.security && r.security === 'yes',
    dependent: r.dependent && r.dependent === 'yes',
  }),
  retaliated: r.counterparty_retaliated,
  exit: r.exit_framework === 'yes',
  confidence: r.confidence,
  source: r.source_url,
  notes: r.notes ?? '',
});

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
