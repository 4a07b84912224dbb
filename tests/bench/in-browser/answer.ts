import type { PageSubject } from '../../../lib/pages/page-subject.ts';
import type { AnsweringEngine } from '../engines/engine.ts';
import { type Answer, type Question, ROW_COUNT } from './protocol.ts';

/** Answers one question from nothing: opens the store and the index, queries, reads the rows. */
export async function answerCold(createEngine: () => Promise<AnsweringEngine>, question: Question): Promise<Answer> {
  if (question.kind === 'floor') return { titles: [] };
  try {
    const times = [0, performance.now()];
    const engine = await createEngine();
    times.push(performance.now());
    if (question.kind === 'panel') return await answerPage(engine, question.subject, times.slice(1));
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

/** The database and the index are opened meanwhile, and cannot be told apart. */
async function answerPage(
  engine: AnsweringEngine,
  subject: PageSubject,
  [started = 0, created = 0]: readonly number[],
): Promise<Answer> {
  const papers = (await engine.answerPage?.(subject)) ?? [];
  const phases = { script: started, store: created - started, index: 0, query: performance.now() - created };
  return { titles: papers.map(({ title }) => title), phases };
}
