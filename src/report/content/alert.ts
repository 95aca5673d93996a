import { GRAVITIES, gravestOf, type ToldAlert, type Transition } from '../../domain/alert.ts';
import type { Lang } from '../../domain/text.ts';
import { formatDay } from '../../domain/time.ts';
import { clean } from '../render/escape.ts';
import { turnStates } from '../words/alert.ts';
import { words } from '../words/index.ts';
import { percent } from '../words/number.ts';

/** A message in words of one language, a paragraph a line, without markup. */
export type AlertText = { readonly title: string; readonly lines: readonly string[] };

/** What people call the thing that turned. */
export function thingOf(
  { kind, of, title }: Omit<Transition, 'key' | 'gravity' | 'from' | 'to'>,
  lang: Lang,
): string {
  const { alert: w } = words(lang);
  if (of === undefined) return w.kind[kind];
  const [id = of, ...key] = of.split('/');
  const named = title?.[lang] ?? id;
  const counterparty = key.length > 0 ? key.join('/') : undefined;
  switch (kind) {
    case 'stop':
      return w.stop(named, counterparty);
    case 'sight':
      return Object.hasOwn(w.sights, of)
        ? w.sights[of as keyof typeof w.sights]
        : w.sightOf(w.stop(named, counterparty));
    case 'evidence':
      return w.group(of, named);
    default:
      return `${w.kind[kind]}${words(lang).brackets(named)}`;
  }
}

/** A change in words: what, from what, to what. */
export const turnText = (turn: Omit<Transition, 'key' | 'gravity'>, lang: Lang): string =>
  words(lang).alert.turned(
    thingOf(turn, lang),
    turnStates[lang](turn.kind, turn.from),
    turnStates[lang](turn.kind, turn.to),
  );

/** Some changes, the gravest first; those that matter alike as they come. */
const byGravity = (turns: readonly Transition[]): readonly Transition[] =>
  turns.toSorted((a, b) => GRAVITIES.indexOf(b.gravity) - GRAVITIES.indexOf(a.gravity));

/** The last part of a path: what is sent says nothing of where it lies on this computer. */
const shortName = (name: string): string => name.split(/[\\/]/).filter(Boolean).at(-1) ?? name;

/**
 * What a channel is told: what changed, what it means for exposure, what comes next, and where to read why.
 * Names and headlines of others are text alone; whoever sends it escapes what his channel reads as markup.
 * @param resumed an earlier try may have arrived
 */
export function alertText(
  told: readonly ToldAlert[],
  lang: Lang,
  { resumed = false }: { readonly resumed?: boolean } = {},
): AlertText {
  const w = words(lang);
  const { alert: a } = w;
  const worst = told.toSorted((x, y) => rank(y) - rank(x))[0];
  if (!worst) throw new RangeError('a message tells something');
  const { alert: first } = worst;
  const more = told.length > 1 ? a.more(told.length - 1) : '';
  const lines = told.flatMap(({ alert, turns, left }) => {
    const { title, day, target, before, held = false, ahead, name } = alert;
    const on = formatDay(day);
    return [
      ...(told.length > 1 ? [a.head(title[lang], on)] : []),
      ...byGravity(turns).map((turn) => `${turnText(turn, lang)}${w.full}`),
      ...(left.length > 0 ? [a.left(left.map((turn) => turnText(turn, lang)))] : []),
      a.exposure(percent(target), percent(before), held),
      ...(ahead.length > 0
        ? [
            a.ahead(
              ahead.map((next) =>
                (next.begins ? a.begins : a.due)(formatDay(next.day), next.claim),
              ),
            ),
          ]
        : []),
      a.why(`bide memo ${shortName(name)} --at ${on}`),
    ];
  });
  return {
    title: clean(
      `${a.title(w.verdict[first.act], first.title[lang], formatDay(first.day))}${more}`,
    ),
    lines: [...(resumed ? [a.again] : []), ...lines].map(clean),
  };
}

const rank = ({ turns }: ToldAlert): number => GRAVITIES.indexOf(gravestOf(turns) ?? 'info');
