import type { Lang } from '../../domain/text.ts';
import type { CallLines } from './calls.ts';
import type { CareerLines } from './career.ts';
import type { DeleverLines } from './delever.ts';
import type { Labels, Titles } from './label.ts';
import type { LikeLines } from './like.ts';
import type { ChartLines, SourceLines, StopLines, VerdictLines } from './line.ts';
import type { MarketLines } from './market.ts';
import type { Names } from './name.ts';
import type { OddsLines } from './odds.ts';
import type { PageLines } from './page.ts';
import type { RecordLines } from './record.ts';
import type { ScreenLines } from './screen.ts';
import type { SurviveLines } from './survive.ts';
import type { ThreatLines } from './threats.ts';
import type { Units } from './unit.ts';

/** Everything that a language must be able to say; one that misses a word does not compile. */
export type Words = {
  readonly lang: Lang;
  readonly title: Titles;
  readonly label: Labels;
  readonly screen: ScreenLines;
  readonly calls: CallLines;
  readonly career: CareerLines;
  readonly delever: DeleverLines;
  readonly like: LikeLines;
  readonly market: MarketLines;
  readonly odds: OddsLines;
  readonly record: RecordLines;
  readonly survive: SurviveLines;
  readonly threats: ThreatLines;
  readonly page: PageLines;
} & Units &
  Names &
  VerdictLines &
  StopLines &
  ChartLines &
  SourceLines;
