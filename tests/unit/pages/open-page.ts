import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { JSDOM } from 'jsdom';

const FIXTURES = new URL('../../fixtures/pages/', import.meta.url);
// Pages kept beside the project; a clone does without them.
const CAPTURES = new URL('../../../../shared/pages/', import.meta.url);

/** Parses a page as if it had been opened at `url`. */
export function openHtml(html: string, url: string): Document {
  return new JSDOM(html, { url }).window.document;
}

/** One of the project's own small pages. */
export function openFixture(fileName: string, url: string): Document {
  return openHtml(readFixture(fileName), url);
}

export function readFixture(fileName: string): string {
  return readFileSync(new URL(fileName, FIXTURES), 'utf8');
}

export const hasCaptures = existsSync(CAPTURES);

/** A whole page as a browser once got it. */
export function openCapture(path: string, url: string): Document {
  return openHtml(readFileSync(new URL(path, CAPTURES), 'utf8'), url);
}

/** All captures of one site, as paths. */
export function listCaptures(folder: string): string[] {
  return readdirSync(new URL(folder, CAPTURES)).map((fileName) => `${folder}/${fileName}`);
}
