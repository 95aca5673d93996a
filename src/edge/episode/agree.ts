import { LEGS, ROLES } from '../../domain/episode.ts';
import { parseDay } from '../../domain/time.ts';
import { problemAt } from '../file/check.ts';
import { type KeyPath, type Source, valueAt } from '../file/document.ts';
import { NOTHING, type Phrase, type Problem } from '../file/problem.ts';

/**
 * What the parts of an `episode.yaml` must say about each other: the end is not before the start,
 * legs and roles name series that are there, a duration stands on yields and only on yields.
 * Reads the file as it stands, so that it speaks even where the shape is wrong elsewhere.
 */
export function agree(source: Source): readonly Problem[] {
  const at = (...path: KeyPath): unknown => valueAt(source.value, path);
  const problem = (path: KeyPath, expected: Phrase, found?: Phrase): Problem =>
    problemAt(source, path, { expected, ...(found !== undefined && { found }) });
  return [...order(), ...durations(), ...legs(), ...roles()];

  function order(): readonly Problem[] {
    const [from, to] = [dayAt(at('from')), dayAt(at('to'))];
    if (from === undefined || to === undefined || from <= to) return [];
    return [problem(['to'], { en: 'a day not before `from`', 'zh-Hant': '不早於`from`的日期' })];
  }

  function durations(): readonly Problem[] {
    return Object.keys(mapOf(at('series'))).flatMap((id) => {
      const kind = at('series', id, 'kind');
      if (at('series', id, 'duration') === undefined || kind === 'yield' || kind === undefined)
        return [];
      return [
        problem(['series', id, 'duration'], {
          en: `no duration: \`${id}\` is of kind ${String(kind)}, and only a yield has one`,
          'zh-Hant': `沒有\`duration\`：\`${id}\`屬於${String(kind)}，只有\`yield\`才有`,
        }),
      ];
    });
  }

  function legs(): readonly Problem[] {
    return LEGS.flatMap((leg) =>
      listOf(at('legs', leg)).flatMap((id, i) => {
        const path = ['legs', leg, i];
        if (typeof id !== 'string') return [];
        if (!hasSeries(id)) return [stranger(path)];
        const kind = at('series', id, 'kind');
        if (kind === 'spread')
          return [
            problem(path, {
              en: 'a price, index, fx or yield: a spread has no price of its own',
              'zh-Hant': '價格、指數、匯率或殖利率：利差本身沒有價格',
            }),
          ];
        if (kind === 'yield' && at('series', id, 'duration') === undefined)
          return [
            problem(
              ['series', id],
              {
                en: `a duration in years: the yield \`${id}\` stands in leg ${leg}`,
                'zh-Hant': `以年計的\`duration\`：殖利率\`${id}\`列在${leg}`,
              },
              NOTHING,
            ),
          ];
        return [];
      }),
    );
  }

  function roles(): readonly Problem[] {
    return ROLES.flatMap((role) => {
      const id = at('roles', role);
      return typeof id === 'string' && !hasSeries(id) ? [stranger(['roles', role])] : [];
    });
  }

  function hasSeries(id: string): boolean {
    return Object.hasOwn(mapOf(at('series')), id);
  }

  function stranger(path: KeyPath): Problem {
    return problem(path, { en: 'a series of this file', 'zh-Hant': '本檔案列出的序列' });
  }
}

const dayAt = (value: unknown) => (typeof value === 'string' ? parseDay(value) : undefined);

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const mapOf = (value: unknown): object =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {};
