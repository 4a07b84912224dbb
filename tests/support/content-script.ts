import type { Page } from 'puppeteer-core';
import type { ExtensionSession } from './extension-session.ts';

/** Evaluates an expression in the world of the extension's script in a page, as an attacker who broke into it. Chromium only. */
export async function runInContentScript(page: Page, session: ExtensionSession, expression: string): Promise<unknown> {
  const cdp = await page.createCDPSession();
  const contextIds: number[] = [];
  cdp.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin === session.baseUrl) contextIds.push(context.id);
  });
  // Enabling reports the contexts that are there already.
  await cdp.send('Runtime.enable');
  const contextId = contextIds[0];
  if (contextId === undefined) throw new Error(`no script of ${session.baseUrl} in ${page.url()}`);
  const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', {
    expression,
    contextId,
    awaitPromise: true,
    returnByValue: true,
  });
  await cdp.detach();
  if (exceptionDetails) throw new Error(exceptionDetails.text);
  return result.value as unknown;
}
