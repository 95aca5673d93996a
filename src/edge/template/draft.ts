import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Document, isMap, isScalar, type Node, parseDocument, Scalar, visit } from 'yaml';
import { LEGS } from '../../domain/episode.ts';
import { REGIMES } from '../../domain/regime.ts';
import { both, type Lang } from '../../domain/text.ts';
import { log } from '../../kernel/fdlibm.ts';
import type { KeyPath } from '../file/document.ts';
import { root } from '../file/folder.ts';
import { restingAt } from '../thesis/defaults.ts';
import { SOLD } from './answer.ts';
import { LIVE_DOCUMENTS, LIVE_TERMS } from './live.ts';
import type { Offer } from './offer.ts';
import { type Answers, extrasOf, legOf, priorOf } from './question.ts';

/**
 * What a new folder needs beside answers: its language, its name, the day on which it is opened, and whence
 * its series are fed where they are.
 */
export type Opening = Readonly<Record<'id' | 'opened', string>> & {
  readonly lang: Lang;
  readonly feeds?: ((offered: string) => Feed | undefined) | undefined;
};

/** Whence a series is fed, and what it is there. */
type Feed = { readonly feed: string; readonly offer: Offer; readonly versioned: boolean };

/** Where the template lies, and its series of the risk leg, for which another may be chosen. */
export const TEMPLATE = (): string => join(root(), 'template');
const RISK = 'EQUITY';
/** The level in its rules from which on an act trips its stop. */
const TRIPS = /rung\("(feared|breaks)"\) (?:>=|<) 3/g;

/** The files of a new folder by their names: the template with the answers in it, in one language. */
export function draft(answers: Answers, opening: Opening): ReadonlyMap<string, string> {
  const files = new Map(
    readdirSync(TEMPLATE()).map((name) => [name, readFileSync(join(TEMPLATE(), name), 'utf8')]),
  );
  const written = (name: string, fill: typeof episode): void => {
    const document = inOne(parseDocument(files.get(name) ?? ''), opening.lang);
    fill(document, answers, opening);
    files.set(name, document.toString({ lineWidth: 0 }));
  };
  const risk = legOf('risk', answers)?.id ?? RISK;
  const levels = { feared: answers.level, breaks: answers.ruptureLevel };
  const ruled = (files.get('thesis.yaml') ?? '')
    .replaceAll(RISK, risk)
    .replaceAll(TRIPS, (rule, who: keyof typeof levels) =>
      levels[who] === undefined ? rule : rule.replace(/\d$/, levels[who]),
    );
  files.set('thesis.yaml', ruled);
  written('episode.yaml', episode);
  written('thesis.yaml', thesis);
  files.set('SOURCES.md', paragraphs(files.get('SOURCES.md') ?? '', opening.lang));
  return files;
}

const HAN = /\p{Script=Han}/u;
/** Whether words are of a language, by their signs; what a program reads is of every one. */
const isOf = (line: string, lang: Lang): boolean =>
  line.trimStart().startsWith('yaml-language-server') || HAN.test(line) === (lang === 'zh-Hant');

const paragraphs = (text: string, lang: Lang): string =>
  `${text
    .trim()
    .split('\n\n')
    .filter((part) => isOf(part, lang))
    .join('\n\n')}\n`;

/** A document with each text in one language alone: its values, and its comments. */
function inOne(document: Document, lang: Lang): Document {
  const only = (comment: string): string =>
    comment
      .split('\n')
      .filter((line) => isOf(line, lang) || /^ ? {2}/.test(line) || /^ \w+:/.test(line))
      .join('\n');
  if (document.commentBefore) document.commentBefore = only(document.commentBefore);
  visit(document, {
    Node: (_, node) => {
      if (node.commentBefore) node.commentBefore = only(node.commentBefore);
    },
    Map: (_, node) => {
      const words = node.has('en') && node.has('zh-Hant') ? node.get(lang) : undefined;
      if (typeof words !== 'string') return undefined;
      const scalar = new Scalar(words);
      scalar.type = Scalar.QUOTE_DOUBLE;
      return scalar;
    },
  });
  if (isMap(document.contents)) {
    const at = document.contents.items.findIndex(
      ({ key }) => isScalar(key) && key.value === 'title',
    );
    document.contents.items.splice(at, 0, document.createPair('lang', lang));
  }
  return document;
}

/** Puts what was answered in its place; what was not leaves the template's. */
const putting =
  (document: Document) =>
  (path: KeyPath, value: unknown): void => {
    if (value !== undefined) document.setIn(path, value);
  };

function episode(document: Document, answers: Answers, opening: Opening): void {
  const { id } = opening;
  const put = putting(document);
  put(['id'], id);
  put(['title'], answers.title);
  put(['from'], answers.begins);
  put(['to'], answers.ends);
  if (opening.feeds) {
    put(['documents'], LIVE_DOCUMENTS);
    put(['inbox', 'terms'], LIVE_TERMS);
  }
  const series = new Map<unknown, unknown>();
  for (const leg of LEGS) {
    const before = document.getIn(['legs', leg, 0]);
    const node = document.getIn(['series', before], true);
    const { id: own = before, offer } = legOf(leg, answers) ?? {};
    const title = own === before ? document.getIn(['series', before, 'title']) : undefined;
    put(['legs', leg, 0], own);
    series.set(own, offer ? stated(document, { id: own, offer, title }, opening) : node);
  }
  for (const { id: own, offer } of extrasOf(answers)) {
    if (offer.role) put(['roles', offer.role], own);
    series.set(own, stated(document, { id: own, offer }, opening));
  }
  document.set('series', document.createNode(series));
}

/** A series as it is offered; one with an id of its own is called by it, or as it was. */
function stated(
  document: Document,
  { id, offer, title }: { readonly id: unknown; readonly offer: Offer; readonly title?: unknown },
  { lang, feeds, opened }: Opening,
): Node {
  const fed = feeds?.(offer.id);
  const { unit, kind, duration, sign, calendar, known, source } = fed?.offer ?? offer;
  const called = title ?? (id === offer.id ? offer.title[lang] : id);
  const years = duration === undefined ? {} : { duration };
  return document.createNode({
    ...{ title: called, unit, kind, ...years, sign, calendar },
    ...{ known: document.createNode(known, { flow: true }), source },
    ...(fed && { feed: fed.feed, ...(!fed.versioned && { vintage: BEFORE(opened)[lang] }) }),
  });
}

/** What is to be known of values that nobody here saw come. */
const BEFORE = (opened: string) =>
  both(
    `before ${opened} as the source told them that day, not first prints`,
    `${opened}之前為當天來源的版本，不是首次公布值`,
  );

function thesis(document: Document, answers: Answers, { id, opened, lang }: Opening): void {
  const put = putting(document);
  const { act, rupt, fact, level, ruptureLevel, drop = '' } = answers;
  const share = (percent: string | undefined) =>
    percent === undefined ? undefined : Number(percent) / 100;
  const ends = (range: string | undefined) => range?.split('-').map(share) ?? [];
  const rung = (n: string | undefined) => (n === undefined ? undefined : Number(n));
  put(['id'], id);
  put(['title'], answers.title);
  put(['premise'], answers.premise);
  put(['opened'], opened);
  put(['horizon'], rung(answers.horizon));
  const prior = priorOf(answers);
  put(['regimes', 'prior'], prior);
  if (prior)
    for (const [from, row] of Object.entries(restingAt(prior)))
      for (const [i, to] of REGIMES.entries()) put(['regimes', 'weekday', from, to], row[i]);
  put(['facts', 0, 'text'], fact);
  put(['facts', 0, 'known_on'], opened);
  put(['facts', 0, 'source', 'name'], answers.citing);
  put(['facts', 0, 'source', 'url'], answers.url);
  put(['scenarios', 0, 'path'], answers.relief);
  const told = [
    [1, answers.feared, act, answers.obstacle, ends(answers.chance)],
    [2, answers.rupture, rupt, answers.barrier, ends(answers.ruptureChance)],
  ] as const;
  for (const [i, title, path, obstacle, [low, high]] of told) {
    put(['scenarios', i, 'title'], title);
    put(['scenarios', i, 'path'], path);
    const under = ['scenarios', i, 'constraints', 0];
    put([...under, 'text'], obstacle);
    put([...under, 'reason'], fact);
    put([...under, 'low'], low);
    put([...under, 'high'], high);
    put(['stops', i - 1, 'title'], path);
    put(['stops', i - 1, 'cut'], cutOf(i === 1 ? answers.cut : answers.ruptureCut));
    put(['possible', 2 * (i - 1), 'text'], path);
    const own = rung(i === 1 ? level : ruptureLevel);
    put(['stops', i - 1, 'rung'], own);
    put(['possible', 2 * (i - 1), 'rung'], own);
    for (const [where, claim] of actsOfTests(document))
      if (claim === document.getIn(['possible', 2 * (i - 1), 'claim']))
        put([...where, 'rung'], own);
  }
  put(['exposure', 'budget'], share(answers.budget));
  put(['exposure', 'spread'], answers.spread);
  priceStop(document, { drop, risk: legOf('risk', answers)?.id ?? RISK, lang });
}

/** The share of the base that an answer takes away. */
const cutOf = (answer: string | undefined): number | undefined => {
  if (answer === undefined) return undefined;
  const words: Readonly<Record<string, number>> = SOLD;
  return (words[answer] ?? Number(answer)) / 100;
};

/** Places of the acts that tests of the template tell, none of them talk, and whose claim they are. */
function actsOfTests(document: Document): readonly (readonly [KeyPath, unknown])[] {
  const { tests } = document.toJS() as {
    tests: readonly { evidence: readonly { claim: string; rung: number }[] }[];
  };
  return tests.flatMap(({ evidence }, i) =>
    evidence.flatMap(({ claim, rung }, k) =>
      rung === 0 ? [] : [[['tests', i, 'evidence', k], claim] as const],
    ),
  );
}

/** The stop on the price of the risk leg, and its tests: at another fall, or none. */
function priceStop(
  document: Document,
  { drop, risk, lang }: Readonly<Record<'drop' | 'risk', string>> & { readonly lang: Lang },
): void {
  if (drop === '') return;
  const [at, test] = [2, 4];
  if (drop === 'none') {
    document.deleteIn(['stops', at]);
    for (const i of [test + 1, test]) document.deleteIn(['tests', i]);
    return;
  }
  const left = 1 - Number(drop) / 100;
  document.setIn(['stops', at, 'title'], FALLS(risk, drop)[lang]);
  document.setIn(['stops', at, 'condition'], `ret("${risk}", 20) < ${log(left).toFixed(4)}`);
  document.setIn(['tests', test, 'series', risk], `100x25 ${(100 * left - 1).toFixed(2)}x3`);
}

const FALLS = (risk: string, drop: string) =>
  both(`${risk} falls ${drop}% within 20 sessions`, `${risk}在20個交易日內下跌${drop}%`);
