// The contents page: the nouns that a caller meets, and the one step.
export type { CalendarId, Calendars } from './domain/calendar.ts';
export type { Career, CareerRules } from './domain/career.ts';
export type {
  Assumption,
  Blend,
  Buyers,
  Conditions,
  Crowd,
  CrowdVintage,
  Fear,
  Lending,
} from './domain/crowd.ts';
export type { Decision, Moment, Reason, Verdict } from './domain/decision.ts';
export type { Dossier } from './domain/dossier.ts';
export type { Episode, LegId, RoleId } from './domain/episode.ts';
export type { Evidence } from './domain/evidence.ts';
export { RUNGS } from './domain/evidence.ts';
export type { Exposure } from './domain/exposure.ts';
export type { Finding } from './domain/finding.ts';
export type { Look, Reading, Rule } from './domain/look.ts';
export type { Policy, Setup } from './domain/policy.ts';
export type { Regime } from './domain/regime.ts';
export type { Score } from './domain/score.ts';
export type { Observation, ObservationId } from './domain/series.ts';
export type { CrowdReading, Inquiry, Simulation } from './domain/simulation.ts';
export type { Stop } from './domain/stop.ts';
export type { Stress } from './domain/stress.ts';
export type { Survival } from './domain/survival.ts';
export type {
  Book,
  Constraint,
  Fact,
  Outcome,
  Position,
  Question,
  ReadingOf,
  Scenario,
  Thesis,
  WatchGroup,
} from './domain/thesis.ts';
export type { Vintage } from './domain/vintage.ts';
export type { Answer, Board, Claim } from './domain/watch.ts';
export { memoMarkdown, memoPage } from './report/memo/format.ts';
export { asof, inOrder } from './run/knowledge.ts';
export { line } from './run/line.ts';
export { replay, start, step } from './run/step.ts';
export { compile } from './weigh/crowd.ts';
export { scheme } from './weigh/firesale/scheme.ts';
