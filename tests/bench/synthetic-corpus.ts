import type { PaperId } from '../../lib/papers/arxiv-id.ts';
import { addDays, FIRST_FEED_DAY } from '../../lib/papers/feed-day.ts';
import type { Paper } from '../../lib/papers/paper.ts';
import { createRandom, drawInteger, drawOne, type Random } from './random.ts';

const VOCABULARY_SIZE = 60_000;
const TOPIC_COUNT = 300;
const TOPIC_WORDS = 80;
/** The share of a text's words that belong to its topic. */
const TOPIC_SHARE = 0.2;
const PAPERS_A_DAY = 25;
const NAME_COUNT = 4_000;
const SYLLABLES = 'ba ce di fo gu ha le mi no pu ra se ti vo xa ni co re al en or in st tra pro con per ing tion'.split(
  ' ',
);

/**
 * Papers of made-up words, the same for the same seed. Word frequencies follow Zipf's law, each paper has a topic
 * whose words it favors, and lengths are those of arXiv's machine learning papers: titles of about 11 words,
 * abstracts of about 180, one to fourteen authors, up to six keywords.
 */
export function createSyntheticCorpus(count: number, seed = 1): Paper[] {
  const random = createRandom(seed);
  const words = createVocabulary(random);
  const topics = Array.from({ length: TOPIC_COUNT }, () =>
    Array.from({ length: TOPIC_WORDS }, () => words[drawInteger(random, 200, 12_000)]!),
  );
  const names = Array.from({ length: NAME_COUNT }, () => capitalize(drawOne(random, words)));
  return Array.from({ length: count }, (_, index) => createPaper(index, { random, words, topics, names }));
}

interface Sources {
  readonly random: Random;
  readonly words: readonly string[];
  readonly topics: readonly (readonly string[])[];
  readonly names: readonly string[];
}

function createPaper(index: number, sources: Sources): Paper {
  const { random, names } = sources;
  const topic = drawOne(random, sources.topics);
  const day = addDays(FIRST_FEED_DAY, Math.floor(index / PAPERS_A_DAY) % 1_100);
  const draw = (length: number): string[] => drawWords(length, topic, sources);
  return {
    id: createId(index),
    day,
    publishedOn: day,
    title: capitalize(draw(drawInteger(random, 6, 17)).join(' ')),
    abstract: drawSentences(draw(drawInteger(random, 120, 241)), random),
    authors: Array.from(
      { length: drawInteger(random, 1, 15) },
      () => `${drawOne(random, names)} ${drawOne(random, names)}`,
    ),
    keywords: Array.from(
      { length: drawInteger(random, 0, 7) },
      () => `${drawOne(random, topic)} ${drawOne(random, topic)}`,
    ),
    upvotes: Math.floor(1 / (0.003 + random())),
    commentCount: drawInteger(random, 0, 4),
  };
}

function createId(index: number): PaperId {
  const month = 1 + (Math.floor(index / 90_000) % 12);
  return `99${String(month).padStart(2, '0')}.${String(index % 90_000).padStart(5, '0')}` as PaperId;
}

function drawWords(length: number, topic: readonly string[], { random, words }: Sources): string[] {
  return Array.from({ length }, () => (random() < TOPIC_SHARE ? drawOne(random, topic) : words[drawRank(random)]!));
}

/** Ranks by Zipf's law: those up to r have the share log(r + 1) / log(all + 1). */
function drawRank(random: Random): number {
  return Math.min(VOCABULARY_SIZE - 1, Math.floor((VOCABULARY_SIZE + 1) ** random()) - 1);
}

function drawSentences(words: readonly string[], random: Random): string {
  const sentences: string[] = [];
  for (let start = 0; start < words.length;) {
    const length = drawInteger(random, 12, 30);
    sentences.push(`${capitalize(words.slice(start, start + length).join(' '))}.`);
    start += length;
  }
  return sentences.join(' ');
}

/** Common words are short, as in any language. */
function createVocabulary(random: Random): string[] {
  const words = new Set<string>();
  while (words.size < VOCABULARY_SIZE) {
    const longest = words.size < 60 ? 1 : words.size < 3_000 ? 3 : 5;
    const syllables = Array.from({ length: drawInteger(random, 1, longest + 1) }, () => drawOne(random, SYLLABLES));
    const letter = String.fromCharCode(drawInteger(random, 97, 123));
    words.add(random() < 0.5 ? syllables.join('') : letter + syllables.join(''));
  }
  return [...words];
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
