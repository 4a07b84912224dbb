import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PROJECT_ROOT } from '../support/source-files.ts';

interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
}

interface Lockfile {
  readonly lockfileVersion: number;
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

type Manifest = Readonly<Record<string, Readonly<Record<string, string>> | undefined>>;

const DEPENDENCY_FIELDS = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'] as const;
const EXACT = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/;
const SHA512 = /^sha512-[A-Za-z\d+/]{86}==$/;

const readJson = (file: string): unknown => JSON.parse(readFileSync(join(PROJECT_ROOT, file), 'utf8'));
const manifest = readJson('package.json') as Manifest;
const lockfile = readJson('package-lock.json') as Lockfile;
const declared = DEPENDENCY_FIELDS.flatMap((field) => Object.entries(manifest[field] ?? {}));

/** What is wrong with a locked package, in words. */
function findFaults(name: string, { version = '', resolved, integrity = '', link }: LockedPackage): string[] {
  return [
    ...(EXACT.test(version) ? [] : [`${name}: no exact version`]),
    ...(SHA512.test(integrity) ? [] : [`${name}: no integrity`]),
    ...(link === true ? [`${name}: a link`] : []),
    // The registry that a machine is set to serves the package; its integrity says that it is the one.
    ...(resolved === undefined ? [] : [`${name}: from ${resolved}`]),
  ];
}

function isAtLeast(version: string, least: string): boolean {
  return version.localeCompare(least, 'en', { numeric: true }) >= 0;
}

describe('package.json', () => {
  test('names exact versions only', () => {
    expect(declared.length).toBeGreaterThan(10);
    expect(declared.filter(([, version]) => !EXACT.test(version))).toEqual([]);
  });

  test('has no script that runs at installation', () => {
    const scripts = Object.keys(manifest['scripts'] ?? {});

    expect(scripts.filter((name) => /^(?:pre|post)?install$|^prepare$/.test(name))).toEqual([]);
  });
});

describe('package-lock.json', () => {
  const packages = Object.entries(lockfile.packages).filter(([path]) => path !== '');

  test('is of the format that npm ci checks', () => {
    expect(lockfile.lockfileVersion).toBe(3);
    expect(packages.length).toBeGreaterThan(100);
  });

  test('F73 holds every package with its integrity, from the registry, none from git or a folder', () => {
    expect(packages.flatMap(([path, locked]) => findFaults(path, locked))).toEqual([]);
  });

  test('holds what package.json declares', () => {
    const differing = declared.filter(
      ([name, version]) => lockfile.packages[`node_modules/${name}`]?.version !== version,
    );

    expect(differing).toEqual([]);
    for (const field of DEPENDENCY_FIELDS) {
      expect((lockfile.packages[''] as Manifest)[field] ?? {}).toEqual(manifest[field] ?? {});
    }
  });

  test('holds no package that runs a script at installation', () => {
    expect(packages.filter(([, locked]) => locked.hasInstallScript).map(([path]) => path)).toEqual([]);
  });

  test('holds no Preact that renders JSON as elements (CVE-2026-22028)', () => {
    const versions = packages
      .filter(([path]) => /(?:^|\/)node_modules\/preact$/.test(path))
      .map(([, { version }]) => version);

    expect(versions.length).toBeGreaterThan(0);
    expect(versions.filter((version) => !isAtLeast(version ?? '', '10.28.2'))).toEqual([]);
  });
});

describe('each rule', () => {
  const good = { version: '1.0.0', integrity: `sha512-${'A'.repeat(86)}==` };

  test.each([
    [{ ...good }, 0],
    [{ ...good, resolved: 'git+ssh://git@github.com/a/a.git#1' }, 1],
    [{ ...good, resolved: 'https://evil.example/a.tgz' }, 1],
    [{ ...good, integrity: 'sha1-AAAA' }, 1],
    [{ version: '1.0.0' }, 1],
    [{ ...good, version: '^1.0.0' }, 1],
    [{ ...good, link: true }, 1],
  ])('finds in %j so many faults: %i', (locked, count) => {
    expect(findFaults('a', locked)).toHaveLength(count);
  });

  test.each([
    '^1.0.0',
    '~1.0.0',
    '1',
    '*',
    'latest',
    '>=1.0.0',
    '1.0.0 || 2.0.0',
    'git+https://x',
    'file:../x',
    'npm:x@1.0.0',
  ])('takes %s for no exact version', (version) => {
    expect(version).not.toMatch(EXACT);
  });

  test.each([
    ['10.28.1', false],
    ['10.9.9', false],
    ['10.28.2', true],
    ['10.28.10', true],
    ['11.2.0', true],
  ])('knows whether Preact %s is new enough', (version, isNew) => {
    expect(isAtLeast(version, '10.28.2')).toBe(isNew);
  });
});
