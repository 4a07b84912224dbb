import type { Paper } from '../../../lib/papers/paper.ts';
import type { Draft, QueryMaker } from './known-item.ts';
import { askTitle } from './known-item.ts';
import { contentWordsOf, pickWindow } from './title-kinds.ts';
import { foldText, holdsWords, remember, wordsOf } from './text.ts';
import type { Random } from './random.ts';

const FULL_NAME = /^\p{L}[\p{L}\p{M}'’.-]*(?: [\p{L}\p{M}'’.-]+){1,3}$/u;
const nameWordsOf = remember(wordsOf);
/** Nobody looks for a paper by the two-hundredth of its authors. */
const KNOWN_AUTHORS = 12;

export const author: QueryMaker = (paper, random) => {
  const name = pickAuthor(paper, random);
  if (name === undefined) return undefined;
  const isAnswer = (paper: Paper): boolean => isBy(paper, name);
  return { text: typeName(name, random), words: nameWordsOf(name), isAnswer, isTie: isAnswer };
};

export const authorAndWord: QueryMaker = (paper, random) => {
  const name = pickAuthor(paper, random);
  const content = contentWordsOf(paper.title);
  if (name === undefined || content.length === 0) return undefined;
  const word = random.pick(content);
  return askBy(name, wordsOf(word), { text: `${typeName(name, random)} ${word}` });
};

/** Two words of the title, and the year by operators. */
export const wordsAndYear: QueryMaker = (paper, random) => {
  const content = contentWordsOf(paper.title);
  const year = yearOf(paper);
  if (year === undefined || content.length < 3) return undefined;
  const typed = random.pickSome(content, 2).join(' ');
  const words = wordsOf(typed);
  return {
    text: `${typed} after:${year} before:${Number(year) + 1}`,
    plainText: `${typed} ${year}`,
    words,
    isTie: (other) => holdsWords(other.title, words) && yearOf(other) === year,
  };
};

export const arxivId: QueryMaker = ({ id }, random) => askId(random.pick([id, `arXiv:${id}`]), id);
export const versionedId: QueryMaker = ({ id }, random) => askId(`${id}v${random.between(1, 4)}`, id);
export const doi: QueryMaker = ({ id }, random) =>
  askId(`${random.pick(['', 'doi:', 'https://doi.org/'])}10.48550/arXiv.${id}`, id);
export const address: QueryMaker = ({ id }, random) => {
  const version = random.pick(['', 'v1', 'v2']);
  const addresses = [
    `https://arxiv.org/abs/${id}${version}`,
    `https://arxiv.org/pdf/${id}${version}`,
    `http://arxiv.org/pdf/${id}${version}.pdf`,
    `arxiv.org/abs/${id}`,
    `https://arxiv.org/html/${id}${version}`,
    `https://huggingface.co/papers/${id}`,
  ];
  return askId(random.pick(addresses), id);
};

/** The operators of the query language, one or two in a query. */
export const operators: QueryMaker = (paper, random) => {
  const drafts = OPERATOR_MAKERS.map((make) => make(paper, random)).filter((draft) => draft !== undefined);
  return drafts.length === 0 ? undefined : random.pick(drafts);
};

const OPERATOR_MAKERS: readonly ((paper: Paper, random: Random) => Draft | undefined)[] = [
  function authorInQuotes(paper, random) {
    const name = pickAuthor(paper, random);
    const content = contentWordsOf(paper.title);
    if (name === undefined || content.length === 0) return undefined;
    const word = random.pick(content);
    return askBy(name, wordsOf(word), { text: `author:"${name}" ${word}`, plainText: `${name} ${word}` });
  },
  function lastName(paper, random) {
    const name = pickAuthor(paper, random)?.split(' ').at(-1)?.toLowerCase();
    const content = contentWordsOf(paper.title);
    if (name === undefined || content.length < 3) return undefined;
    const typed = random.pickSome(content, 2).join(' ');
    return askBy(name, wordsOf(typed), { text: `${typed} author:${name}`, plainText: `${typed} ${name}` });
  },
  function titleWords({ title }, random) {
    const content = contentWordsOf(title);
    if (content.length < 4) return undefined;
    const words = random.pickSome(content, 3);
    const text = words.map((word) => `title:${word}`).join(' ');
    return { ...askTitle(text, wordsOf(words.join(' '))), plainText: words.join(' ') };
  },
  function phrase({ title }, random) {
    const words = pickWindow(title, random)?.join(' ');
    if (words === undefined) return undefined;
    const text = random.pick([`title:"${words}"`, `"${words}"`]);
    return { ...askTitle(text, wordsOf(words)), plainText: words };
  },
  function hasCode({ title, repository }, random) {
    const words = repository === undefined ? undefined : pickWindow(title, random)?.join(' ');
    return words === undefined ? undefined : { ...askTitle(`${words} has:code`, wordsOf(words)), plainText: words };
  },
];

/** The year the paper and its feed day share; papers between two years are left out. */
function yearOf({ day, publishedOn }: Paper): string | undefined {
  const year = day.slice(0, 4);
  return publishedOn?.slice(0, 4) === year ? year : undefined;
}

function askId(text: string, id: string): Draft {
  return { text, words: [], isTie: (paper) => paper.id === id };
}

function askBy(name: string, words: readonly string[], texts: Pick<Draft, 'text' | 'plainText'>): Draft {
  return {
    ...texts,
    words: [...nameWordsOf(name), ...words],
    isTie: (paper) => isBy(paper, name) && holdsWords(paper.title, words),
  };
}

function pickAuthor({ authors }: Paper, random: Random): string | undefined {
  const names = authors.slice(0, KNOWN_AUTHORS).filter((name) => FULL_NAME.test(name));
  return names.length === 0 ? undefined : random.pick(names);
}

/** As it is written, in small letters, or without accents. */
function typeName(name: string, random: Random): string {
  return random.pick([name, name.toLowerCase(), foldText(name)]);
}

function isBy({ authors }: Paper, name: string): boolean {
  const words = nameWordsOf(name);
  return authors.some((author) => holdsWords(author, words));
}
