import { useState } from 'preact/hooks';
import type { Place } from './place.ts';
import { queryOf, VIEWS } from './place.ts';
import { say } from './words.ts';

type Bar = {
  readonly place: Place;
  readonly days: readonly string[];
  readonly day: string;
  readonly hidden: boolean;
  readonly lost?: string | undefined;
  readonly go: (to: Partial<Place>) => void;
  readonly hide: () => void;
  readonly theme: () => void;
  readonly commands: () => void;
  readonly held: () => void;
};

/** The bar over every view: which day, which view, and what can be done. */
export function PageBar({ place, days, day, hidden, lost, go, hide, theme, commands, held }: Bar) {
  const { lang, view } = place;
  const w = (name: Parameters<typeof say>[1]): string => say(lang, name);
  const [open, setOpen] = useState(false);
  const i = days.indexOf(day);
  const to = (step: Partial<Place>): string => `/?${queryOf({ ...place, ...step })}`;
  const link = (step: Partial<Place>) => ({
    href: to(step),
    onClick: (event: MouseEvent) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
      event.preventDefault();
      go(step);
    },
  });
  return (
    <header class="bar">
      <a class="brand" {...link({ view: 'day' })}>
        bide
      </a>
      <button type="button" class="menu" aria-expanded={open} onClick={() => setOpen(!open)}>
        {w('menu')}
      </button>
      <nav aria-label={w('views')} data-open={open}>
        {VIEWS.map((v) => (
          <a key={v} {...link({ view: v })} aria-current={v === view ? 'page' : undefined}>
            {w(v)}
          </a>
        ))}
      </nav>
      {/* Who lives through an episode is told no day of it; a long record has none. */}
      {view !== 'flight' && view !== 'record' && (
        <fieldset class="days" aria-label={w('dayOf')}>
          <button
            type="button"
            disabled={i <= 0}
            aria-label={w('previous')}
            onClick={() => go({ at: days[i - 1] as string })}
          >
            ←
          </button>
          <input
            type="date"
            aria-label={w('dayOf')}
            value={day}
            min={days[0]}
            max={days.at(-1)}
            onChange={(event) =>
              event.currentTarget.value && go({ at: nearest(days, event.currentTarget.value) })
            }
          />
          <button
            type="button"
            disabled={i >= days.length - 1}
            aria-label={w('next')}
            onClick={() => go({ at: days[i + 1] as string })}
          >
            →
          </button>
        </fieldset>
      )}
      <div class="acts" data-open={open}>
        <button type="button" onClick={held}>
          {w('held')}
        </button>
        <a href={`/memo.${lang}.html?${queryOf(place)}`}>{w('memo')}</a>
        <button type="button" aria-pressed={hidden} onClick={hide}>
          {w(hidden ? 'show' : 'hide')}
        </button>
        <button type="button" onClick={theme}>
          {w('theme')}
        </button>
        <a
          {...link({ lang: lang === 'en' ? 'zh-Hant' : 'en' })}
          lang={lang === 'en' ? 'zh-Hant' : 'en'}
          hreflang={lang === 'en' ? 'zh-Hant' : 'en'}
        >
          {w('other')}
        </a>
        <button type="button" onClick={commands}>
          {w('commands')} <kbd>/</kbd>
        </button>
      </div>
      {lost && (
        <p class="lost" role="status">
          {w('lost')} {lost}
        </p>
      )}
    </header>
  );
}

/** The last decided day that is not after another. */
const nearest = (days: readonly string[], day: string): string =>
  days.findLast((d) => d <= day) ?? (days[0] as string);
