import { join } from 'node:path';
import type { Decision } from '../../domain/decision.ts';
import { present } from '../../domain/present.ts';
import { LANGS, type Lang } from '../../domain/text.ts';
import { formatDay } from '../../domain/time.ts';
import { heldLine } from '../../run/line.ts';
import { must } from '../file/problem.ts';
import { writeAll } from '../file/write.ts';
import { anchorOf } from '../keep.ts';
import { compared, FORMATS, memoText } from '../memo.ts';
import { printed, printer } from '../print.ts';
import { dossier, type Played, positionOf } from '../workspace.ts';
import { notice, type Selection, sayReviews, select, selectDays, whenOf } from './ask.ts';
import { dayOption } from './date.ts';
import { MESSAGES } from './message.ts';
import { ruleOption } from './option.ts';
import { PAPER } from './paper.ts';
import { readerZone } from './reader.ts';
import { type Command, declined, FINE, misused, same, type Voice } from './say.ts';

/**
 * `bide memo`: the memo of one decision, or what changed since an earlier one, printed in one language; or
 * those of some days written in both.
 */
export const run: Command = async ([name = ''], options, voice) => {
  const { format: asked = 'md', out } = options;
  const rule = must(ruleOption('--rule', options.rule));
  const known = [...FORMATS, PDF] as const;
  const format = known.find((one) => one === asked);
  if (format === undefined) return must(misused(MESSAGES.notOneOf('--format', known, asked)));
  const many = options.from !== undefined || options.to !== undefined;
  if (many && options.since !== undefined) must(misused(PAPER.sinceAlone));
  if (many && (out === undefined || options.at !== undefined)) must(misused(MESSAGES.needsOut));
  if (format === PDF && out === undefined) must(misused(PAPER.pdfNeedsOut));
  const browser = format === PDF ? (printer() ?? must(declined(PAPER.noPrinter))) : undefined;
  const one = many ? undefined : select(name, options, voice);
  const { played, places } = one ? { ...one, places: [one.at] } : selectDays(name, options, voice);
  notice(played, options.home, voice);
  sayReviews(options, voice);
  const zone = must(readerZone(options, voice));
  const since = one && sinceOf(one, options.since, voice);
  const length = options.full ? 'full' : 'short';
  const end = {
    length,
    ...present({ anchor: anchorOf(options.home), since, zone, rule }),
  } as const;
  const text = (at: number, lang: Lang): string =>
    memoText(played, { at, lang, format: format === PDF ? 'html' : format, ...end });
  const [first = 0] = places;
  if (out === undefined) {
    const { lang } = voice;
    const page = text(first, lang).trimEnd();
    const { held } = dossier(played, first, { rule });
    const more = present({
      held: held && heldLine(held),
      since: since === undefined ? undefined : sinceJson(played, since, first),
    });
    voice.answer(page.split('\n').map(same), { lang, format, ...more, text: page });
    return FINE;
  }
  const pages: [file: string, content: string | Uint8Array][] = [];
  // One file has one language; a folder holds both.
  const single = one !== undefined && format === PDF && out.toLowerCase().endsWith('.pdf');
  for (const at of places) {
    const day = formatDay(played.decisions[at]?.moment.day ?? played.setup.episode.from);
    const called = `${since === undefined ? 'memo' : 'since'}.${many ? `${day}.` : ''}${options.full ? 'full.' : ''}`;
    for (const lang of single ? [voice.lang] : LANGS) {
      const file = single ? out : join(out, `${called}${lang}.${format}`);
      const page = text(at, lang);
      pages.push([file, browser === undefined ? page : await printed(browser, page)]);
    }
  }
  writeAll(pages);
  const written = pages.map(([file]) => file);
  voice.answer(written.map(same), { written });
  return FINE;
};

/** The format that a browser makes. */
const PDF = 'pdf';

/** The position of the decision that a memo is compared with, before its own; undefined where none is asked for. */
function sinceOf(
  { played, at }: Selection,
  text: string | undefined,
  voice: Voice,
): number | undefined {
  const day = must(dayOption('--since', text, whenOf(played, voice)));
  if (day === undefined) return undefined;
  const found = positionOf(played.decisions, day);
  if (found >= 0 && found < at) return found;
  const [first, last] = [played.decisions[0], played.decisions[at - 1]];
  const own = formatDay((played.decisions[at] as Decision).moment.day);
  if (!first || !last) return must(misused(PAPER.sinceNothing(own)));
  const ends = { from: formatDay(first.moment.day), to: formatDay(last.moment.day) };
  return must(misused(PAPER.sinceOutside({ found: text, own, ...ends })));
}

/** What changed, for other programs. */
function sinceJson(played: Played, since: number, at: number): unknown {
  const { now, earlier, since: changed } = compared(played, [since, at]);
  const side = ({ moment, verdict, exposure, regime, stress }: Decision) => ({
    day: formatDay(moment.day),
    verdict,
    target: exposure.target,
    held: exposure.before,
    binding: exposure.binding,
    caps: exposure.caps,
    regime: { noise: regime.noise, friction: regime.friction, rupture: regime.rupture },
    stress: stress.state,
  });
  return {
    was: side(earlier),
    is: side(now.decision),
    ...changed,
    stops: changed.stops.map((s) => ({
      ...s,
      took: s.took.map((t) => ({ ...t, day: formatDay(t.day) })),
    })),
    passed: changed.passed.map((p) => ({
      ...p,
      day: formatDay(p.day),
      ...(p.to !== undefined && { to: formatDay(p.to) }),
    })),
    evidence: now.evidence.filter((e) => e.knownAt > earlier.moment.at).map((e) => e.id),
  };
}
