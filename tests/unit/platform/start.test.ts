import { expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { onInstalled } from '../../../lib/platform/start.ts';

test.each([
  ['is new to its user', { reason: 'install' }, [[true]]],
  ['was installed for a while by a developer', { reason: 'install', temporary: true }, [[false]]],
  ['was updated', { reason: 'update', previousVersion: '0.0.9' }, [[false]]],
  ['was there before a newer browser', { reason: 'chrome_update' }, []],
])('onInstalled tells what is new when Ibid %s', async (_state, details, calls) => {
  const listener = vi.fn<(isNew: boolean) => void>();
  onInstalled(listener);

  await fakeBrowser.runtime.onInstalled.trigger(details as never);

  expect(listener.mock.calls).toEqual(calls);
});
