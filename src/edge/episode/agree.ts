import { LEGS, ROLES } from '../../domain/episode.ts';
import { parseDay } from '../../domain/time.ts';
import { type Demand, unmet } from '../file/check.ts';
import { type KeyPath, type Source, valueAt } from '../file/document.ts';
import { NOTHING, type Problem } from '../file/problem.ts';

/**
 * What the parts of an `episode.yaml` must say about each other: the end is not before the start,
 * legs and roles name series that are there, a duration stands on yields and only on yields.
 * Reads the file as it stands, so that it speaks even where the shape is wrong elsewhere.
 */
export function agree(source: Source): readonly Problem[] {
  const at = (...path: KeyPath): unknown => valueAt(source.value, path);
  const ids = Object.keys(mapOf(at('series')));
  const known = (id: string, path: KeyPath): Demand => [ids.includes(id), path, OF_THIS_FILE];
  const [from, to] = [dayAt(at('from')), dayAt(at('to'))];
  return unmet(source, [
    [from === undefined || to === undefined || from <= to, ['to'], NOT_BEFORE],
    ...ids.map((id): Demand => {
      const kind = at('series', id, 'kind');
      const none = at('series', id, 'duration') === undefined || kind === undefined;
      return [none || kind === 'yield', ['series', id, 'duration'], NO_DURATION(id, String(kind))];
    }),
    ...LEGS.flatMap((leg) =>
      listOf(at('legs', leg)).flatMap((id, i): Demand[] => {
        if (typeof id !== 'string') return [];
        const kind = at('series', id, 'kind');
        const path = ['legs', leg, i];
        const bare = kind === 'yield' && at('series', id, 'duration') === undefined;
        return [
          known(id, path),
          [kind !== 'spread', path, PRICED],
          [!bare, ['series', id], A_DURATION(id, leg), NOTHING],
        ];
      }),
    ),
    ...ROLES.flatMap((role) => {
      const id = at('roles', role);
      return typeof id === 'string' ? [known(id, ['roles', role])] : [];
    }),
  ]);
}

const dayAt = (value: unknown) => (typeof value === 'string' ? parseDay(value) : undefined);

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const mapOf = (value: unknown): object =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {};

const NOT_BEFORE = { en: 'a day not before `from`', 'zh-Hant': '不早於`from`的日期' };
const OF_THIS_FILE = { en: 'a series of this file', 'zh-Hant': '本檔案列出的序列' };
const NO_DURATION = (id: string, kind: string) => ({
  en: `no duration: \`${id}\` is of kind ${kind}, and only a yield has one`,
  'zh-Hant': `沒有\`duration\`：\`${id}\`屬於${kind}，只有\`yield\`才有`,
});
const PRICED = {
  en: 'a price, index, fx or yield: a spread has no price of its own',
  'zh-Hant': '價格、指數、匯率或殖利率：利差本身沒有價格',
};
const A_DURATION = (id: string, leg: string) => ({
  en: `a duration in years: the yield \`${id}\` stands in leg ${leg}`,
  'zh-Hant': `以年計的\`duration\`：殖利率\`${id}\`列在${leg}`,
});
