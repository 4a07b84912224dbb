import { describe, expect, test } from 'vitest';
import { readMarkdownSubject } from '../../../lib/pages/markdown-subject.ts';
import { FEATURE_NAMES, readFeatures, type FeatureName } from '../../../lib/related/features.ts';
import { averageFeatures, weighGrounds } from '../../../lib/related/grounds.ts';
import { PaperMatcher } from '../../../lib/related/match-paper.ts';
import { describeNear } from '../../../lib/related/near-reasons.ts';
import { readPageWords } from '../../../lib/related/page-words.ts';
import { findSharedPhrases } from '../../../lib/related/shared-phrases.ts';
import { OWN_WEIGHTS, RANK_WEIGHTS } from '../../../lib/related/weights.ts';
import { anId } from '../../support/a-paper.ts';

const COMMON = new Set(['a', 'for', 'of', 'the', 'in', 'with', 'and', 'we']);
const rate = (word: string): number => (COMMON.has(word) ? 0.1 : 0.8);
const matcherOf = (markdown: string, name = 'ada/vmem'): PaperMatcher =>
  new PaperMatcher(readPageWords(readMarkdownSubject({ site: 'github', kind: 'repository', name, markdown })), rate);
const PAPER = {
  title: 'VMem: Consistent Scenes with Surfel-Indexed Memory',
  abstract: 'We propose a memory of surfels for generators of interactive scenes.',
  authors: ['Ada Moreau', 'Lin Wei'],
};
const NO_MATCH = matcherOf('', 'x/y').match(PAPER, true);

describe('PaperMatcher', () => {
  test('match finds the whole title when it stands on the page in another case', () => {
    const match = matcherOf('See vmem: consistent scenes with surfel-indexed memory, our paper.').match(PAPER, true);

    expect(match.titleRow).toBe(1);
    expect(match.title).toBe(1);
    expect(match.titlePairs).toBe(1);
  });

  test('match finds the name when the page has it and nothing else of the paper', () => {
    const match = matcherOf('Run it.').match(PAPER, true);

    expect(match.name).toBe(1);
    expect(match.titleRow).toBeLessThan(0.5);
  });

  test('match finds a row of the abstract, and looks for none when it is not to be compared', () => {
    const matcher = matcherOf('It is a memory of surfels for generators.');

    expect(matcher.match(PAPER, true).abstractRow).toBe(6);
    expect(matcher.match(PAPER, false).abstractRow).toBe(0);
  });

  test('match tells a name that the abstract introduces from one that it uses', () => {
    const matcher = matcherOf('Run it.');
    const matchOf = (abstract: string) => matcher.match({ ...PAPER, title: 'Scenes', abstract }, true);

    const introduced = matchOf('We present a memory, VMem, for scenes.');
    const used = matchOf('It does better than all that others have tried on scenes, and than VMem.');

    expect([introduced.nameInAbstract, used.nameInAbstract]).toEqual([0.8, 0.8]);
    expect([introduced.nameIntroduced, used.nameIntroduced]).toEqual([0.8, 0]);
  });

  test('match finds a title in the first prose when it is there and not further down', () => {
    const matcher = matcherOf(`Consistent scenes.\n\n${'Nothing here. '.repeat(200)}\n\nSurfel indexed memory.`);
    const { title, titleInLead } = matcher.match({ ...PAPER, title: 'Consistent Scenes, Indexed Memory' }, true);

    expect(title).toBe(1);
    expect(titleInLead).toBe(0.5);
  });

  test('match counts authors named in full alone', () => {
    expect(matcherOf('By Ada Moreau, and Wei and Lin.').match(PAPER, true).authors).toBe(1);
  });

  test('match finds nothing when page and paper share nothing', () => {
    const { abstractRow, authors, name, title, titleRow } = NO_MATCH;

    expect([abstractRow, authors, name, title, titleRow]).toEqual([0, 0, 0, 0, 0]);
  });

  test('findSharedPhrases gives the weightiest shared words as the paper writes them', () => {
    const matcher = matcherOf('Surfel things, memory and cats');

    expect(findSharedPhrases(matcher, PAPER, 3)).toEqual(['VMem', 'Surfel', 'Memory']);
  });
});

describe('findSharedPhrases', () => {
  test('findSharedPhrases tells no letter and no small word, however rare they are in a corpus of few papers', () => {
    const words = readPageWords(
      readMarkdownSubject({
        site: 'github',
        kind: 'repository',
        name: 'x/y',
        markdown: 'A 1 of the 5 surfels with care',
      }),
    );
    const matcher = new PaperMatcher(words, () => 0.9);

    expect(findSharedPhrases(matcher, { title: 'A Memory of the Surfels: 1.5 with V', abstract: '' }, 5)).toEqual([
      'Surfels',
    ]);
  });
});

describe('features', () => {
  test('each feature has a weight, for the rank and for the probability', () => {
    expect(RANK_WEIGHTS).toHaveLength(FEATURE_NAMES.length);
    expect(OWN_WEIGHTS).toHaveLength(FEATURE_NAMES.length + 3);
  });

  test('readFeatures gives numbers when nothing matches', () => {
    const candidate = { id: anId('2501.00001'), title: 0, text: 0, length: 0, place: 100 };
    const features = readFeatures({ candidate, match: NO_MATCH, page: { paperCount: 0 }, best: { text: 1, title: 1 } });

    expect(features.every((value) => Number.isFinite(value))).toBe(true);
  });
});

describe('describeNear', () => {
  const phrases = ['surfel', 'memory'];

  test('describeNear calls an own paper likely, by the ground that carried the most', () => {
    const match = { ...NO_MATCH, titleRow: 1, titleRowWorth: 3, name: 1 };

    expect(describeNear({ match, grounds: ['title', 'name'], isOwn: true, phrases }, 'dataset')).toEqual({
      label: 'Likely this data set’s paper',
      detail: 'the page gives its title',
    });
    expect(describeNear({ match, grounds: ['name', 'title'], isOwn: true, phrases }, 'repository').detail).toBe(
      'it has the name of this repository',
    );
  });

  test.each([
    ['name', { name: 0.6 }, 'its name is part of this model’s name'],
    ['name', { nameInText: 0.7 }, 'the page mentions it by name'],
    ['abstract', { abstractRow: 9 }, 'the page repeats its abstract'],
    ['authors', { authors: 2 }, 'the page names its authors'],
    ['title', { titleRow: 0.6 }, 'shares: surfel, memory'],
  ] as const)('describeNear tells by %s, when that carried the most and there is %j', (ground, facts, detail) => {
    const match = { ...NO_MATCH, ...facts };

    expect(describeNear({ match, grounds: [ground, 'words'], isOwn: false, phrases }, 'model')).toEqual({
      label: 'Near',
      detail,
    });
  });

  test('describeNear tells nothing of what has not carried the paper', () => {
    const match = { ...NO_MATCH, name: 1 };

    expect(describeNear({ match, grounds: ['words'], isOwn: false, phrases }, 'model').detail).toBe(
      'shares: surfel, memory',
    );
    expect(describeNear({ match, grounds: [], isOwn: false, phrases: [] }, 'model').detail).toBe('by its words');
  });
});

describe('weighGrounds', () => {
  const place = (feature: FeatureName): number => FEATURE_NAMES.indexOf(feature);
  const featuresWith = (facts: Partial<Record<FeatureName, number>>): number[] => {
    const features = FEATURE_NAMES.map(() => 0);
    for (const [feature, value] of Object.entries(facts)) features[place(feature as FeatureName)] = value;
    return features;
  };
  const lift = (feature: FeatureName, by: number): number => by / RANK_WEIGHTS[place(feature)]!;

  test('weighGrounds puts first what lifts a paper most above the average candidate', () => {
    const average = featuresWith({ bag: lift('bag', 5) });
    const features = featuresWith({ bag: lift('bag', 5.7), title: lift('title', 1), name: lift('name', 2) });

    expect(weighGrounds({ features, match: NO_MATCH }, average)).toEqual(['name', 'title', 'words']);
  });

  test('weighGrounds leaves out what lifts a paper little beside what lifts it most', () => {
    const features = featuresWith({ title: lift('title', 1), name: lift('name', 4) });

    expect(weighGrounds({ features, match: NO_MATCH }, featuresWith({}))).toEqual(['name']);
  });

  test('weighGrounds counts authors, and leaves out what speaks against a paper', () => {
    const average = featuresWith({ title: 1 });

    expect(weighGrounds({ features: featuresWith({}), match: { ...NO_MATCH, authors: 2 } }, average)).toEqual([
      'authors',
    ]);
  });

  test('averageFeatures is the mean of each feature', () => {
    const [some, none] = [featuresWith({ title: 1 }), featuresWith({})];

    expect(averageFeatures([{ features: some }, { features: none }])[place('title')]).toBe(0.5);
  });
});
