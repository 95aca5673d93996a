import { WATCHES } from '../../domain/evidence.ts';
import type { SeriesKind } from '../../domain/series.ts';
import type { Thesis } from '../../domain/thesis.ts';
import type { KeyPath, Source } from '../file/document.ts';
import { type Coverage, coverage } from './coverage.ts';
import { fires } from './fires.ts';
import { FUNCTIONS } from './functions.ts';
import type { Asking } from './lattice.ts';
import { shadowed } from './range.ts';
import type { ThesisDraft } from './read.ts';
import { type Remark, remark } from './remark.ts';
import { roomless } from './roomless.ts';
import { rules, type Written } from './rules.ts';

/** What is known outside the file. Where evidence is given, names that it lacks are remarked on. */
export type LintContext = {
  readonly kinds: Readonly<Record<string, SeriesKind>>;
  /** Claims and ids of the gathered evidence. */
  readonly evidence: readonly { readonly id: string; readonly claim: string }[];
};

/** Everything weak in a thesis, in the order of the file, and what its tests reach. */
export type Lint = { readonly remarks: readonly Remark[]; readonly coverage: Coverage };

/**
 * The linter. Rules that cannot be read are left to `policy`, which says why; what they would do
 * is judged by trying them at a few thousand imagined looks.
 */
export function lint(draft: ThesisDraft, known: LintContext): Lint {
  const { thesis, source } = draft;
  const all = rules(draft, known.kinds);
  const reached = coverage(thesis, all);
  const remarks = [
    ...all.flatMap((r) => [
      ...fires(thesis, source, r),
      ...names(thesis, { source, rule: r, known }),
    ]),
    ...unreachable(thesis, source, all),
    ...sources(thesis, source, known),
    ...roomless(thesis, source),
    ...stops(thesis, source, all),
    ...tests(thesis, { source, known, reached }),
    ...unresolved(thesis, source),
  ];
  const order = (a: Remark, b: Remark): number => a.line - b.line || a.column - b.column;
  return { remarks: remarks.sort(order), coverage: reached };
}

/** Names of claims are free text: one that nothing else knows is a warning, for it may be a slip. */
function names(
  thesis: Thesis,
  {
    source,
    rule,
    known,
  }: { readonly source: Source; readonly rule: Written; readonly known: LintContext },
): Remark[] {
  const claims = new Set([
    ...WATCHES,
    ...thesis.selectors.map((s) => s.id),
    ...thesis.possible.map((p) => p.claim),
    ...thesis.tests.flatMap((t) => t.evidence.map((e) => e.claim)),
    ...known.evidence.map((e) => e.claim),
  ]);
  return (rule.read?.calls ?? []).flatMap(({ name, args, offset }) => {
    const [first] = args;
    if (!FUNCTIONS[name].counterparty || typeof first !== 'string' || claims.has(first)) return [];
    return [
      remark(source, {
        severity: 'warning',
        kind: 'unknown name',
        path: rule.path,
        text: {
          en: `${first} is no selector, watch letter or claim known here`,
          'zh-Hant': `${first}不是這裡已知的篩選、觀察組代號或主張`,
        },
        spot: source.within(rule.path, offset),
      }),
    ];
  });
}

function unreachable(thesis: Thesis, source: Source, all: readonly Written[]): Remark[] {
  const asking: Asking = { key: '', floor: 0, selectors: thesis.selectors, blind: true };
  return thesis.watch.flatMap((group) => {
    const ids = group.readings.map((r) => r.id);
    const own = all.filter((r) => r.part === 'reading' && ids.includes(r.id));
    const read = own.flatMap((r) => (r.read ? [r.read] : []));
    if (read.length < own.length) return [];
    return shadowed(read, asking).flatMap((i) => {
      const { id, path } = own[i] as Written;
      return [
        remark(source, {
          severity: 'warning',
          kind: 'unreachable',
          path,
          text: {
            en: `${id}: it is never shown, for an earlier reading always holds first`,
            'zh-Hant': `${id}：永遠不會顯示，前面的判讀總是先成立`,
          },
        }),
      ];
    });
  });
}

function sources(thesis: Thesis, source: Source, known: LintContext): Remark[] {
  const ids = new Set([
    'memo',
    ...thesis.facts.map((f) => f.id),
    ...known.evidence.map((e) => e.id),
  ]);
  const check = (id: string, cited: readonly string[], path: KeyPath): Remark[] => {
    if (cited.length === 0)
      return [
        remark(source, {
          severity: 'error',
          kind: 'unsourced',
          path,
          text: {
            en: `${id}: it names no source`,
            'zh-Hant': `${id}：沒有列出來源`,
          },
        }),
      ];
    return cited.flatMap((name, i) =>
      ids.has(name)
        ? []
        : [
            remark(source, {
              severity: 'warning',
              kind: 'unknown source',
              path: [...path, i],
              text: {
                en: `${id}: ${name} is no fact or evidence known here`,
                'zh-Hant': `${id}：${name}不是這裡已知的事實或證據`,
              },
            }),
          ],
    );
  };
  return [
    ...thesis.scenarios.flatMap((s, i) =>
      s.constraints.flatMap((c, k) =>
        check(c.id, c.sources, ['scenarios', i, 'constraints', k, 'sources']),
      ),
    ),
    ...thesis.stops.flatMap((s, i) => check(s.id, s.sources, ['stops', i, 'sources'])),
  ];
}

/** Talk cannot trip a stop: one that asks about claims names a rung above talk. */
function stops(thesis: Thesis, source: Source, all: readonly Written[]): Remark[] {
  return thesis.stops.flatMap((s, i) => {
    const calls = all.find((r) => r.part === 'stop' && r.id === s.id)?.read?.calls ?? [];
    if (s.rung > 0 || !calls.some((c) => FUNCTIONS[c.name].counterparty)) return [];
    return [
      remark(source, {
        severity: 'error',
        kind: 'talk',
        path: ['stops', i, 'rung'],
        text: {
          en: `${s.id}: it asks about claims, so its rung is 1 or more; talk trips nothing`,
          'zh-Hant': `${s.id}：用到主張，證據階須為1以上；言論不觸發停損`,
        },
      }),
    ];
  });
}

function tests(
  thesis: Thesis,
  {
    source,
    known,
    reached,
  }: { readonly source: Source; readonly known: LintContext; readonly reached: Coverage },
): Remark[] {
  return [
    ...thesis.tests.flatMap((t, i) =>
      Object.keys(t.series)
        .filter((id) => !Object.hasOwn(known.kinds, id))
        .map((id) =>
          remark(source, {
            severity: 'warning',
            kind: 'unknown series',
            path: ['tests', i, 'series', id],
            text: { en: `${id}: no such series here`, 'zh-Hant': `${id}：這裡沒有這個序列` },
            spot: source.key(['tests', i, 'series', id]),
          }),
        ),
    ),
    ...thesis.stops.flatMap((s, i) =>
      reached.stops.reached.includes(s.id)
        ? []
        : [
            remark(source, {
              severity: 'warning',
              kind: 'untested',
              path: ['stops', i, 'id'],
              text: {
                en: `${s.id}: no test expects it to trip`,
                'zh-Hant': `${s.id}：沒有測試預期它觸發`,
              },
            }),
          ],
    ),
  ];
}

function unresolved(thesis: Thesis, source: Source): Remark[] {
  const at = thesis.scenarios.findIndex((s) => s.regime === 'rupture');
  if (at < 0 || thesis.resolves.rupture.trim() !== 'false') return [];
  return [
    remark(source, {
      severity: 'warning',
      kind: 'unresolved',
      path: ['scenarios', at, 'regime'],
      text: {
        en: 'rupture is a scenario, but resolves.rupture does not say what shows that it came',
        'zh-Hant': '有決裂劇本，但`resolves.rupture`未寫明如何認定其發生',
      },
    }),
  ];
}
