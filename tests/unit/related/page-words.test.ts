import { describe, expect, test } from 'vitest';
import type { SubjectText, PageSubject } from '../../../lib/pages/page-subject.ts';
import { listNameKeys, readTitleName, squeezeName } from '../../../lib/related/page-names.ts';
import { pairKey, readPageWords } from '../../../lib/related/page-words.ts';

const NO_TEXT: SubjectText = { description: '', names: [], tags: [], headings: [], lead: '', body: '' };
const aSubject = (text: Partial<SubjectText>, name = 'ada/page'): PageSubject => ({
  site: 'github',
  kind: 'repository',
  name,
  namedPapers: [],
  text: { ...NO_TEXT, ...text },
});

describe('names', () => {
  test('squeezeName is the same when a name is written in another way', () => {
    expect(['Depth-Anything V2', 'depth_anything_v2', 'DepthAnythingV2'].map(squeezeName)).toEqual(
      Array.from({ length: 3 }, () => 'depthanythingv2'),
    );
  });

  test('readTitleName reads what stands before the colon, or a short title, and no long one', () => {
    expect(readTitleName('Route-QA: Asking for the Way')).toBe('routeqa');
    expect(readTitleName('Mistral 7B')).toBe('mistral7b');
    expect(readTitleName('Learning to Ask for the Way in Strange Cities')).toBeUndefined();
  });

  test('listNameKeys joins neighboring parts; the first parts count more than the last', () => {
    const keys = listNameKeys('ThinkSound_base');

    expect(keys.get('thinksoundbase')).toBe(1);
    expect(keys.get('thinksound')).toBeGreaterThan(keys.get('soundbase')!);
    expect(keys.has('thinkbase')).toBe(false);
  });
});

describe('readPageWords', () => {
  test('readPageWords weighs a word by its weightiest place and its rareness among pages', () => {
    const { numbers, weights } = readPageWords(aSubject({ description: 'surfel', body: 'surfel voxel dataset' }));
    const weightOf = (word: string): number => weights[numbers.get(word)!]!;

    expect(weightOf('surfel')).toBeGreaterThan(weightOf('voxel'));
    expect(weightOf('voxel')).toBeGreaterThan(weightOf('dataset'));
  });

  test('readPageWords pairs neighbors, and none over the edge of a block', () => {
    const { numbers, pairs } = readPageWords(aSubject({ lead: 'surfel memory\nvoxel grids\n' }));
    const isPair = (first: string, second: string): boolean =>
      pairs.has(pairKey(numbers.get(first)!, numbers.get(second)!));

    expect(isPair('surfel', 'memory')).toBe(true);
    expect(isPair('voxel', 'grid')).toBe(true);
    expect(isPair('memory', 'voxel')).toBe(false);
  });

  test('readPageWords takes the name apart and together, so that either finds the paper', () => {
    const { numbers, heads, nameKeys } = readPageWords(aSubject({}, 'ada/SurfelMemory'));

    expect(['surfel', 'memory'].every((word) => heads.has(numbers.get(word)!))).toBe(true);
    expect(numbers.has('surfelmemory')).toBe(true);
    expect(nameKeys.get('surfelmemory')).toBe(1);
  });

  test('readPageWords weighs a part of a name by how much of the name it is, its owner less than itself', () => {
    const { numbers, weights } = readPageWords(aSubject({}, 'adalab/SurfelMemory'));
    const weightOf = (word: string): number => weights[numbers.get(word)!]!;

    expect(weightOf('surfelmemory')).toBeGreaterThan(weightOf('adalabsurfelmemory'));
    expect(weightOf('adalabsurfelmemory')).toBeGreaterThan(weightOf('adalab'));
  });

  test('readPageWords counts how often the page says paper, in one number and the other', () => {
    expect(readPageWords(aSubject({ lead: 'Our paper.', body: 'Other papers, Paper: none' })).paperCount).toBe(3);
    expect(readPageWords(aSubject({ lead: 'Our surfels.' })).paperCount).toBe(0);
  });
});
