import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { JSDOM } from 'jsdom';
import { readAnyPage } from '../../lib/pages/any-page.ts';
import { detectPage } from '../../lib/pages/detect-page.ts';
import { findUnknownMarkup } from '../../lib/pages/find-unknown-markup.ts';
import type { PageSubject } from '../../lib/pages/page-subject.ts';
import { loadPages, type PageRow } from './related/load-pages.ts';
import { readSubject } from './related/levels.ts';
import { compareTexts } from './subjects/compare-texts.ts';
import { readAddress } from './subjects/read-address.ts';

/**
 * What saved pages are about: subject, named papers with where, sizes of the text, the place of a panel; and
 * what is made of the page where its reader asks. With --markdown, how the text of a page differs from that of
 * its README or card, which the ranking is measured on.
 * Usage: npm run eval:subjects -- --pages DIR [--markdown FILE] [--json]
 * With --json the last line is one JSON object.
 */
const { values } = parseArgs({
  options: { pages: { type: 'string' }, markdown: { type: 'string' }, json: { type: 'boolean', default: false } },
});

function readPage(file: string, rows: readonly PageRow[]) {
  const html = readFileSync(file, 'utf8');
  const url = readAddress(new JSDOM(html).window.document);
  const { document } = new JSDOM(html, { url: url ?? 'https://unknown.invalid/' }).window;
  const page = detectPage(document, url ?? '');
  const row = rows.find((each) => each.url.toLowerCase() === url?.toLowerCase());
  return {
    file,
    url,
    subject: page?.subject ?? null,
    anchor: page?.place ? describeElement(page.place.parent) : null,
    unknownMarkup: findUnknownMarkup(document, url ?? '') ?? null,
    onDemand: readAnyPage(document, url ?? ''),
    markdown: page && row ? compareTexts(page.subject.text, readSubject(row, 'linked').text) : null,
  };
}

type PageReport = ReturnType<typeof readPage>;

function describeElement(element: Element): string {
  return `${element.localName}${element.id === '' ? '' : `#${element.id}`}.${element.className.split(/\s+/)[0]}`;
}

function describeSubject({ kind, name, namedPapers, text }: PageSubject): string {
  const ids = namedPapers.map(({ id, where, title }) => `${id} ${where}${title === undefined ? '' : ` “${title}”`}`);
  const { description, names, tags, headings, lead, body } = text;
  const sizes = `description ${description.length}, names ${names.length}, tags ${tags.length}, headings ${headings.length}, lead ${lead.length}, body ${body.length}`;
  return [`${kind} ${name}`, `text: ${sizes}`, `papers: ${ids.length}`, ...ids.map((id) => `  ${id}`)].join('\n  ');
}

function describePage({ file, url, subject, anchor, unknownMarkup, onDemand, markdown }: PageReport): string {
  const lines = [`${file} (${url ?? 'no address'})`];
  if (subject) lines.push(describeSubject(subject), `anchor: ${anchor ?? 'none'}`);
  else lines.push('no subject', `on demand: ${onDemand ? describeSubject(onDemand) : 'nothing'}`);
  if (unknownMarkup) lines.push(`unknown markup of ${unknownMarkup}`);
  if (markdown) {
    lines.push(`shares ${(100 * markdown.sharedWords).toFixed(1)} % of its words with its Markdown`);
    lines.push(`  only in the page: ${markdown.onlyInPage.join(' ')}`);
    lines.push(`  only in the Markdown: ${markdown.onlyInMarkdown.join(' ')}`);
  }
  return lines.join('\n  ');
}

if (values.pages === undefined) throw new Error('--pages is needed: a folder of saved HTML');
const rows = values.markdown === undefined ? [] : loadPages(values.markdown);
const files = readdirSync(values.pages, { recursive: true, encoding: 'utf8' }).filter((name) => /\.html?$/.test(name));
const reports = files.toSorted().map((name) => readPage(join(values.pages!, name), rows));
for (const report of reports) console.log(`${describePage(report)}\n`);
const withSubject = reports.filter(({ subject }) => subject !== null);
const summary = {
  pages: reports.length,
  subjects: withSubject.length,
  anchors: withSubject.filter(({ anchor }) => anchor !== null).length,
  unknownMarkup: reports.filter(({ unknownMarkup }) => unknownMarkup !== null).length,
};
console.log(`${summary.pages} pages, ${summary.subjects} with a subject, ${summary.anchors} of them with an anchor`);
if (values.json) console.log(JSON.stringify({ ...summary, reports }));
