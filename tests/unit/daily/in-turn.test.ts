import { describe, expect, test, vi } from 'vitest';
import { createRefresher } from '../../../lib/daily/in-turn.ts';

describe('createRefresher', () => {
  test('runs one at a time, and once more when it was asked several times meanwhile', async () => {
    const runs: PromiseWithResolvers<void>[] = [];
    const refresh = createRefresher(() => {
      runs.push(Promise.withResolvers());
      return runs.at(-1)!.promise;
    }, vi.fn());

    const all = [refresh(), refresh(), refresh()];
    const runsAtFirst = runs.length;
    runs[0]!.resolve();
    await vi.waitFor(() => expect(runs).toHaveLength(2));
    runs[1]!.resolve();
    await Promise.all(all);

    expect(runsAtFirst).toBe(1);
    expect(runs).toHaveLength(2);
  });

  test('tells of a fault and runs again when it is asked again', async () => {
    const onFault = vi.fn<(fault: unknown) => void>();
    const task = vi.fn<() => Promise<void>>().mockRejectedValueOnce(new Error('broken')).mockResolvedValue();
    const refresh = createRefresher(task, onFault);

    await refresh();
    await refresh();

    expect(onFault.mock.calls).toEqual([[new Error('broken')]]);
    expect(task).toHaveBeenCalledTimes(2);
  });
});
