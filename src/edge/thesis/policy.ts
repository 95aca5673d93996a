import type { Rule } from '../../domain/look.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Series, SeriesKind } from '../../domain/series.ts';
import { sha256 } from '../file/hash.ts';
import { judged, type Result } from '../file/problem.ts';
import { type RuleText, rules, type Written } from './rules.ts';

/**
 * A thesis with its rules turned into functions, for the series of one episode.
 * The hash is that of the file's text as read.
 */
export function policy(draft: RuleText, series: Readonly<Record<string, Series>>): Result<Policy> {
  const all = rules(draft, kindsOf(series));
  const by = (part: Written['part']): Readonly<Record<string, Rule>> =>
    Object.fromEntries(
      all.flatMap((r) => (r.part === part && r.read ? [[r.id, r.read.rule]] : [])),
    );
  return judged(
    all.flatMap((r) => r.problems),
    {
      thesis: draft.thesis,
      hash: sha256(draft.source.text),
      stops: by('stop'),
      questions: by('question'),
      readings: by('reading'),
      falsified: by('scenario'),
      resolves: by('resolve'),
    },
  );
}

/** Kind of each series by id. */
export const kindsOf = (
  series: Readonly<Record<string, Series>>,
): Readonly<Record<string, SeriesKind>> =>
  Object.fromEntries(Object.entries(series).map(([id, s]) => [id, s.kind]));
