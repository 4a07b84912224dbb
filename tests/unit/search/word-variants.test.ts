import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findSynonyms } from '../../../lib/search/query/find-synonyms.ts';
import { otherNumber, toSingular } from '../../../lib/search/query/plurals.ts';
import { findOtherSpelling } from '../../../lib/search/query/spellings.ts';
import { SYNONYMS } from '../../../lib/search/query/synonyms.ts';
import { expandWords, takeLiterally } from '../../../lib/search/query/word-variants.ts';
import { foldWords } from '../../../lib/search/words.ts';

/** Each meaning of a text as the ways to say it. */
const meaningsOf = (typed: string): string[][] =>
  expandWords(foldWords(typed)).map(({ alternatives }) => alternatives.map(({ terms }) => terms.join(' ')));

describe('expandWords', () => {
  test.each([
    ['RAG', 'retrieval-augmented generation'],
    ['LLM', 'large language model'],
    ['LLMs', 'large language models'],
    ['LLM', 'large language models'],
    ['VLMs', 'vision-language models'],
    ['MoE', 'mixture of experts'],
    ['CoT', 'chain-of-thought'],
    ['3DGS', '3D Gaussian splatting'],
    ['RLHF', 'reinforcement learning from human feedback'],
    ['KV cache', 'key-value cache'],
    ['SOTA', 'state of the art'],
    ['TTS', 'text-to-speech'],
    ['TTS', 'test-time scaling'],
    ['pre-training', 'pretraining'],
    ['pre training', 'pretraining'],
    ['multi-modal', 'multimodal'],
    ['non-linear', 'nonlinear'],
    ['self-supervised', 'selfsupervised'],
    ['data sets', 'datasets'],
    ['re-ranking', 'reranking'],
    ['llama3', 'Llama 3'],
    ['llama3', 'Llama-3'],
    ['GPT4o', 'GPT-4o'],
    ['qwen2', 'Qwen 2'],
    ['deepseekv3', 'DeepSeek-V3'],
    ['π0', 'pi 0'],
    ['$\\pi_0$', 'pi0'],
    ['model', 'models'],
    ['policy', 'policies'],
    ['bias', 'biases'],
    ['matrix', 'matrices'],
    ['losses', 'loss'],
    ['optimisation', 'optimization'],
    ['tokeniser', 'tokenizer'],
    ['analyse', 'analyze'],
    ['colour', 'color'],
    ['modelling', 'modeling'],
    ['centre', 'center'],
  ])('expandWords finds %j and %j for each other', (one, other) => {
    expect(meaningsOf(one).flat()).toContain(foldWords(other).join(' '));
    expect(meaningsOf(other).flat()).toContain(foldWords(one).join(' '));
  });

  test.each([
    ['π0', ['pi0', 'pi 0']],
    ['α', ['alpha']],
    ['\\alpha', ['alpha']],
    ['Bayesian optimisation', ['bo', 'bayesian optimization']],
    ['3-D', ['3d']],
  ])('expandWords finds for %j also %j', (typed, others) => {
    expect(meaningsOf(typed).flat()).toEqual(expect.arrayContaining(others));
  });

  test.each(['bias', 'physics', 'series', 'this', 'loss', 'corpus', 'analysis'])(
    'expandWords cuts no s from %j',
    (word) => {
      expect(meaningsOf(word).flat()).not.toContain(word.slice(0, -1));
    },
  );

  test.each([
    'supervision',
    'interaction',
    'interface',
    'subject',
    'present',
    'overview',
    'understanding',
    '2d',
    'h100',
  ])('expandWords does not take %j apart', (word) => {
    expect(meaningsOf(word).flat().join(' ').split(' ')).toEqual(
      expect.arrayContaining([expect.stringMatching(`^${word}`)]),
    );
    expect(meaningsOf(word).flat()).not.toContainEqual(expect.stringContaining(' '));
  });

  test('expandWords leaves a year beside a word alone', () => {
    expect(meaningsOf('diffusion 2024').map(([typed]) => typed)).toEqual(['diffusion', '2024']);
  });

  test('expandWords takes the longest name first, from the left', () => {
    expect(meaningsOf('multi agent reinforcement learning for RAG').map(([typed]) => typed)).toEqual([
      'multi agent reinforcement learning',
      'for',
      'rag',
    ]);
  });

  test('expandWords takes a synonym for less than a plural, a plural for less than a spelling, that for less than what was typed', () => {
    const weightOf = (typed: string, other: string): number =>
      expandWords(foldWords(typed))
        .flatMap(({ alternatives }) => alternatives)
        .find(({ terms }) => terms.join(' ') === other)?.weight ?? 0;

    const weights = [
      weightOf('rag', 'rag'),
      weightOf('pretraining', 'pre training'),
      weightOf('rag', 'rags'),
      weightOf('rag', 'retrieval augmented generation'),
    ];
    expect(weights).toEqual(weights.toSorted((a, b) => b - a));
    expect(new Set(weights).size).toBe(4);
    expect(weights[0]).toBe(1);
  });

  test('expandWords leaves only the last meaning open when the last word is still being typed', () => {
    expect(expandWords(['large', 'language', 'models', 'reas'], true).map(({ isUnfinished }) => isUnfinished)).toEqual([
      false,
      true,
    ]);
  });

  test('expandWords keeps what was typed, first and in order, and few alternatives to it, for any words', () => {
    const word = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
      fc.constantFrom(...foldWords(SYNONYMS.join(' '))),
      fc.constantFrom('constructor', '__proto__', 'pre', 'training', '3'),
    );

    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        const meanings = expandWords(words);

        expect(meanings.flatMap(({ alternatives }) => alternatives[0].terms)).toEqual(words);
        for (const { alternatives } of meanings) {
          const ways = alternatives.map(({ terms }) => terms.join(' '));
          expect(alternatives.length).toBeLessThanOrEqual(6);
          expect(new Set(ways).size).toBe(ways.length);
          expect(alternatives.every(({ terms, weight }) => terms.length > 0 && weight > 0 && weight <= 1)).toBe(true);
        }
      }),
    );
  });
});

describe('takeLiterally', () => {
  test('takeLiterally gives each word one meaning and one way to say it', () => {
    expect(takeLiterally(['williams', 'rag'], true)).toEqual([
      { alternatives: [{ terms: ['williams'], weight: 1 }], isUnfinished: false },
      { alternatives: [{ terms: ['rag'], weight: 1 }], isUnfinished: true },
    ]);
  });
});

describe('the synonyms', () => {
  const names = SYNONYMS.flatMap((row) => row.split(' | '));

  test('the synonyms are many, and each row says at least two things', () => {
    expect(SYNONYMS.length).toBeGreaterThanOrEqual(80);
    expect(SYNONYMS.filter((row) => row.split(' | ').length < 2)).toEqual([]);
  });

  test('the synonyms are names in words, each written in one way', () => {
    const writings = Map.groupBy(new Set(names), (name) => foldWords(name).join(' '));

    expect([...writings].filter(([words, written]) => words === '' || written.length > 1)).toEqual([]);
  });

  test('the synonyms are in order, and no row stands twice', () => {
    expect(SYNONYMS).toEqual([...new Set(SYNONYMS)].toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
  });

  test.each(SYNONYMS)('each name of “%s” finds all the others', (row) => {
    const names = row.split(' | ').map((name) => foldWords(name).join(' '));
    for (const name of names) {
      const found = findSynonyms(name.split(' ')).map((words) => words.join(' '));
      expect(found).toEqual(expect.arrayContaining(names.filter((other) => other !== name)));
    }
  });
});

describe('plurals', () => {
  test.each([
    ['networks', 'network'],
    ['policies', 'policy'],
    ['boxes', 'box'],
    ['indices', 'index'],
    ['llms', 'llm'],
    ['gas', 'gas'],
    ['is', 'is'],
    ['series', 'series'],
    ['モデル', 'モデル'],
  ])('toSingular makes of %j %j', (word, singular) => {
    expect(toSingular(word)).toBe(singular);
  });

  test.each([
    ['index', ['indices', 'indexes']],
    ['batch', ['batches']],
    ['key', ['keys']],
    ['ai', []],
    ['news', []],
    ['gpt4', []],
  ])('otherNumber makes of %j %j', (word, others) => {
    expect(otherNumber(word)).toEqual(others);
  });
});

describe('findOtherSpelling', () => {
  test.each(['noise', 'denoising', 'size', 'precise', 'model', 'gram', 'rise'])(
    'findOtherSpelling knows none of %j',
    (word) => {
      expect(findOtherSpelling(word)).toBeUndefined();
    },
  );

  test('findOtherSpelling leads back to where it came from', () => {
    const words =
      'optimise tokenizers analysing behaviour neighborhood labelled traveler theatre defense dialogue grey';
    for (const word of words.split(' ')) expect(findOtherSpelling(findOtherSpelling(word) ?? '')).toBe(word);
  });
});

test('findSynonyms tells each name once when words of one letter and of two were asked for before', () => {
  for (const word of ['a', 'r', 'ra', 'rag', 'retrieval']) findSynonyms([word]);

  const found = findSynonyms(['rag']).map((words) => words.join(' '));

  expect(found).toContain('retrieval augmented generation');
  expect(found).toEqual([...new Set(found)]);
});
