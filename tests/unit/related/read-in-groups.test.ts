import { describe, expect, test, vi } from 'vitest';
import { readInGroups } from '../../../lib/related/read-in-groups.ts';

describe('readInGroups', () => {
  test('readInGroups begins to read all groups before it works on any', async () => {
    const steps: string[] = [];

    await readInGroups(
      ['a', 'b'],
      (group) => {
        steps.push(`read ${group}`);
        return Promise.resolve();
      },
      (group) => steps.push(`work on ${group}`),
    );

    expect(steps).toEqual(['read a', 'read b', 'work on a', 'work on b']);
  });

  test('readInGroups works in the order of the groups when a later one is there first', async () => {
    const first = Promise.withResolvers<number>();
    const second = Promise.withResolvers<number>();
    const work = vi.fn<(group: string, read: number) => void>();
    const ended = readInGroups(['a', 'b'], (group) => (group === 'a' ? first : second).promise, work);

    second.resolve(2);
    await second.promise;
    expect(work).not.toHaveBeenCalled();
    first.resolve(1);
    await ended;

    expect(work.mock.calls).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
  });

  test('readInGroups rejects with what failed, and works on no later group, when one cannot be read', async () => {
    const work = vi.fn<(group: string) => void>();
    const read = (group: string): Promise<void> =>
      group === 'a' ? Promise.resolve() : Promise.reject(new Error(`no ${group}`));

    await expect(readInGroups(['a', 'b', 'c'], read, work)).rejects.toThrow('no b');

    expect(work.mock.calls).toEqual([['a', undefined]]);
  });
});
