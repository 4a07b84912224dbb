import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePageSubject } from '../../../lib/messages/guards.ts';
import type { PageSubject } from '../../../lib/pages/page-subject.ts';
import { anId } from '../../support/a-paper.ts';

const SUBJECT: PageSubject = {
  site: undefined,
  kind: 'page',
  name: 'Routing, explained',
  namedPapers: [{ id: anId('2501.00001'), where: 'link' }],
  text: { description: '', names: [], tags: [], headings: ['Experts'], lead: 'Tokens.', body: '' },
};

describe('parsePageSubject', () => {
  test('keeps a subject when it is one of any page', () => {
    expect(parsePageSubject(SUBJECT)).toEqual(SUBJECT);
  });

  test('has a site that is undefined when the browser dropped it on the way', () => {
    expect(parsePageSubject(JSON.parse(JSON.stringify(SUBJECT)))).toStrictEqual(SUBJECT);
  });

  test('keeps a subject when it is one of a known site', () => {
    const subject: PageSubject = { ...SUBJECT, site: 'github', kind: 'repository', name: 'moreau/routing' };

    expect(parsePageSubject(subject)).toEqual(subject);
  });

  test.each([
    ['no name', { ...SUBJECT, name: '' }],
    ['a name without end', { ...SUBJECT, name: 'x'.repeat(100_000) }],
    ['an id that is none', { ...SUBJECT, namedPapers: [{ id: '<b>', where: 'link' }] }],
    ['a million papers', { ...SUBJECT, namedPapers: Array.from({ length: 1_000_000 }) }],
    ['a site we do not know', { ...SUBJECT, site: 'evil' }],
    ['more than a subject has', { ...SUBJECT, token: 'hf_x' }],
    ['no text', { ...SUBJECT, text: undefined }],
    ['nothing', null],
  ])('is undefined when a page returns %s', (_what, result) => {
    expect(parsePageSubject(result)).toBeUndefined();
  });

  test('never throws when anything comes back', () => {
    fc.assert(
      fc.property(fc.anything(), (result) => {
        expect(parsePageSubject(result)).toBeUndefined();
      }),
    );
  });
});
