import { isExtensionAlive, sendMessage } from '../platform/runtime.ts';
import type { Answer, MessageErrorCode, MessageName, Messages } from './protocol.ts';

/** `gone`: this page's extension was updated or removed, and nothing will ever answer. */
export type SendErrorCode = MessageErrorCode | 'gone' | 'no answer';

export class MessageError extends Error {
  override readonly name = 'MessageError';
  readonly code: SendErrorCode;

  constructor(code: SendErrorCode, cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

/**
 * Sends a message to the background and waits for its answer. Asked once more when the background
 * was just starting or stopping; every other failure is final.
 *
 * @throws MessageError
 */
export async function send<Name extends MessageName>(
  name: Name,
  request: Messages[Name]['request'],
): Promise<Messages[Name]['response']> {
  const message = { name, request };
  const answer = await sendOnce(message).catch(() => sendOnce(message));
  if (!answer) throw new MessageError('no answer');
  const typed = answer as Answer<Messages[Name]['response']>;
  if (!typed.ok) throw new MessageError(typed.error);
  return typed.value;
}

async function sendOnce(message: unknown): Promise<unknown> {
  if (!isExtensionAlive()) throw new MessageError('gone');
  try {
    return await sendMessage(message);
  } catch (cause) {
    throw new MessageError(isExtensionAlive() ? 'no answer' : 'gone', cause);
  }
}
