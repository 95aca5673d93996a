import type { Calendars } from '../../domain/calendar.ts';
import type { Episode } from '../../domain/episode.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { Found } from '../../domain/finding.ts';
import type { Observation } from '../../domain/observation.ts';
import { gaps } from './gaps.ts';
import type { KnownRule } from './known.ts';
import { type Sifted, sift } from './sift.ts';

/** The figures and the evidence of an episode, and what dates them. */
type Material = {
  readonly observations: readonly Observation[];
  readonly evidence: readonly Evidence[];
  readonly calendars: Calendars;
  readonly known: KnownRule;
};

/**
 * What is wrong with the figures and the evidence of an episode, each from the instant at which
 * it could be known: later figures never change an earlier finding.
 * @returns findings by instant; those of one instant by kind and subject
 */
export function dataFindings(
  episode: Episode,
  { observations, evidence, calendars, known }: Material,
): Sifted {
  const sifted = sift(episode, observations, calendars);
  const found = [
    ...sifted.findings,
    ...gaps(episode, observations, { calendars, known }),
    ...vintages(episode, sifted.observations),
    ...weak(evidence),
  ];
  return { observations: sifted.observations, findings: found.toSorted(byInstant) };
}

/** A series of later revisions says so from its first value. */
function vintages(episode: Episode, observations: readonly Observation[]): readonly Found[] {
  return Object.values(episode.series).flatMap(({ id, vintage }) => {
    const first = observations.find((o) => o.series === id);
    return vintage === undefined || !first
      ? []
      : [{ at: first.knownAt, finding: { kind: 'vintage' as const, series: id, vintage } }];
  });
}

const weak = (evidence: readonly Evidence[]): readonly Found[] =>
  evidence
    .filter((item) => item.confidence === 'low')
    .map((item) => ({
      at: item.knownAt,
      finding: { kind: 'weak', evidence: item.id, source: item.source.name },
    }));

const byInstant = (a: Found, b: Found): number => {
  const [x, y] = [JSON.stringify(a.finding), JSON.stringify(b.finding)];
  return a.at - b.at || (x < y ? -1 : x > y ? 1 : 0);
};
