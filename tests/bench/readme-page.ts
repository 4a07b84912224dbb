import { createRandom, drawInteger, drawOne } from './random.ts';

/** About as many as the longest real READMEs have. */
export const README_NODES = 15_000;

const WORDS =
  'video diffusion model world camera control causal training distillation streaming frame latent action token memory attention data scene depth pose reward policy render sample step batch cache loss'.split(
    ' ',
  );
/** Nodes of one section as it is written here. */
const SECTION_NODES = 69;

/** Puts sections of prose, lists, tables and highlighted code at the end of a page's README. */
export function growReadme(page: string): string {
  const random = createRandom(20_260_824);
  const sections = Array.from({ length: README_NODES / SECTION_NODES }, (_, index) => buildSection(random, index));
  return page.replace('</article>', `${sections.join('\n')}</article>`);
}

function buildSection(random: () => number, index: number): string {
  const say = (least: number, most: number): string =>
    Array.from({ length: drawInteger(random, least, most) }, () => drawOne(random, WORDS)).join(' ');
  const link = (): string => `<a href="https://example.org/${say(1, 2)}" rel="nofollow">${say(1, 4)}</a>`;
  const item = (): string => `<li><strong>${say(1, 3)}</strong>: ${say(4, 12)} <code>${say(1, 2)}</code></li>`;
  const row = (): string => `<tr><td>${say(1, 3)}</td><td>${link()}</td><td>${drawInteger(random, 0, 100)}</td></tr>`;
  const code = (): string => `<span class="pl-k">${say(1, 2)}</span> <span class="pl-s">"${say(1, 3)}"</span>\n`;
  return [
    `<div class="markdown-heading" dir="auto"><h2 class="heading-element">${say(2, 5)} ${index}</h2><a class="anchor" href="#s${index}"></a></div>`,
    `<p dir="auto">${say(30, 60)} ${link()} ${say(10, 30)} <em>${say(2, 4)}</em> ${say(5, 20)}</p>`,
    `<ul dir="auto">${item()}${item()}${item()}</ul>`,
    `<table><tbody>${row()}${row()}</tbody></table>`,
    `<div class="highlight highlight-source-python"><pre>${code()}${code()}</pre></div>`,
  ].join('\n');
}
