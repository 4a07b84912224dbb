import { describe, expect, test } from 'vitest';
import { findNamedResources, findResource, resourceKey } from '../../../lib/papers/named-resources.ts';
import { parseSafeUrl } from '../../../lib/papers/safe-url.ts';
import { aPaper } from '../../support/a-paper.ts';

describe('findResource', () => {
  test.each([
    ['https://github.com/Owner/Name', 'github:owner/name'],
    ['https://www.github.com/owner/name/', 'github:owner/name'],
    ['https://github.com/owner/name.git', 'github:owner/name'],
    ['https://github.com/owner/name/tree/main/dir', 'github:owner/name'],
    ['https://github.com/owner/name?tab=readme-ov-file#install', 'github:owner/name'],
    ['https://huggingface.co/Owner/Model-7B', 'model:owner/model-7b'],
    ['https://hf.co/owner/model/tree/main', 'model:owner/model'],
    ['https://huggingface.co/datasets/owner/set', 'dataset:owner/set'],
    ['https://huggingface.co/datasets/owner/set/viewer', 'dataset:owner/set'],
    ['https://huggingface.co/spaces/owner/demo', 'space:owner/demo'],
  ])('findResource reads %s as %s', (url, key) => {
    expect(findResource(url)).toBe(key);
  });

  test.each([
    'https://github.com/owner',
    'https://github.com/owner/.git',
    'https://github.com/owner/..',
    'https://github.com/owner/%00name',
    'https://github.com/orgs/owner/repositories',
    'https://github.com/topics/routing',
    'https://github.com/sponsors/owner',
    'https://huggingface.co/papers/2501.00001',
    'https://huggingface.co/collections/owner/things-1',
    'https://huggingface.co/docs/transformers',
    'https://huggingface.co/blog/owner/post',
    'https://huggingface.co/datasets/squad',
    'https://huggingface.co/owner',
    'https://github.com.evil.example/owner/name',
    'https://gist.github.com/owner/abc',
    'https://example.org/owner/name',
    'not an address',
    '',
  ])('findResource finds nothing in %j', (url) => {
    expect(findResource(url)).toBeUndefined();
  });
});

describe('findNamedResources', () => {
  test('findNamedResources gives each resource once with its strongest place when it is named thrice', () => {
    const paper = aPaper({
      repository: 'Owner/Name',
      projectPage: parseSafeUrl('https://github.com/owner/name')!,
      abstract: 'Code at https://github.com/OWNER/NAME.',
    });

    expect(findNamedResources(paper)).toEqual([{ key: 'github:owner/name', in: 'code' }]);
  });

  test('findNamedResources reads links in running text when they end in punctuation or braces', () => {
    const abstract =
      'See https://github.com/a/one. Also (https://github.com/b/two), \\url{https://huggingface.co/datasets/c/three} ' +
      'and <a href="https://hf.co/d/four">here</a>; https://huggingface.co/spaces/e/five! “https://github.com/f/six”';

    expect(findNamedResources(aPaper({ abstract })).map(({ key }) => key)).toEqual([
      'github:a/one',
      'github:b/two',
      'dataset:c/three',
      'model:d/four',
      'space:e/five',
      'github:f/six',
    ]);
  });

  test('findNamedResources finds nothing when the record names nothing', () => {
    expect(findNamedResources(aPaper({ abstract: 'No links here.' }))).toEqual([]);
  });

  test('resourceKey is the same whatever the case of the name', () => {
    expect(resourceKey('github', 'Owner/Name')).toBe(resourceKey('github', 'owner/NAME'));
  });
});
