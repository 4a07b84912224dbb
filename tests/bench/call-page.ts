import type { Page } from 'puppeteer-core';
import type { BenchPage } from './in-browser/page.ts';

/** Runs one of the bench's calls in a page of its extension. */
export async function callPage<Name extends keyof BenchPage>(
  page: Page,
  name: Name,
  ...args: Parameters<BenchPage[Name]>
): Promise<Awaited<ReturnType<BenchPage[Name]>>> {
  const result: unknown = await page.evaluate(
    (callName, callArgs) => {
      const { bench } = globalThis as unknown as { bench: Record<string, (...values: unknown[]) => unknown> };
      return bench[callName]?.(...callArgs);
    },
    name,
    args,
  );
  return result as Awaited<ReturnType<BenchPage[Name]>>;
}
