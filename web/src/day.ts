import { ask } from './ask.ts';
import { type Boot, type Place, queryOf } from './place.ts';

/** The page of a day as the server composes it. */
export type DayPage = Boot & { readonly title: string; readonly html: string };

export const dayPage = (place: Place): Promise<DayPage> =>
  ask<DayPage>(`/page/day?${queryOf(place)}`);

/**
 * Puts the panels of a day in place of those that are shown. What changed is marked for a moment; where somebody
 * is on the page stays where it was.
 * @param html  from the server, whose templates escape whatever comes from outside
 */
export function showDay(main: HTMLElement, html: string): void {
  const fresh = document.createElement('div');
  fresh.innerHTML = html;
  const before = new Map([...main.querySelectorAll('section[id]')].map((s) => [s.id, s.outerHTML]));
  for (const section of fresh.querySelectorAll('section[id]'))
    if (before.size > 0 && before.get(section.id) !== section.outerHTML)
      section.classList.add('fresh');
  const { scrollX, scrollY } = window;
  main.replaceChildren(...fresh.childNodes);
  window.scrollTo(scrollX, scrollY);
}
