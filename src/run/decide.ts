import type { Decision } from '../domain/decision.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Finding } from '../domain/finding.ts';
import type { Reading } from '../domain/look.ts';
import type { Setup } from '../domain/policy.ts';
import { HELD } from '../domain/portfolio.ts';
import { present } from '../domain/present.ts';
import { lackingInputs } from '../domain/stop.ts';
import { fallOf } from '../domain/stress.ts';
import { formatDay } from '../domain/time.ts';
import { faint, reasons, verdict } from '../judge/decide.ts';
import { flips } from '../judge/flip.ts';
import { byClaim, claim } from '../sense/claim.ts';
import { begun } from '../sense/counted.ts';
import { startOf } from '../sense/leg.ts';
import { watch } from '../sense/watch.ts';
import { inquiries, MODEL } from './crowd/question.ts';
import { answered, reading } from './crowd/reading.ts';
import { deleverReading } from './delever.ts';
import { heldAt } from './held.ts';
import { judge } from './judgement.ts';
import { freshness, legSeries, riskSession, stoodStill } from './legs.ts';
import { answerOf } from './look.ts';
import { freshItems, type Memory, type Situation } from './memory.ts';
import { observe, type Sight } from './observe.ts';
import { type Tables, tables, withOwed } from './odds/outcomes.ts';
import { candidates, withFacts } from './possiblefacts.ts';

/** Weekday decisions for which talk is still heard. */
const TALK_DECISIONS = 20;

/** One decision: what is known is sensed, judged, and put on record with its reasons. */
export function nextDecision(given: Situation, usual: Tables): readonly [Decision, Memory] {
  const { tick } = given;
  const evidence = begun(given.known.evidence, tick.day);
  const known = { ...given.known, evidence };
  const fresh = freshness(given.setup, known, tick);
  const record = heldAt(given.setup, known, { day: tick.day, fresh });
  const { setup } = record ?? given;
  const memory = record ? { ...given.memory, exposure: record.held.exposure } : given.memory;
  const base = record ? tables(record.setup) : usual;
  const situation = { setup: record?.judged ?? setup, known, memory, tick };
  const news = freshItems(situation);
  const seenNow = observe(situation, fresh);
  const crowded = answered(
    inquiries(given.setup, known, { fresh, tick }),
    known,
    fallOf(seenNow.stress),
  );
  const deaf = setup.gathering !== undefined && 'unknown' in crowded;
  const unseen = [
    ...(deaf ? ['crowd'] : []),
    ...(record && record.held.doubts.length > 0 ? [HELD] : []),
  ];
  const sight =
    unseen.length > 0 ? { ...seenNow, missing: [...seenNow.missing, ...unseen] } : seenNow;
  const answers = 'unknown' in crowded ? undefined : crowded;
  const [fallen, standing] = deleverReading(situation, seenNow);
  const owed = withOwed(base, setup, { delever: fallen, stress: seenNow.stress });
  const count = memory.count + 1;
  const usable = [...memory.usable, ...evidence.slice(memory.usable.length).map(() => count)];
  // Items became usable in their order, so that those still heard are the last ones.
  const unheard = usable.findLastIndex((first) => count - first >= TALK_DECISIONS);
  const heard = known.evidence.slice(unheard + 1).filter((item) => item.rung === 0);
  const session = riskSession(setup, tick);
  const judged = judge(situation, {
    tables: owed,
    heard,
    fresh: news,
    crowded: answers,
    session,
    sight,
    still: false,
  });
  // What is missing is weighed twice: as unknown, and as if it had stood still ever since. The smaller holds.
  const lacking = sight.missing.length > 0;
  const filled = lacking
    ? stoodStill(setup, known, { tick, start: startOf(legSeries(setup, known, fresh), 5) })
    : known;
  const stands = memory.still !== undefined || filled !== known;
  const still = { ...situation, memory: { ...memory, ...memory.still } };
  const asIfStill = (): Sight => {
    if (!stands) return seenNow;
    const seen = observe({ ...still, known: filled }, fresh.map(unstale));
    return { ...seen, spread: { ...seen.spread, today: seenNow.spread.today } };
  };
  const seenStill = lacking ? asIfStill() : undefined;
  const neutral =
    seenStill &&
    judge(still, {
      tables: owed,
      heard,
      fresh: news,
      crowded: answers,
      session,
      sight: seenStill,
      still: true,
    });
  const size = neutral ? smaller(judged.exposure, neutral.exposure) : judged.exposure;
  const faintFor = session ? faint(memory.faint, size) : memory.faint;
  const { thesis } = setup.policy;
  const board = watch(setup.policy, {
    claims: sight.claims,
    evidence: sight.scene.known.evidence,
    fresh: news,
    silent: sight.scene.doubts.silent,
    ask: (rule): Reading => answerOf(rule, { setup, scene: sight.scene }),
  });
  const grouped = byClaim(sight.scene.known.evidence);
  const flip = flips({
    lean: judged.regime.lean,
    nets: judged.filter.nets,
    candidates: candidates(thesis, sight.claims, tick),
    net: (id, items) =>
      withFacts(
        items,
        () => claim([...(grouped.get(id) ?? []), ...items], thesis.weights, tick.day).net,
      ),
  });
  const told = known.found.slice(memory.told).map((f) => f.finding);
  const decision: Decision = {
    moment: { at: tick.at, day: tick.day, stamp: tick.stamp },
    stress: sight.stress,
    regime: { ...judged.regime, flip },
    stops: judged.stops,
    exposure: size,
    delever: fallen,
    crowd: 'unknown' in crowded ? crowded : reading(setup, crowded, judged.regime),
    verdict: verdict({ exposure: size, faintFor, rules: thesis.stops, stops: judged.stops }),
    reasons: reasons({
      stress: sight.stress,
      claims: sight.claims,
      stops: judged.stops,
      regime: judged.regime,
      from: memory.call,
      exposure: size,
      missing: sight.missing,
    }),
    findings: unique([
      ...sight.findings,
      ...unmatched(thesis, judged.stops, evidence),
      ...known.lasting,
      ...told,
    ]),
    freshness: fresh,
    board,
    method: method(setup, sight),
    thesis: `${thesis.id}@${setup.policy.hash.slice(0, 12)}`,
    ...present({ held: record?.held }),
  };
  return [
    decision,
    {
      run: sight.run,
      absorption: sight.absorption,
      filter: judged.filter,
      stops: judged.stops,
      exposure: size.target,
      rested: judged.rested,
      faint: faintFor,
      call: judged.regime.call,
      count,
      usable,
      began: memory.began ?? tick.day,
      day: tick.day,
      told: known.found.length,
      ...(standing ? { standing } : {}),
      ...(stands && neutral && seenStill
        ? { still: { run: seenStill.run, filter: neutral.filter, stops: neutral.stops } }
        : {}),
    },
  ];
}

const smaller = (a: Decision['exposure'], b: Decision['exposure']): Decision['exposure'] =>
  b.target < a.target ? { ...b, still: true } : a;

const unstale = (f: Decision['freshness'][number]): Decision['freshness'][number] =>
  f.state === 'stale' ? { ...f, state: 'fresh' } : f;

/** Acts that a keyed stop is blind by: what is undisputed and missing among its inputs names nobody that it knows. */
const unmatched = (
  { stops: rules }: Setup['policy']['thesis'],
  stops: Decision['stops'],
  evidence: readonly Evidence[],
): Finding[] =>
  rules.flatMap(({ id: stop, keys }) =>
    keys.length === 0
      ? []
      : stops.flatMap((s) =>
          s.id !== stop
            ? []
            : lackingInputs(s).flatMap((input): Finding[] => {
                const item = evidence.find((i) => i.id === input && !i.disputed);
                if (!item) return [];
                const { id: evidenceId, counterparties } = item;
                return [{ kind: 'unmatched', evidence: evidenceId, stop, counterparties }];
              }),
        ),
  );

/** Findings without repetition. */
function unique(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter((f) => {
    const key = JSON.stringify(f);
    return !seen.has(key) && seen.add(key);
  });
}

/** Names the rules and the vintage; the rules' defaults were chosen with an episode in view. */
function method({ version }: Setup, { vintage }: Sight): string {
  const learnt = vintage ? `${vintage.method} until ${formatDay(vintage.until)}` : 'none';
  return `bide ${version}; stress-2 delever-1 regime-2 exposure-3 ${MODEL}, defaults in-sample; vintage ${learnt}`;
}
