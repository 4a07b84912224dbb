import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROJECT_ROOT, readSources } from '../support/source-files.ts';

const FOLDERS = ['entrypoints', 'components', 'lib', 'tests/support'] as const;
const MAX_FILE_LINES = 220;
const MAX_FUNCTION_LINES = 50;

interface LintReport {
  readonly number_of_files: number;
  readonly diagnostics: readonly { readonly filename: string; readonly message: string }[];
}

let scratch: string;

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'size-'));
  writeFileSync(
    join(scratch, 'lint.json'),
    JSON.stringify({ rules: { 'eslint/max-lines-per-function': ['error', { max: MAX_FUNCTION_LINES }] } }),
  );
});

afterAll(() => rmSync(scratch, { recursive: true }));

/** Asks oxlint, which knows where a function begins and ends, for those that are too long. */
function findLongFunctions(paths: readonly string[]): LintReport {
  const oxlint = join(PROJECT_ROOT, 'node_modules/oxlint/bin/oxlint');
  const rules = ['-A', 'all', '-D', 'max-lines-per-function', '--config', join(scratch, 'lint.json')];
  try {
    const output = execFileSync(process.execPath, [oxlint, ...rules, '--format', 'json', ...paths], {
      cwd: PROJECT_ROOT,
      encoding: 'utf8',
    });
    return JSON.parse(output) as LintReport;
  } catch (error) {
    // It ends with a failure when it finds any; the report is on its output all the same.
    return JSON.parse((error as { stdout: string }).stdout) as LintReport;
  }
}

const functionOf = (lines: number): string => `export function f() {\n${'  f();\n'.repeat(lines - 2)}}\n`;

test('no file is longer than 220 lines', () => {
  const long = readSources(...FOLDERS)
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    .filter(({ lines }) => lines > MAX_FILE_LINES);

  expect(long).toEqual([]);
});

test('no function is longer than 50 lines', () => {
  const report = findLongFunctions(FOLDERS);

  expect(report.number_of_files).toBeGreaterThanOrEqual(readSources(...FOLDERS).length);
  expect(report.diagnostics.map(({ filename, message }) => `${filename}: ${message}`)).toEqual([]);
});

test.each([
  [50, 0],
  [51, 1],
])('a function of %i lines is found %i times', (lines, count) => {
  const file = join(scratch, `f${lines}.ts`);
  writeFileSync(file, functionOf(lines));

  expect(findLongFunctions([file]).diagnostics).toHaveLength(count);
});
