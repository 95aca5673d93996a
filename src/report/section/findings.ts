import type { Finding } from '../../domain/finding.ts';
import type { Page } from '../memo/page.ts';
import type { Section } from '../render/block.ts';
import type { Prose } from '../render/prose.ts';
import type { SourceLines, Tell } from '../words/line.ts';

/** What is wrong with the data, in words. */
export function findings(p: Page): Section {
  const tell: Tell = { title: p.titleOf, on: p.on };
  const items = p.decision.findings.map((f): Prose => [find(p.w.find, f, tell)]);
  return {
    id: 'findings',
    title: p.w.title.findings,
    blocks: [{ kind: 'list', items: items.length > 0 ? items : [[p.w.noFinding]] }],
  };
}

/** The sentence of one finding. */
function find<K extends Finding['kind']>(
  words: SourceLines['find'],
  finding: Extract<Finding, { kind: K }>,
  tell: Tell,
): string {
  const say = words[finding.kind as K] as (f: Extract<Finding, { kind: K }>, x: Tell) => string;
  return say(finding, tell);
}
