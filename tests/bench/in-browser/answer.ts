import type { OpenIndex } from '../engines/engine.ts';
import { type Answer, type Question, ROW_COUNT } from './protocol.ts';

/** Answers one question from nothing: opens the store and the index, queries, reads the rows. */
export async function answerCold(
  createEngine: () => Promise<{ open(): Promise<OpenIndex> }>,
  question: Question,
): Promise<Answer> {
  if (question.kind === 'floor') return { titles: [] };
  try {
    const times = [0, performance.now()];
    const engine = await createEngine();
    times.push(performance.now());
    const index = await engine.open();
    times.push(performance.now());
    const rows =
      question.kind === 'related'
        ? await index.findRelated(question.terms, ROW_COUNT)
        : await index.findTyped(question.text, ROW_COUNT);
    times.push(performance.now());
    const [script = 0, store = 0, opening = 0, query = 0] = times.slice(1).map((time, phase) => time - times[phase]!);
    return { titles: rows.map(({ title }) => title), phases: { script, store, index: opening, query } };
  } catch (error) {
    return { titles: [], error: String(error) };
  }
}
