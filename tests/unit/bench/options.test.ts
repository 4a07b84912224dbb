import { describe, expect, test } from 'vitest';
import { ENGINE_NAMES, parseOptions } from '../../bench/options.ts';

describe('parseOptions', () => {
  test('gives the defaults when nothing is told', () => {
    expect(parseOptions([])).toEqual({
      sizes: [1_000, 20_000, 100_000],
      rounds: 9,
      engines: [...ENGINE_NAMES],
      maxPeerSize: 20_000,
      corpusFile: undefined,
      pagesFile: undefined,
      json: false,
      popup: true,
      panel: true,
      firefox: true,
    });
  });

  test('takes every option', () => {
    const told = '--corpus c.gz --pages p.gz --sizes 500,20 --rounds 3 --engines ours,orama --all-peers --json';
    expect(parseOptions([...told.split(' '), '--no-popup', '--no-firefox'])).toEqual({
      sizes: [20, 500],
      rounds: 3,
      engines: ['ours', 'orama'],
      maxPeerSize: Number.POSITIVE_INFINITY,
      corpusFile: 'c.gz',
      pagesFile: 'p.gz',
      json: true,
      popup: false,
      panel: true,
      firefox: false,
    });
  });

  test.each([
    [['--sizes', '1000,many'], '"many" is no count'],
    [['--rounds', '0'], '"0" is no count'],
    [['--engines', 'ours,fuse'], '"fuse" is none of'],
    [['--nothing'], '--nothing'],
    [['corpus.jsonl'], 'corpus.jsonl'],
  ])('says what is wrong when told %j', (args, words) => {
    expect(() => parseOptions(args)).toThrow(words);
  });
});
