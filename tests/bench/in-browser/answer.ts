import type { Engine } from '../engines/engine.ts';
import { type Answer, type Question, ROW_COUNT } from './protocol.ts';

/** Answers one question from nothing: opens the store and the index, queries, reads the rows. */
export async function answerCold(createEngine: () => Promise<Engine>, question: Question): Promise<Answer> {
  if (question.kind === 'floor') return { titles: [] };
  try {
    const index = await (await createEngine()).open();
    const rows =
      question.kind === 'related'
        ? await index.findRelated(question.terms, ROW_COUNT)
        : await index.findTyped(question.text, ROW_COUNT);
    return { titles: rows.map(({ title }) => title) };
  } catch (error) {
    return { titles: [], error: String(error) };
  }
}
