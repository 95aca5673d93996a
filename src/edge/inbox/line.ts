import type { EvidenceCandidate } from '../../domain/candidate.ts';
import type { PublishedDocument } from '../../domain/document.ts';
import { present } from '../../domain/present.ts';
import { DAY_MS, type Day, formatDay } from '../../domain/time.ts';
import { evidenceLine } from '../episode/lines.ts';

/**
 * A candidate as a line of an `evidence.jsonl`. It is known from the instant at which its document came here:
 * the stamp of the publisher is no time at which anybody here could know it.
 */
export function lineOfCoding(
  { title, lang, url, source, type, id: name, amount, knownAt }: PublishedDocument,
  { coding }: EvidenceCandidate,
  { id, claim }: { readonly id: string; readonly claim: string },
): string {
  const { counterparties, occurredOn } = coding;
  const came = Math.max(Math.floor(knownAt / DAY_MS), occurredOn) as Day;
  const day = (of: Day | undefined): string | undefined =>
    of === undefined ? undefined : formatDay(of);
  const written = {
    id,
    claim,
    occurred_on: formatDay(occurredOn),
    known_on: formatDay(came),
    known_at: new Date(knownAt).toISOString(),
    known_at_source: url,
    actor: coding.actor,
    counterparty: counterparties.length > 1 ? counterparties : counterparties[0],
    [lang === 'zh-Hant' ? 'headline_zh' : 'headline']: title,
    ...{ watch: coding.watch, kind: coding.kind, rung: coding.rung, direction: coding.direction },
    unilateral: coding.unilateral,
    suspended: coding.suspended || undefined,
    scheduled_for: day(coding.scheduledFor),
    effective_on: day(coding.effectiveOn),
    size: coding.size === 'small' ? 'small' : undefined,
    source_url: url,
    source_name: source,
    confidence: coding.confidence,
    quote_figures: amount === undefined ? '' : `${amount.value} ${amount.currency}`,
    notes: `${source} ${name} (${type})`,
  };
  const told: Readonly<Record<string, unknown>> = present(written);
  return JSON.stringify(
    present(Object.fromEntries(Object.keys(evidenceLine.shape).map((f) => [f, told[f]]))),
  );
}
