import type { Browser } from 'puppeteer-core';

interface BidiConnection {
  send(method: string, params: object): Promise<{ result: unknown }>;
}

interface BrowsingContextTree {
  contexts: { context: string }[];
}

type ScriptResult =
  { type: 'success'; result: { value?: string } } | { type: 'exception'; exceptionDetails: { text: string } };

/**
 * Sends a raw WebDriver BiDi command over Puppeteer's own connection. Puppeteer's types hide it, and its API
 * offers neither permanent installation nor the browser's own scope.
 */
export async function sendBidi(browser: Browser, method: string, params: object): Promise<unknown> {
  const { connection } = browser as unknown as { connection: BidiConnection };
  return (await connection.send(method, params)).result;
}

/**
 * Runs `fn` in the browser window's own scope, with all of Firefox's internals; it is sent as text and sees
 * nothing but its arguments. Arguments and result travel as JSON. Needs `--remote-allow-system-access`.
 */
export async function evaluatePrivileged<Args extends unknown[], Result>(
  browser: Browser,
  fn: (...args: Args) => Result,
  ...args: Args
): Promise<Awaited<Result>> {
  const call = `(${fn.toString()})(...${JSON.stringify(args)})`;
  const result = (await sendBidi(browser, 'script.evaluate', {
    target: { context: await findWindow(browser) },
    awaitPromise: true,
    expression: `(async () => JSON.stringify((await ${call}) ?? null))()`,
  })) as ScriptResult;
  if (result.type === 'exception') throw new Error(`Firefox: ${result.exceptionDetails.text}`);
  return JSON.parse(result.result.value ?? 'null') as Awaited<Result>;
}

/** Asked each time: windows come and go. */
async function findWindow(browser: Browser): Promise<string> {
  const { contexts } = (await sendBidi(browser, 'browsingContext.getTree', {
    'moz:scope': 'chrome',
  })) as BrowsingContextTree;
  const first = contexts[0];
  if (first === undefined) throw new Error('Firefox has no open window');
  return first.context;
}
