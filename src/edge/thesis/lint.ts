import { WATCHES } from '../../domain/evidence.ts';
import { REGIMES } from '../../domain/regime.ts';
import type { SeriesKind } from '../../domain/series.ts';
import { both } from '../../domain/text.ts';
import { mixes } from '../../weigh/scenario/book.ts';
import { bounds } from '../../weigh/scenario/bounds.ts';
import { type KeyPath, valueAt } from '../file/document.ts';
import { type Coverage, coverage } from './coverage.ts';
import { FUNCTIONS } from './functions.ts';
import { fires, shadowed } from './range.ts';
import type { ThesisDraft } from './read.ts';
import { ageless, noSeries, overheld, type Remark, type Remarking, remarker } from './remark.ts';
import { rules, type Written } from './rules.ts';

/** What is known outside the file. Where evidence is given, names that it lacks are remarked on. */
export type LintContext = {
  readonly kinds: Readonly<Record<string, SeriesKind>>;
  /** Claims and ids of the gathered evidence. */
  readonly evidence: readonly { readonly id: string; readonly claim: string }[];
  /** The first series of the risk leg. */
  readonly risk: string;
};

/** Everything weak in a thesis, in the order of the file, and what its tests reach. */
export type Lint = { readonly remarks: readonly Remark[]; readonly coverage: Coverage };

/** A thesis under the linter: its rules, what its tests reach, and how remarks on it are made. */
type Desk = ThesisDraft &
  LintContext & {
    readonly all: readonly Written[];
    readonly reached: Coverage;
    readonly tell: Remarking;
  };

/**
 * The linter. Rules that cannot be read are left to `policy`, which says why; what they would do
 * is judged by trying them at a few thousand imagined looks.
 */
export function lint(draft: ThesisDraft, known: LintContext): Lint {
  const { thesis, source } = draft;
  const all = rules(draft, known.kinds);
  const reached = coverage(thesis, all);
  const tell = remarker(source);
  const desk = { ...draft, ...known, all, reached, tell };
  const remarks = [
    ...all.flatMap((r) => fires(thesis, tell, r)),
    ...names(desk),
    ...unreachable(desk),
    ...sources(desk),
    ...roomless(desk),
    ...stops(desk),
    ...ageless(thesis, all, tell),
    ...tests(desk),
    ...unasked(desk),
    ...unused(desk),
    ...overheld(thesis, tell),
  ];
  const order = (a: Remark, b: Remark): number => a.line - b.line || a.column - b.column;
  return { remarks: remarks.sort(order), coverage: reached };
}

/** Names of claims are free text: one that nothing else knows is a warning, for it may be a slip. */
function names({ thesis, source, evidence, all, tell }: Desk): Remark[] {
  const claims = new Set([
    ...WATCHES,
    ...thesis.selectors.map((s) => s.id),
    ...thesis.possible.map((p) => p.claim),
    ...thesis.tests.flatMap((t) => t.evidence.map((e) => e.claim)),
    ...evidence.map((e) => e.claim),
  ]);
  return all.flatMap(({ path, read }) =>
    (read?.calls ?? []).flatMap(({ name, args: [first], offset }) => {
      if (!FUNCTIONS[name].counterparty || typeof first !== 'string' || claims.has(first))
        return [];
      return tell(
        'unknown name',
        { path, spot: source.within(path, offset) },
        both(
          `${first} is no selector, watch letter or claim known here`,
          `${first}不是這裡已知的篩選、觀察組代號或事件`,
        ),
      );
    }),
  );
}

function unreachable({ thesis: { watch, selectors }, all, tell }: Desk): Remark[] {
  return watch.flatMap((group) => {
    const ids = group.readings.map((r) => r.id);
    const own = all.filter((r) => r.part === 'reading' && ids.includes(r.id));
    const read = own.flatMap((r) => r.read ?? []);
    if (read.length < own.length) return [];
    return shadowed(read, { key: '', floor: 0, selectors, blind: true }).map((i) => {
      const { id, path } = own[i] as Written;
      return tell(
        'unreachable',
        path,
        both(
          `${id}: it is never shown, for an earlier reading always holds first`,
          `${id}：永遠不會顯示，前面的判讀總是先成立`,
        ),
      );
    });
  });
}

function sources({ thesis, evidence, tell }: Desk): Remark[] {
  const ids = new Set(['memo', ...[...thesis.facts, ...evidence].map((one) => one.id)]);
  const check = (id: string, cited: readonly string[], path: KeyPath): Remark[] => {
    if (cited.length === 0)
      return [tell('unsourced', path, both(`${id}: it names no source`, `${id}：沒有列出來源`))];
    return cited.flatMap((name, i) =>
      ids.has(name)
        ? []
        : tell(
            'unknown source',
            [...path, i],
            both(
              `${id}: ${name} is no fact or evidence known here`,
              `${id}：${name}不是這裡已知的事實或證據`,
            ),
          ),
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
function stops({ thesis, all, tell }: Desk): Remark[] {
  return thesis.stops.flatMap((s, i) => {
    const calls = all.find((r) => r.part === 'stop' && r.id === s.id)?.read?.calls ?? [];
    if (s.rung > 0 || !calls.some((c) => FUNCTIONS[c.name].counterparty)) return [];
    return tell(
      'talk',
      ['stops', i, 'rung'],
      both(
        `${s.id}: it asks about claims, so its \`rung\` is 1 or more; talk trips nothing`,
        `${s.id}：條件問到事件，所以\`rung\`須為1以上；口頭表態不觸發停損`,
      ),
    );
  });
}

function tests({ thesis, source, kinds, reached, tell }: Desk): Remark[] {
  const series = thesis.tests.flatMap((t, i) =>
    Object.keys(t.series).map((id) => ({ id, path: ['tests', i, 'series', id] })),
  );
  return [
    ...series
      .filter(({ id }) => !Object.hasOwn(kinds, id))
      .map(({ id, path }) =>
        tell('unknown series', { path, spot: source.key(path) }, noSeries(id, Object.keys(kinds))),
      ),
    ...thesis.stops.flatMap(({ id }, i) =>
      reached.stops.reached.includes(id)
        ? []
        : tell(
            'untested',
            ['stops', i, 'id'],
            both(`${id}: no test expects it to trip`, `${id}：沒有測試預期它觸發`),
          ),
    ),
  ];
}

/** The call is scored by the question that the thesis states, and friction by acts where a stop waits for any. */
function unasked({ thesis: { stops, resolves }, tell }: Desk): Remark[] {
  if (!resolves) return [tell('unasked', [], UNASKED)];
  const acts = stops.filter((s) => s.rung > 0).map((s) => s.id);
  return resolves.friction.stops.flatMap((id, i) =>
    acts.length === 0 || acts.includes(id)
      ? []
      : tell(
          'asked of prices',
          ['resolves', 'friction', 'stops', i],
          both(
            `${id}: it trips on prices; friction is told by stops on acts, whose \`rung\` is 1 or more`,
            `${id}：依價格觸發；摩擦要由看行動的停損認定，其\`rung\`為1以上`,
          ),
        ),
  );
}

/** Outcomes that are written for a regime whose paths say what the book does: those set exposure. */
function unused({ thesis, source, risk, tell }: Desk): Remark[] {
  const laid = mixes(thesis, risk).mixes;
  return REGIMES.map((r) => ({ r, path: ['exposure', 'outcomes', r] })).flatMap(({ r, path }) =>
    laid[r] === undefined || valueAt(source.value, path) === undefined
      ? []
      : tell(
          'unused',
          path,
          both(
            `${r}: never used, for exposure is set by the impacts of its scenarios`,
            `\`${r}\`：不會用到，曝險依這個局勢各劇本的\`impact\`計算`,
          ),
        ),
  );
}

const UNASKED = both(
  'resolves is missing: it states what is asked of the regime call, and what it is scored by',
  '缺少`resolves`：寫明局勢判斷問的是什麼、憑什麼評分',
);

/**
 * Paths that their own obstacles leave no room, and paths whose prior chance their obstacles do not
 * admit. Bounds are Frechet's.
 */
const roomless = ({ thesis: { scenarios, prior }, tell }: Desk): Remark[] =>
  scenarios.flatMap((s, i) => {
    const { low, high } = bounds(s.constraints);
    const own = prior[s.regime] * s.weight;
    if (high === 0 && s.weight > 0)
      return tell(
        'no room',
        ['scenarios', i, 'constraints'],
        both(
          `${s.id}: an obstacle that cannot be overcome leaves it no room, yet its weight is ${s.weight}`,
          `${s.id}：有一項障礙不可能克服，這個劇本走不通，權重卻是${s.weight}`,
        ),
      );
    if (own >= low - SLACK && own <= high + SLACK) return [];
    const [found, least, most] = [own, low, high].map((x) => Number(x.toPrecision(3)));
    return tell(
      'out of bounds',
      ['scenarios', i, 'weight'],
      both(
        `${s.id}: its prior chance, ${found}, lies outside what its constraints admit, ${least} to ${most}`,
        `${s.id}：先驗機率${found}，超出障礙容許的${least}到${most}`,
      ),
    );
  });

const SLACK = 1e-9;
