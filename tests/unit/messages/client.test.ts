import { beforeEach, describe, expect, test, vi } from 'vitest';
import { send } from '../../../lib/messages/client.ts';
import * as runtime from '../../../lib/platform/runtime.ts';

vi.mock('../../../lib/platform/runtime.ts', { spy: true });

const sendMessage = vi.mocked(runtime.sendMessage);
const isExtensionAlive = vi.mocked(runtime.isExtensionAlive);
const ask = () => send('sync.request', { reason: 'popup opened' });
const gone = new Error('Could not establish connection. Receiving end does not exist.');

beforeEach(() => {
  sendMessage.mockReset();
  isExtensionAlive.mockReset().mockReturnValue(true);
});

describe('send', () => {
  test('send gives the value of a good answer', async () => {
    sendMessage.mockResolvedValue({ ok: true, value: null });

    expect(await ask()).toBeNull();

    expect(sendMessage).toHaveBeenCalledWith({ name: 'sync.request', request: { reason: 'popup opened' } });
  });

  test('send asks once more when the background was just starting', async () => {
    sendMessage.mockRejectedValueOnce(gone).mockResolvedValueOnce({ ok: true, value: null });

    expect(await ask()).toBeNull();
  });

  test('send gives up after the second time when the background stays away', async () => {
    sendMessage.mockRejectedValue(gone);

    await expect(ask()).rejects.toMatchObject({ name: 'MessageError', code: 'no answer', cause: gone });

    expect(sendMessage).toHaveBeenCalledTimes(2);
  });

  test.each(['unknown message', 'forbidden', 'malformed', 'too many', 'failed'] as const)(
    'send tells what the background said when it said %s, and asks once',
    async (error) => {
      sendMessage.mockResolvedValue({ ok: false, error });

      await expect(ask()).rejects.toMatchObject({ code: error });

      expect(sendMessage).toHaveBeenCalledTimes(1);
    },
  );

  test.each([undefined, null])('send tells of no answer when it is %j', async (answer) => {
    sendMessage.mockResolvedValue(answer);

    await expect(ask()).rejects.toMatchObject({ code: 'no answer' });
  });

  test('send sends nothing when the extension was updated under the page', async () => {
    isExtensionAlive.mockReturnValue(false);

    await expect(ask()).rejects.toMatchObject({ code: 'gone' });

    expect(sendMessage).not.toHaveBeenCalled();
  });

  test('send tells that the extension is gone when it went during the request', async () => {
    sendMessage.mockImplementation(() => {
      isExtensionAlive.mockReturnValue(false);
      return Promise.reject(new Error('Extension context invalidated.'));
    });

    await expect(ask()).rejects.toMatchObject({ code: 'gone' });

    expect(sendMessage).toHaveBeenCalledTimes(1);
  });
});
