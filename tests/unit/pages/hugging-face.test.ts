import { describe, expect, test } from 'vitest';
import { detectSubject, findPanelPlace } from '../../../lib/pages/hugging-face.ts';
import { openFixture, openHtml, readFixture } from './open-page.ts';

const MODEL = 'https://huggingface.co/quiet-lab/Lantern-7B';
const DATASET = 'https://huggingface.co/datasets/quiet-lab/lamps';
const SPACE = 'https://huggingface.co/spaces/quiet-lab/lantern';
const html = readFixture('hub-model.html');

describe('detectSubject', () => {
  test('reads tags, links and BibTeX but not the boilerplate when the page is a model', () => {
    expect(detectSubject(openFixture('hub-model.html', MODEL), MODEL)).toMatchObject({
      site: 'hugging-face',
      kind: 'model',
      name: 'quiet-lab/Lantern-7B',
      namedPapers: [
        { id: '2501.00001', where: 'tag' },
        { id: '2501.00002', where: 'link' },
        { id: '2501.00003', where: 'bibtex' },
      ],
    });
  });

  test('reads the drawn tags when the properties of a data set are no JSON', () => {
    expect(detectSubject(openFixture('hub-dataset.html', DATASET), DATASET)).toMatchObject({
      site: 'hugging-face',
      kind: 'dataset',
      name: 'quiet-lab/lamps',
      namedPapers: [{ id: '2501.00001', where: 'tag' }],
    });
  });

  test('reads the tags when the page is a Space', () => {
    expect(detectSubject(openFixture('hub-space.html', SPACE), SPACE)).toMatchObject({
      kind: 'space',
      name: 'quiet-lab/lantern',
      namedPapers: [{ id: '2501.00001', where: 'tag' }],
    });
  });

  test('keeps nothing else of the properties', () => {
    expect(JSON.stringify(detectSubject(openFixture('hub-model.html', MODEL), MODEL))).not.toContain('secret');
  });

  test('names the owner when the address does not', () => {
    const url = 'https://huggingface.co/lantern-7b';

    expect(detectSubject(openHtml(html, url), url)?.name).toBe('quiet-lab/Lantern-7B');
  });

  test('is null when the model is private', () => {
    expect(detectSubject(openHtml(html.replace('"private":false', '"private":true'), MODEL), MODEL)).toBeNull();
  });

  test('is null when the header is of another model', () => {
    const url = 'https://huggingface.co/quiet-lab/other';

    expect(detectSubject(openHtml(html, url), url)).toBeNull();
  });

  test.each([
    'quiet-lab/Lantern-7B/tree/main',
    'quiet-lab/Lantern-7B/blob/main/README.md',
    'quiet-lab/Lantern-7B/discussions',
    'quiet-lab/Lantern-7B/discussions/3',
    'docs/transformers',
    'blog/lantern',
    'papers',
    'papers/2501.00001',
    'papers/date/2026-08-20',
    'collections/quiet-lab/lanterns-abc',
    'datasets',
    'models',
  ])('is null when the address is huggingface.co/%s', (path) => {
    const url = `https://huggingface.co/${path}`;

    expect(detectSubject(openHtml(html, url), url)).toBeNull();
  });

  test.each(['null', '[]', '{"model":null}', '{"model":{"id":7}}', '{"model":{"id":"a/b"}}', '"x"'])(
    'goes by the buttons when the properties are %s',
    (props) => {
      const page = html.replace(/data-props='[^']*'/, `data-props='${props}'`);

      expect(detectSubject(openHtml(page, MODEL), MODEL)?.namedPapers[0]).toEqual({ id: '2501.00008', where: 'tag' });
    },
  );
});

describe('findPanelPlace', () => {
  test('is the right column when there is a card beside it', () => {
    const place = findPanelPlace(openFixture('hub-model.html', MODEL));

    expect(place?.style).toBe('hub-section');
    expect(place?.parent.className).toContain('col-span-5');
  });

  test('is the right column when there is no card', () => {
    expect(findPanelPlace(openFixture('hub-dataset.html', DATASET))?.parent.className).toBe('md:col-span-5');
  });

  test('is a corner of the window when the page is a Space', () => {
    const document = openFixture('hub-space.html', SPACE);

    expect(findPanelPlace(document)).toEqual({ parent: document.body, style: 'overlay' });
  });

  test('is null when the column is inside an island', () => {
    const page = html.replace('<div class="container">', '<div class="SVELTE_HYDRATER">');

    expect(findPanelPlace(openHtml(page, MODEL))).toBeNull();
  });

  test('is the end of the card’s column when the other comes before it, as in a narrow window', () => {
    const document = openHtml(html, MODEL);
    const card = document.querySelector('.model-card-content') as Element;
    card.getBoundingClientRect = () => ({ left: 0, right: 300, top: 400, bottom: 900 }) as DOMRect;

    expect(findPanelPlace(document)).toEqual({ parent: card.closest('section'), style: 'hub-section' });
  });
});

describe('detectSubject reads the header', () => {
  const withProps = (kind: string, props: object): string =>
    `<div data-target="${kind}Header" data-props='${JSON.stringify(props)}'></div>`;
  const TAGS = [
    'text-generation',
    'transformers',
    'biology',
    'en',
    'arxiv:2501.00001',
    'license:mit',
    'region:us',
    'custom_code',
  ];
  const model = {
    id: 'quiet-lab/Lantern-7B',
    tags: TAGS,
    tag_objs: [
      { id: 'en', type: 'language', label: 'English' },
      { id: 'transformers', type: 'library', label: 'Transformers' },
      { id: 'arxiv:2501.00001', type: 'arxiv', extra: { paperTitle: 'Lanterns at\n  Night' } },
    ],
  };

  test('as tags in words and a paper with its title when the page is a model', () => {
    const subject = detectSubject(openHtml(withProps('Model', { model }), MODEL), MODEL);

    expect(subject?.text.tags).toEqual(['text-generation', 'biology', 'English']);
    expect(subject?.namedPapers).toEqual([{ id: '2501.00001', where: 'tag', title: 'Lanterns at Night' }]);
  });

  test('as its pretty name when the page is a data set', () => {
    const dataset = {
      id: 'quiet-lab/lamps',
      tags: ['task_categories:summarization', 'language:en', 'size_categories:1K<n<10K', 'source_datasets:original'],
      cardData: { pretty_name: 'Lamps of the World', license: 'mit' },
    };

    expect(detectSubject(openHtml(withProps('Dataset', { dataset }), DATASET), DATASET)?.text).toMatchObject({
      names: ['Lamps of the World'],
      tags: ['summarization', 'en'],
    });
  });

  test('as title, description and its models when the page is a Space', () => {
    const space = {
      id: 'quiet-lab/lantern',
      title: 'Lantern Studio',
      tags: ['gradio', 'region:us'],
      cardData: { short_description: 'Light a lamp' },
      linkedModels: [{ id: 'quiet-lab/Lantern-7B' }],
    };

    expect(detectSubject(openHtml(withProps('Space', { space }), SPACE), SPACE)?.text).toMatchObject({
      description: 'Light a lamp',
      names: ['Lantern Studio'],
      tags: ['Lantern-7B'],
    });
  });

  test('without its models when a Space runs many', () => {
    const linkedModels = Array.from({ length: 9 }, (_, index) => ({ id: `quiet-lab/m${index}` }));
    const space = { id: 'quiet-lab/lantern', tags: [], linkedModels };

    expect(detectSubject(openHtml(withProps('Space', { space }), SPACE), SPACE)?.text.tags).toEqual([]);
  });

  test('by its links when the properties are no JSON', () => {
    const page =
      '<div data-target="DatasetHeader" data-props="{"><a href="/datasets?task_categories=task_categories%3Asummarization">S</a>' +
      '<a href="/datasets?other=biology">B</a><a href="/datasets?license=license%3Amit">mit</a></div>';

    expect(detectSubject(openHtml(page, DATASET), DATASET)?.text.tags).toEqual(['summarization', 'biology']);
  });
});
