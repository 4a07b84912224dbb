import type { BenchExtension } from './chromium-bench.ts';
import type { Phases, Question } from './in-browser/protocol.ts';
import { ROW_COUNT } from './in-browser/protocol.ts';
import type { Queries } from './queries.ts';

/** Milliseconds of one cold answer; phases where the one who answers has told them. */
export interface ColdTime {
  readonly ms: number;
  readonly phases?: Phases;
}

/** By extension and question: `ours related`. */
export type ColdTimes = ReadonlyMap<string, readonly ColdTime[]>;

export interface ColdRuns {
  readonly extensions: readonly BenchExtension[];
  readonly queries: Queries;
  readonly rounds: number;
  /** Told of an extension whose answer fails; it is asked no more. */
  readonly onFailure: (extension: BenchExtension, reason: unknown) => void;
}

/**
 * Asks every extension every question once a round, in another order each round, so that whatever else the machine
 * does meets all alike. Before each question the background that is to answer it is stopped. A first round warms the
 * files' cache and counts for nothing.
 */
export async function measureCold(runs: ColdRuns): Promise<ColdTimes> {
  const times = new Map<string, ColdTime[]>();
  const failed = new Set<BenchExtension>();
  for (let round = -1; round < runs.rounds; round += 1) {
    for (const extension of rotate(runs.extensions, round).filter((each) => !failed.has(each))) {
      const answers = await askAll(extension, listQuestions(extension, runs.queries, round + 1));
      if (answers instanceof Error) {
        failed.add(extension);
        runs.onFailure(extension, answers);
      } else if (round >= 0) {
        answers.forEach((time, kind) => append(times, `${extension.name} ${kind}`, time));
      }
    }
  }
  return times;
}

/** Milliseconds by kind of question, or an error where an answer cannot be right. */
async function askAll(
  extension: BenchExtension,
  questions: readonly Question[],
): Promise<Map<Question['kind'], ColdTime> | Error> {
  const answers = new Map<Question['kind'], ColdTime>();
  await extension.bringToFront();
  for (const question of questions) {
    await extension.stopBackground();
    const { ms, phases, titles, error } = await extension.call('ask', question);
    const fault = error ?? findFault(question, titles);
    if (fault !== undefined) return new Error(fault);
    answers.set(question.kind, { ms, ...(phases && { phases }) });
  }
  return answers;
}

function listQuestions({ name }: BenchExtension, { related, typed, subjects }: Queries, round: number): Question[] {
  if (name.startsWith('floor')) return name === 'floor-bytes' ? [{ kind: 'typed', text: '' }] : [{ kind: 'floor' }];
  const terms = related[round % related.length];
  const text = typed[round % typed.length];
  if (!terms || text === undefined) throw new Error('The corpus gave no queries');
  if (name === 'ours-typed') return [{ kind: 'typed', text }];
  if (name !== 'ours')
    return [
      { kind: 'related', terms },
      { kind: 'typed', text },
    ];
  const subject = subjects[round % subjects.length];
  return [{ kind: 'related', terms }, ...(subject ? [{ kind: 'panel' as const, subject }] : [])];
}

/** Thirty terms of a page always have ten papers; a typed query at least one: its words stand in a title; and a page the one that it names. */
function findFault({ kind }: Question, titles: readonly string[]): string | undefined {
  const expected = kind === 'related' ? ROW_COUNT : kind === 'floor' ? 0 : 1;
  return titles.length < expected ? `a ${kind} query was answered with ${titles.length} papers` : undefined;
}

function rotate<T>(values: readonly T[], by: number): T[] {
  const start = ((by % values.length) + values.length) % values.length;
  return [...values.slice(start), ...values.slice(0, start)];
}

function append(times: Map<string, ColdTime[]>, key: string, time: ColdTime): void {
  times.set(key, [...(times.get(key) ?? []), time]);
}
