import { KIND_NAMES, type KindName } from './make-queries.ts';
import { scoreAnswers, type Answer, type Score } from './score.ts';

const ENGINES = ['ours', 'plain', 'unboosted', 'exact'] as const;
export type EngineName = (typeof ENGINES)[number];

/** The answers of each engine to the same queries in the same order; `plain` is the one to beat. */
export type Answers = Readonly<Record<EngineName, readonly Answer[]>>;

export interface Row extends Readonly<Record<EngineName, Score>> {
  readonly n: number;
  /** The success@1 to expect of someone who knows all papers and throws dice between ties. */
  readonly ceiling: number;
}

export interface Report extends Row {
  readonly kinds: Readonly<Record<string, Row>>;
}

/** Where success@1 must exceed the baseline's by ten points. */
const TO_EXCEED: readonly KindName[] = ['partial, together', 'partial, spread', 'misspelt partial', 'misspelt title'];
const MARGIN = 0.1;
// Sums of fractions differ in their last bits.
const EPSILON = 1e-9;

/** Scores of all queries and of each kind. */
export function buildReport(answers: Answers): Report {
  const kinds = KIND_NAMES.map((kind) => [kind, buildRow(answers, [kind])] as const).filter(([, { n }]) => n > 0);
  return { ...buildRow(answers, KIND_NAMES), kinds: Object.fromEntries(kinds) };
}

/** A table of all kinds, as lines of text. */
export function describeReport({ kinds, ...all }: Report): string[] {
  return [
    '                               success@1                      MRR@10        success@10    ties as hits',
    'kind                  n   ours  plain no boost  exact ceiling   ours  plain   ours  plain   ours  plain',
    ...Object.entries(kinds).map(([kind, row]) => describeRow(kind, row)),
    describeRow('all', all),
  ];
}

/** Whether the figures asked for are reached, as lines of text, one a claim. */
export function describeVerdict(answers: Answers): string[] {
  const margins = TO_EXCEED.map((kind) => describeMargin(kind, buildRow(answers, [kind])));
  const below = KIND_NAMES.filter((kind) => {
    const { ours, plain } = buildRow(answers, [kind]);
    return ours.success1 < plain.success1 - EPSILON;
  });
  const never = 'success@1 never below plain on any kind';
  return [...margins, below.length === 0 ? `reached: ${never}` : `MISSED: ${never} (below on: ${below.join('; ')})`];
}

function describeMargin(kind: KindName, { n, ours, plain, ceiling }: Row): string {
  const judge = (reached: number, base: number, most: number): string => {
    if (n === 0) return 'not asked';
    if (reached - base >= MARGIN - EPSILON) return 'reached';
    return most - base < MARGIN ? 'no room' : 'MISSED';
  };
  const strict = judge(ours.success1, plain.success1, ceiling);
  const withTies = judge(ours.tied1, plain.tied1, 1);
  return [
    `${strict}: success@1 at least plain + 10 points on "${kind}" queries`,
    ` (${percent(ours.success1)} against ${percent(plain.success1)}, ceiling ${percent(ceiling)};`,
    ` ties as hits ${percent(ours.tied1)} against ${percent(plain.tied1)}: ${withTies})`,
  ].join('');
}

function buildRow(answers: Answers, kinds: readonly string[]): Row {
  const of = (engine: EngineName): Answer[] => answers[engine].filter(({ item }) => kinds.includes(item.kind));
  const [ours, plain, unboosted, exact] = ENGINES.map((engine) => scoreAnswers(of(engine))) as [
    Score,
    Score,
    Score,
    Score,
  ];
  const items = of('ours').map(({ item }) => item);
  const ceiling = items.reduce((sum, item) => sum + item.ceiling, 0) / Math.max(1, items.length);
  return { n: items.length, ours, plain, unboosted, exact, ceiling };
}

function describeRow(name: string, { n, ceiling, ...of }: Row): string {
  const cells = [of.ours, of.plain, of.unboosted, of.exact].map(({ success1 }) => success1);
  const pairs = [of.ours, of.plain] as const;
  return [
    name.padEnd(17) + String(n).padStart(6),
    ...[...cells, ceiling].map((value, place) => percent(value).padStart(place === 2 ? 9 : 7)),
    ...pairs.map(({ mrr10 }) => percent(mrr10).padStart(7)),
    ...pairs.map(({ success10 }) => percent(success10).padStart(7)),
    ...pairs.map(({ tied1 }) => percent(tied1).padStart(7)),
  ].join('');
}

function percent(value: number): string {
  return (value * 100).toFixed(1);
}
