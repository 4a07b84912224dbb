import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const tests = new URL('..', import.meta.url).pathname;
const FAULT_COUNT = 77;

/** Rows of the fault matrix that no test names, and why. */
const NOT_YET: Readonly<Record<string, string>> = {
  F66: 'budgets of memory and time belong to the benchmark of the index',
};

test('F77 every row of the fault matrix has a test that names it, or a reason, when the tests are read', () => {
  const named = new Set(readdirSync(tests, { recursive: true, encoding: 'utf8' }).flatMap(faultsNamedIn));

  const missing = Array.from({ length: FAULT_COUNT }, (_, index) => `F${String(index + 1).padStart(2, '0')}`).filter(
    (id) => !named.has(id) && NOT_YET[id] === undefined,
  );

  expect(missing).toEqual([]);
});

function faultsNamedIn(file: string): readonly string[] {
  if (!/\.test\.tsx?$/.test(file) || file.endsWith('architecture/faults.test.ts'))
    return file.endsWith('faults.test.ts') ? ['F77'] : [];
  const titles = readFileSync(tests + file, 'utf8').match(/['"`](?:F\d{2} )+/g) ?? [];
  return titles.flatMap((title) => title.match(/F\d{2}/g) ?? []);
}
