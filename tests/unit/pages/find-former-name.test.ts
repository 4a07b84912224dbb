import { describe, expect, test } from 'vitest';
import { detectPage } from '../../../lib/pages/detect-page.ts';
import { findFormerName } from '../../../lib/pages/find-former-name.ts';
import { readMarkdownSubject } from '../../../lib/pages/markdown-subject.ts';
import { openHtml, readFixture } from './open-page.ts';

const HOME = 'https://github.com/quiet-lab/Lantern';

describe('findFormerName', () => {
  test.each([
    ['git clone https://github.com/old-lab/lantern.git', 'old-lab/lantern'],
    ['$ git clone --depth 1 git@github.com:old-lab/Lantern.git', 'old-lab/Lantern'],
    ['git clone https://github.com/other/tool\ngit clone https://github.com/old-lab/Lantern', 'old-lab/Lantern'],
  ])('is the repository of the same name when the text is %j', (text, former) => {
    expect(findFormerName(text, 'quiet-lab/Lantern')).toBe(former);
  });

  test.each([
    ['nothing is cloned', 'see https://github.com/old-lab/Lantern'],
    ['another name is cloned', 'git clone https://github.com/quiet-lab/Candle'],
    ['itself is cloned', 'git clone https://github.com/Quiet-Lab/lantern.git'],
    [
      'itself is cloned beside the other',
      'git clone https://github.com/old-lab/Lantern or git clone https://github.com/quiet-lab/Lantern',
    ],
    ['another host is cloned', 'git clone https://gitlab.example/old-lab/Lantern'],
    ['a command never ends', 'git clone '.repeat(50_000)],
  ])('is nothing when %s', (_state, text) => {
    expect(findFormerName(text, 'quiet-lab/Lantern')).toBeUndefined();
  });

  test('is told of a page by its blocks of code, and of Markdown alike', () => {
    const clone = 'git clone https://github.com/old-lab/Lantern';
    const html = readFixture('github-2026-08.html').replace(
      '<article class="markdown-body">',
      (tag) => `${tag}<pre>git <span>clone</span> https://github.com/old-lab/Lantern</pre>`,
    );

    expect(detectPage(openHtml(html, HOME), HOME)?.subject.former).toBe('old-lab/Lantern');
    expect(
      readMarkdownSubject({ site: 'github', kind: 'repository', name: 'quiet-lab/Lantern', markdown: clone }).former,
    ).toBe('old-lab/Lantern');
  });
});
