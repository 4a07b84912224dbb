import { describe, expect, test } from 'vitest';
import { detectPage } from '../../../lib/pages/detect-page.ts';
import type { PageSubject } from '../../../lib/pages/page-subject.ts';
import { expectInBounds } from './expect-in-bounds.ts';
import { openHtml, readFixture } from './open-page.ts';

const HOME = 'https://github.com/quiet-lab/Lantern';
const MODEL = 'https://huggingface.co/quiet-lab/Lantern-7B';
const PAPER = 'https://huggingface.co/papers/2501.00001';
const ABSTRACT = 'https://arxiv.org/abs/2501.00001';
const repository = readFixture('github-2026-08.html');
const model = readFixture('hub-model.html');
const paper = readFixture('hub-paper.html');
const abstract = readFixture('arxiv-abstract.html');

const BIDI = '\u202e\u2066\u200f\u061c';
const CONTROLS = '\u0001\u0008\u001b\u007f\u0085\ufeff\u200b';
const UNSEEN = /[\p{Cc}\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;
const textOf = ({ name, text, namedPapers }: PageSubject): string =>
  [name, ...text.names, text.description, ...text.tags, ...text.headings, ...namedPapers.map(({ title = '' }) => title)]
    .concat(text.lead.split('\n'), text.body.split('\n'))
    .join('');

const detect = (html: string, url: string): PageSubject | undefined => detectPage(openHtml(html, url), url)?.subject;
const withReadme = (readme: string): string =>
  repository.replace(
    /<article class="markdown-body">[\s\S]*<\/article>/,
    `<article class="markdown-body">${readme}</article>`,
  );
const withProps = (props: string): string =>
  model.replace(/data-props='[^']*'/, `data-props="${props.replaceAll('"', '&quot;')}"`);

describe('detectPage of a page with characters that are not seen', () => {
  const odd = `Lan${BIDI}tern ${CONTROLS}of ${BIDI}quiet rooms`;

  test.each([
    ['README', withReadme(`<h1>${odd}</h1><h2>More ${odd}</h2><p>${odd}</p>`), HOME],
    ['description', repository.replace('<h2><span>About', `<p class="f4">${odd}</p><h2><span>About`), HOME],
    [
      'properties',
      withProps(
        JSON.stringify({
          model: {
            id: 'quiet-lab/Lantern-7B',
            tags: ['arxiv:2501.00001', odd],
            tag_objs: [{ id: 'arxiv:2501.00001', type: 'arxiv', extra: { paperTitle: odd } }],
            cardData: { pretty_name: odd, short_description: odd },
          },
        }),
      ),
      MODEL,
    ],
    ['title on the Hub', paper.replace(/<h1([^>]*)>[\s\S]*?<\/h1>/, `<h1$1>${odd}</h1>`), PAPER],
    ['title on arXiv', abstract.replace('<h1>Lanterns</h1>', `<h1 class="title">${odd}</h1>`), ABSTRACT],
  ])('F55 keeps none of them when they are in its %s', (_where, html, url) => {
    const subject = detect(html, url);

    expect(textOf(subject!)).toMatch(/Lantern of quiet rooms/);
    expect(textOf(subject!)).not.toMatch(UNSEEN);
    expectInBounds(subject);
  });
});

describe('detectPage of a page of megabytes', () => {
  const long = 'Lantern '.repeat(650_000);

  test.each([
    ['a title on the Hub', paper.replace(/<h1([^>]*)>[\s\S]*?<\/h1>/, `<h1$1>${long}</h1>`), PAPER],
    ['a title on arXiv', abstract.replace('<h1>Lanterns</h1>', `<h1 class="title">${long}</h1>`), ABSTRACT],
    ['a heading', withReadme(`<h1>${long}</h1>`), HOME],
    ['properties', withProps(JSON.stringify({ model: { id: 'quiet-lab/Lantern-7B', tags: [long] } })), MODEL],
    [
      'a hundred thousand tags',
      withProps(
        JSON.stringify({
          model: { id: 'quiet-lab/Lantern-7B', tags: Array.from({ length: 100_000 }, (_, n) => `t${n}`) },
        }),
      ),
      MODEL,
    ],
    ['a hundred thousand nodes in a card', model.replace('<p>Paper:', `${'<p>x</p>'.repeat(100_000)}<p>Paper:`), MODEL],
  ])(
    'F55 is a subject within its bounds when it is %s',
    (_what, html, url) => {
      const subject = detect(html, url);

      expect(subject).toBeDefined();
      expectInBounds(subject);
      // jsdom takes far longer than a browser.
    },
    60_000,
  );
});

describe('detectPage of a page with hostile properties', () => {
  const nested = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;

  test.each([
    ['malformed', '{"model":{"id":"quiet-lab/Lantern-7B","tags":['],
    ['nested twenty thousand deep', `{"model":${nested}}`],
    ['those of another prototype', '{"__proto__":{"model":{"id":"a/b","tags":[]}},"constructor":7}'],
    ['numbers where texts belong', '{"model":{"id":7,"tags":[1,2],"tag_objs":7,"cardData":"x"}}'],
  ])('goes by the buttons when they are %s', (_what, props) => {
    const subject = detect(withProps(props), MODEL);

    expect(subject?.namedPapers[0]).toEqual({ id: '2501.00008', where: 'tag' });
    expectInBounds(subject);
  });

  test('names no paper when tags, links and texts hold identifiers of none', () => {
    const tags = [
      'arxiv:2513.00001',
      'arxiv:',
      'arxiv:../../x',
      'arxiv:2501',
      'arxiv:999999.99999',
      'arxiv:constructor',
    ];
    const html = withProps(JSON.stringify({ model: { id: 'quiet-lab/Lantern-7B', tags } })).replace(
      /<div class="model-card-content[\s\S]*?<\/section>/,
      '<div class="model-card-content hf-sanitized"><a href="/papers/trending">x</a> arXiv:2500.12345 eprint={0000.00000}</div></section>',
    );

    expect(detect(html, MODEL)).toMatchObject({ name: 'quiet-lab/Lantern-7B', namedPapers: [] });
  });
});

describe('detectPage of a page in another language', () => {
  test.each([
    ['Chinese', '灯笼：面向安静房间的语言模型', '本仓库提供论文的代码，请参阅'],
    ['Japanese', 'ランタン：静かな部屋のための言語モデル', 'このリポジトリは論文のコードです。'],
    ['Korean', '랜턴: 조용한 방을 위한 언어 모델', '이 저장소는 논문의 코드입니다.'],
    ['Arabic', 'فانوس: نموذج لغوي للغرف الهادئة', 'هذا المستودع يحتوي على شفرة الورقة'],
    ['Russian', 'Фонарь: языковая модель для тихих комнат', 'Код к статье.'],
  ])('has its names, its text and the papers it names when that is %s', (_language, title, text) => {
    const html = withReadme(`<h1>${title}</h1><p>${text} <a href="https://arxiv.org/abs/2501.00003">arXiv</a></p>`);

    const subject = detect(html, HOME);

    expect(subject?.text.names).toEqual([title]);
    expect(subject?.text.lead).toContain(text.replace(/\s+$/, ''));
    expect(subject?.namedPapers.map(({ id }) => id)).toContain('2501.00003');
    expectInBounds(subject);
  });
});

describe('detectPage of a page that says nothing', () => {
  test.each(['', '   ', '<p></p>', '<h1></h1>', '<img src="x.png">', '<!-- nothing -->'])(
    'is the bare repository when its README is %j',
    (readme) => {
      const subject = detect(withReadme(readme).replace('www.alphaxiv.org', 'quiet-lab.example'), HOME);

      expect(subject).toMatchObject({ name: 'quiet-lab/Lantern', namedPapers: [] });
      expect(subject?.text).toMatchObject({ names: [], headings: [], lead: '', body: '' });
    },
  );

  test.each([
    ['GitHub', '<title>Page not found · GitHub</title><main><h1>404</h1></main>', HOME],
    ['the Hub', '<title>404 – Hugging Face</title><main><h1>404</h1><p>Repository not found</p></main>', MODEL],
    ['the Hub’s papers', '<title>404 – Hugging Face</title><main><h1>404</h1></main>', PAPER],
    ['arXiv', '<title>Article not found</title><main><h1>Article 2501.00001 not found</h1></main>', ABSTRACT],
  ])('is null when it is a 404 page of %s', (_site, html, url) => {
    expect(detectPage(openHtml(html, url), url)).toBeNull();
  });

  test('is null when the repository is private, whatever its README names', () => {
    const secret = repository.replace('is_private" content="false"', 'is_private" content="true"');

    expect(detectPage(openHtml(secret, HOME), HOME)).toBeNull();
  });
});
