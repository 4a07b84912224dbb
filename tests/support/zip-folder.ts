import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const ZIP_VERSION = 20;
const UTF8_NAMES = 0x0800;
/** 1980-01-01, the earliest that the format can hold: equal folders give equal bytes. */
const FIXED_DATE = 0x0021;

/**
 * Packs a folder into a ZIP archive in memory, without compression. Firefox installs an add-on for good from an
 * archive only, and the test's own copy of it should not need a build step or a file to clean up.
 */
export function zipFolder(folder: string): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const name of listFiles(folder)) {
    const content = readFileSync(join(folder, name));
    const fields = entryFields(name, content);
    const local = Buffer.concat([uint32(LOCAL_HEADER), fields, Buffer.from(name), content]);
    centrals.push(centralEntry(name, fields, offset));
    locals.push(local);
    offset += local.length;
  }
  return Buffer.concat([...locals, ...centrals, endOfDirectory(centrals, offset)]);
}

/** Paths of all files below `folder`, relative to it, with forward slashes. */
function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, '/').length).replaceAll('\\', '/'))
    .sort();
}

/** The fields that the local and the central header share, from "version needed" to "extra length". */
function entryFields(name: string, content: Buffer): Buffer {
  const stored = 0;
  return Buffer.concat([
    ...[ZIP_VERSION, UTF8_NAMES, stored, 0, FIXED_DATE].map(uint16),
    ...[crc32(content), content.length, content.length].map(uint32),
    ...[Buffer.byteLength(name), 0].map(uint16),
  ]);
}

function centralEntry(name: string, fields: Buffer, offset: number): Buffer {
  const commentDiskAndAttributes = Buffer.alloc(10);
  return Buffer.concat([
    uint32(CENTRAL_HEADER),
    uint16(ZIP_VERSION),
    fields,
    commentDiskAndAttributes,
    uint32(offset),
    Buffer.from(name),
  ]);
}

function endOfDirectory(centrals: readonly Buffer[], offset: number): Buffer {
  const size = centrals.reduce((total, entry) => total + entry.length, 0);
  const counts = [0, 0, centrals.length, centrals.length].map(uint16);
  return Buffer.concat([uint32(END_OF_DIRECTORY), ...counts, uint32(size), uint32(offset), uint16(0)]);
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
