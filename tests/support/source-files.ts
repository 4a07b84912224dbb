import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const PROJECT_ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** One import of a module, as it stands in the source. */
export interface ImportStatement {
  /** A path from the project's root for our own modules, else the name of the package. */
  readonly target: string;
  /** Whether nothing of it is left when the types are taken away. */
  readonly isTypeOnly: boolean;
}

export interface SourceFile {
  /** From the project's root, with `/` between. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly ImportStatement[];
}

/** Reads the TypeScript sources below some folders of the project. */
export function readSources(...folders: readonly string[]): SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(join(PROJECT_ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => {
        const file = join(entry.parentPath, entry.name);
        const path = relative(PROJECT_ROOT, file).split(sep).join('/');
        const text = readFileSync(file, 'utf8');
        return { path, text, imports: findImports(text, path) };
      }),
  );
}

const STATEMENT = /^\s*(?:import|export)\b(\s+type\b(?!\s*(?:,|from\b)))?([^'"`;=()]*?)\bfrom\s*['"]([^'"]+)['"]/gm;
const BARE = /^\s*import\s*['"]([^'"]+)['"]/gm;
const DYNAMIC = /\bimport\s*\(\s*['"`]([^'"`]+)['"`]/g;

/** Finds what a module imports, in any of the ways there are. */
export function findImports(text: string, path: string): ImportStatement[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  const statements = [...code.matchAll(STATEMENT)].map(([, type, names = '', from = '']) => ({
    target: resolveImport(path, from),
    isTypeOnly: type !== undefined || hasOnlyTypes(names),
  }));
  const others = [...code.matchAll(BARE), ...code.matchAll(DYNAMIC)].map(([, from = '']) => ({
    target: resolveImport(path, from),
    isTypeOnly: false,
  }));
  return [...statements, ...others];
}

/** All modules that would be in the bundle of some entries: what they import as more than a type, and so on. */
export function findClosure(sources: readonly SourceFile[], entries: readonly string[]): Set<string> {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const reached = new Set(entries);
  for (const path of reached) {
    for (const { target, isTypeOnly } of byPath.get(path)?.imports ?? []) if (!isTypeOnly) reached.add(target);
  }
  return reached;
}

function hasOnlyTypes(names: string): boolean {
  const list = /^\s*\{([^}]*)\}\s*$/.exec(names)?.[1];
  const parts = (list ?? '').split(',').filter((part) => part.trim() !== '');
  return parts.length > 0 && parts.every((part) => /^\s*type\s/.test(part));
}

function resolveImport(path: string, from: string): string {
  return from.startsWith('.') ? posix.join(dirname(path).split(sep).join('/'), from) : from;
}
