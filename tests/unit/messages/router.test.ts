import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createRouter, identifySender, type Handlers } from '../../../lib/messages/router.ts';
import type { RelatedQuestion } from '../../../lib/messages/protocol.ts';
import { buildSubjectText } from '../../../lib/pages/build-subject-text.ts';
import type { PageSubject } from '../../../lib/pages/page-subject.ts';
import type { Sender } from '../../../lib/platform/runtime.ts';
import { idNumber } from '../../support/a-paper.ts';
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts';

const IDENTITY = { id: 'ibidibidibid', origin: 'chrome-extension://ibidibidibid' };
const FIREFOX = { id: 'ibid@ibid.example', origin: 'moz-extension://0f8fad5b-d9cb-469f-a165-70867728950e' };
const SUBJECT: PageSubject = {
  site: 'github',
  kind: 'repository',
  name: 'moreau/routing',
  namedPapers: [{ id: idNumber(1), where: 'link' }],
  text: buildSubjectText({ blocks: [] }),
};
const QUESTION: RelatedQuestion = { subject: SUBJECT, opensAll: false, awaitsHub: false };
const asking = (subject: unknown): unknown => ({ subject, opensAll: false, awaitsHub: false });
const ANSWER = { papers: [], hasOpened: false, mayTellMore: false };

/** The sender that the browser vouches for when our script in a page speaks. */
function aPageSender(facts: Partial<Sender> = {}): Sender {
  const url = 'https://github.com/moreau/routing';
  return { id: IDENTITY.id, url, origin: 'https://github.com', frameId: 0, tab: { id: 7 }, ...facts };
}

/** The sender that the browser vouches for when one of our own pages speaks. */
function anExtensionSender(facts: Partial<Sender> = {}): Sender {
  return { id: IDENTITY.id, url: `${IDENTITY.origin}/popup.html`, origin: IDENTITY.origin, ...facts };
}

describe('identifySender', () => {
  test.each([
    ['the popup', anExtensionSender(), 'extension'],
    [
      'a page of ours in a tab',
      anExtensionSender({ tab: { id: 3 }, frameId: 0, url: `${IDENTITY.origin}/library.html#x` }),
      'extension',
    ],
    ['our script on GitHub', aPageSender(), 'page'],
    [
      'our script on Hugging Face',
      aPageSender({ url: 'https://huggingface.co/a/b', origin: 'https://huggingface.co' }),
      'page',
    ],
    [
      'our script on arXiv',
      aPageSender({ url: 'https://arxiv.org/abs/2501.00001', origin: 'https://arxiv.org' }),
      'page',
    ],
    ['our script where the browser names no origin', aPageSender({ origin: undefined }), 'page'],
  ])('identifySender knows %s', (_who, sender, kind) => {
    expect(identifySender(sender, IDENTITY)).toBe(kind);
  });

  test('identifySender knows our own pages in Firefox, whose host is not the id', () => {
    const url = `${FIREFOX.origin}/popup.html`;

    expect(identifySender({ id: FIREFOX.id, url, origin: FIREFOX.origin }, FIREFOX)).toBe('extension');
    expect(identifySender({ id: FIREFOX.id, url: 'moz-extension://other/popup.html' }, FIREFOX)).toBeUndefined();
  });

  const page = (url: string, facts: Partial<Sender> = {}): Sender => aPageSender({ url, origin: undefined, ...facts });
  const FORGED: readonly [string, Sender][] = [
    ['nothing at all', {}],
    ['no id', aPageSender({ id: undefined })],
    ['an empty id', aPageSender({ id: '' })],
    ['another extension', aPageSender({ id: 'otherotherother' })],
    ['another extension with our page', anExtensionSender({ id: 'otherotherother' })],
    ['our id in other letters', aPageSender({ id: 'IBIDIBIDIBID' })],
    ['our id and more', aPageSender({ id: `${IDENTITY.id} ` })],
    ['no address', aPageSender({ url: undefined })],
    ['an empty address', page('')],
    ['an address that is none', page('github.com')],
    ['a page of another extension', page('chrome-extension://otherotherother/popup.html')],
    ['an extension whose name begins like ours', page(`${IDENTITY.origin}x/popup.html`)],
    ['an extension page with credentials', page(`chrome-extension://x@otherotherother/${IDENTITY.origin}`)],
    ['our origin inside another address', page(`https://evil.example/${IDENTITY.origin}/popup.html`)],
    ['an insecure GitHub', page('http://github.com/moreau/routing')],
    ['an insecure Hub', page('http://huggingface.co/a/b')],
    ['a look-alike after', page('https://github.com.evil.example/')],
    ['a look-alike before', page('https://evilgithub.com/')],
    ['a look-alike with a hyphen', page('https://github-com.example/')],
    ['a look-alike letter', page('https://githuЬ.com/')],
    ['a trailing dot', page('https://github.com./moreau/routing')],
    ['a host of users’ pages', page('https://moreau.github.io/routing')],
    ['a host of users’ files', page('https://raw.githubusercontent.com/a/b')],
    ['a sub-domain of GitHub', page('https://gist.github.com/a/b')],
    ['a sub-domain of the Hub', page('https://a-b.hf.space/')],
    ['the Hub’s short name', page('https://hf.co/a/b')],
    ['a mirror', page('https://hf-mirror.com/a/b')],
    ['another port', page('https://github.com:8443/moreau/routing')],
    ['GitHub as a user name', page('https://github.com@evil.example/')],
    ['a password', page('https://:x@github.com/')],
    ['a user on GitHub', page('https://evil@github.com/')],
    ['GitHub in a path', page('https://evil.example/github.com/')],
    ['GitHub in a query', page('https://evil.example/?github.com')],
    ['a file', page('file:///github.com/index.html')],
    ['a data address', page('data:text/html,github.com')],
    ['a blob of GitHub', page('blob:https://github.com/0f8fad5b')],
    ['about:blank', page('about:blank')],
    ['about:srcdoc', page('about:srcdoc')],
    ['a script', page('javascript:"https://github.com/"')],
    ['another scheme', page('ftp://github.com/moreau')],
    ['the source of a page', page('view-source:https://github.com/')],
    ['a frame', aPageSender({ frameId: 1 })],
    ['a frame that is not named', aPageSender({ frameId: undefined })],
    ['a negative frame', aPageSender({ frameId: -1 })],
    ['no tab', aPageSender({ tab: undefined })],
    ['an opaque origin', aPageSender({ origin: 'null' })],
    ['an origin that is not its address', aPageSender({ origin: 'https://evil.example' })],
    ['our page with a foreign origin', anExtensionSender({ origin: 'https://evil.example' })],
  ];

  test('F50 there are forty forged senders and more', () => {
    expect(FORGED.length).toBeGreaterThanOrEqual(40);
  });

  test.each(FORGED)('identifySender refuses %s', (_who, sender) => {
    expect(identifySender(sender, IDENTITY)).toBeUndefined();
  });
});

describe('the router', () => {
  let clock: FakeClock;
  let handlers: { [Name in keyof Handlers]: ReturnType<typeof vi.fn<Handlers[Name]>> };
  let route: ReturnType<typeof createRouter>;

  beforeEach(() => {
    clock = createFakeClock();
    handlers = {
      'related.find': vi.fn<Handlers['related.find']>(() => Promise.resolve(ANSWER)),
      'sync.request': vi.fn<Handlers['sync.request']>(() => Promise.resolve(null)),
    };
    route = createRouter(handlers, IDENTITY, clock.now);
  });

  const expectNothingRan = (): void => {
    expect(handlers['related.find']).not.toHaveBeenCalled();
    expect(handlers['sync.request']).not.toHaveBeenCalled();
  };

  test('router hands a page’s subject to its handler', async () => {
    const answer = await route({ name: 'related.find', request: QUESTION }, aPageSender());

    expect(answer).toEqual({ ok: true, value: ANSWER });
    expect(handlers['related.find']).toHaveBeenCalledWith(QUESTION, 7);
  });

  test('router hands a page of ours its sync', async () => {
    const answer = await route({ name: 'sync.request', request: { reason: 'retry pressed' } }, anExtensionSender());

    expect(answer).toEqual({ ok: true, value: null });
  });

  test.each(['sync.request', 'mark.set', 'settings.save'])('router lets a page send no %s', async (name) => {
    const answer = await route({ name, request: { reason: 'retry pressed' } }, aPageSender());

    expect(answer).toEqual({ ok: false, error: name === 'sync.request' ? 'forbidden' : 'unknown message' });
    expectNothingRan();
  });

  test('router lets a page of ours not speak for a web page', async () => {
    const answer = await route({ name: 'related.find', request: QUESTION }, anExtensionSender());

    expect(answer).toEqual({ ok: false, error: 'forbidden' });
    expectNothingRan();
  });

  test.each([
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    'valueOf',
    'prototype',
    '',
    ' related.find',
    'RELATED.FIND',
    'Symbol(x)',
    'x'.repeat(1_000_000),
  ])('F48 router knows no message named like an object’s own (%#)', async (name) => {
    for (const sender of [aPageSender(), anExtensionSender()]) {
      expect(await route({ name, request: QUESTION }, sender)).toEqual({ ok: false, error: 'unknown message' });
    }

    expectNothingRan();
  });

  test.each([
    undefined,
    null,
    0,
    'related.find',
    [],
    ['related.find'],
    {},
    { request: QUESTION },
    { name: ['related.find'] },
    { name: { toString: 'x' } },
    { type: 'related.find' },
  ])('router knows no message in %j', async (message) => {
    expect(await route(message, aPageSender())).toEqual({ ok: false, error: 'unknown message' });
    expectNothingRan();
  });

  test.each([
    undefined,
    null,
    'subject',
    [],
    {},
    SUBJECT,
    { ...QUESTION, extra: 1 },
    { ...QUESTION, opensAll: 'yes' },
    { subject: SUBJECT },
    asking({ ...SUBJECT, extra: 1 }),
    asking({ ...SUBJECT, site: 'gitlab' }),
    asking({ ...SUBJECT, kind: 'constructor' }),
    asking({ ...SUBJECT, name: '' }),
    asking({ ...SUBJECT, name: 7 }),
    asking({ ...SUBJECT, name: 'x'.repeat(211) }),
    asking({ ...SUBJECT, name: 'x'.repeat(10_000_000) }),
    asking({ ...SUBJECT, namedPapers: undefined }),
    asking({ ...SUBJECT, namedPapers: {} }),
    asking({ ...SUBJECT, namedPapers: [null] }),
    asking({ ...SUBJECT, namedPapers: [{ id: '2501.00001' }] }),
    asking({ ...SUBJECT, namedPapers: [{ id: 'no id', where: 'link' }] }),
    asking({ ...SUBJECT, namedPapers: [{ id: '2501.00001', where: 'nowhere' }] }),
    asking({ ...SUBJECT, namedPapers: [{ id: '2501.00001', where: 'link', more: 1 }] }),
    asking({ ...SUBJECT, namedPapers: [{ id: `2501.00001${' '.repeat(10_000)}`, where: 'link' }] }),
    asking({ ...SUBJECT, namedPapers: Array.from({ length: 51 }, () => ({ id: '2501.00001', where: 'link' })) }),
    asking({ ...SUBJECT, namedPapers: Array.from({ length: 200_000 }, () => ({ id: '2501.00001', where: 'link' })) }),
  ])('router finds the request malformed (%#)', async (request) => {
    expect(await route({ name: 'related.find', request }, aPageSender())).toEqual({ ok: false, error: 'malformed' });
    expectNothingRan();
  });

  test('router looks at no more entries of a list than it would take', async () => {
    let looked = 0;
    const namedPapers = Array.from({ length: 10_000 }, () => ({
      get id() {
        looked += 1;
        return '2501.00001';
      },
      where: 'link',
    }));

    await route({ name: 'related.find', request: asking({ ...SUBJECT, namedPapers }) }, aPageSender());

    expect(looked).toBeLessThanOrEqual(100);
  });

  test('router gives handlers nothing but what was asked for when a request brings more', async () => {
    const request = JSON.parse(JSON.stringify(SUBJECT).replace('{', '{"__proto__":{"isAdmin":true},')) as unknown;

    await route({ name: 'related.find', request: asking(request) }, aPageSender());

    for (const [{ subject }] of handlers['related.find'].mock.calls) {
      expect(Object.keys(subject).toSorted()).toEqual(['kind', 'name', 'namedPapers', 'site', 'text']);
      expect((subject as { isAdmin?: boolean }).isAdmin).toBeUndefined();
    }
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  test('router refuses in words and never throws when a message throws at being read', async () => {
    const trap = (): never => {
      throw new Error('trap');
    };
    const cyclic: Record<string, unknown> = { ...SUBJECT };
    cyclic['namedPapers'] = [cyclic];
    const messages = [
      Object.defineProperty({}, 'name', { get: trap }),
      Object.defineProperty({ name: 'related.find' }, 'request', { get: trap }),
      { name: 'related.find', request: asking(Object.defineProperty({ ...SUBJECT }, 'name', { get: trap })) },
      { name: 'related.find', request: new Proxy({}, { get: trap, has: trap, ownKeys: trap }) },
      { name: 'related.find', request: asking(cyclic) },
    ];

    for (const message of messages) expect(await route(message, aPageSender())).toMatchObject({ ok: false });

    expectNothingRan();
  });

  test('F51 router answers every message and every request, whatever it is', async () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withObjectString: true,
    });
    const subject = fc.record(
      {
        site: fc.oneof(fc.constant('github'), anything),
        kind: fc.oneof(fc.constant('model'), anything),
        name: fc.oneof(fc.string(), anything),
        namedPapers: fc.oneof(
          fc.array(fc.record({ id: fc.oneof(fc.constant('2501.00001'), fc.string()), where: fc.constant('link') })),
          anything,
        ),
      },
      { requiredKeys: [] },
    );
    const message = fc.oneof(
      anything,
      fc.record({
        name: fc.constantFrom('related.find', 'sync.request', 'constructor'),
        request: fc.oneof(subject, fc.record({ subject, opensAll: fc.boolean(), awaitsHub: fc.boolean() }), anything),
      }),
    );

    await fc.assert(
      fc.asyncProperty(message, async (sent) => {
        clock.move(1_000);

        const answer = await route(sent, aPageSender());

        const handled = handlers['related.find'].mock.calls.length;
        expect(answer.ok ? 'answered' : answer.error).toBeOneOf(
          handled > 0 ? ['answered'] : ['unknown message', 'forbidden', 'malformed'],
        );
        handlers['related.find'].mockClear();
        expect(handlers['sync.request']).not.toHaveBeenCalled();
      }),
      { numRuns: 500 },
    );
  });

  test('router says only that it failed when a handler throws', async () => {
    handlers['related.find'].mockRejectedValue(new Error('a secret path'));

    expect(await route({ name: 'related.find', request: QUESTION }, aPageSender())).toEqual({
      ok: false,
      error: 'failed',
    });
  });

  describe('F52 under a flood', () => {
    const ask = (sender = aPageSender()) => route({ name: 'related.find', request: QUESTION }, sender);

    test('router lets a tab ask five times at once and then once a second', async () => {
      for (let n = 0; n < 1_000; n += 1) await ask();
      expect(handlers['related.find']).toHaveBeenCalledTimes(5);

      clock.move(999);
      expect(await ask()).toEqual({ ok: false, error: 'too many' });
      clock.move(1);
      expect(await ask()).toMatchObject({ ok: true });
      expect(await ask()).toEqual({ ok: false, error: 'too many' });
    });

    test('router serves other tabs and our own pages as ever', async () => {
      for (let n = 0; n < 1_000; n += 1) await ask();

      expect(await ask(aPageSender({ tab: { id: 8 } }))).toMatchObject({ ok: true });
      expect(
        await route({ name: 'sync.request', request: { reason: 'popup opened' } }, anExtensionSender()),
      ).toMatchObject({ ok: true });
    });

    test('router counts malformed requests as well', async () => {
      for (let n = 0; n < 5; n += 1) await route({ name: 'related.find', request: {} }, aPageSender());

      expect(await ask()).toEqual({ ok: false, error: 'too many' });
    });

    test('router keeps its measure when the clock goes back', async () => {
      for (let n = 0; n < 5; n += 1) await ask();
      clock.move(-3_600_000);

      expect(await ask()).toEqual({ ok: false, error: 'too many' });
      clock.move(1_000);
      expect(await ask()).toMatchObject({ ok: true });
    });
  });
});
