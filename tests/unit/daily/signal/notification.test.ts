import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeNews } from '../../../../lib/daily/signal/notification.ts';
import { aPaper, idNumber } from '../../../support/a-paper.ts';

const papersWith = (...votes: number[]) =>
  votes.map((upvotes, n) => aPaper({ id: idNumber(n + 1), title: `Paper ${n + 1}`, upvotes }));

describe('describeNews', () => {
  test.each([
    [[7], '1 new paper above your bar', 'Paper 1'],
    [[7, 9], '2 new papers above your bar', 'Paper 2\nPaper 1'],
    [[7, 9, 8], '3 new papers above your bar', 'Paper 2\nPaper 3\nand 1 more'],
  ])('describeNews says how many and names two when the papers have %j votes', (votes, title, message) => {
    expect(describeNews(papersWith(...votes))).toEqual({ title, message });
  });

  test('describeNews names first what was not told yet, and counts all', () => {
    expect(describeNews(papersWith(7, 90, 8), new Set([idNumber(2)]))).toEqual({
      title: '3 new papers above your bar',
      message: 'Paper 3\nPaper 1\nand 1 more',
    });
  });

  test('describeNews shows titles as the text they are, on one line, cut where they are long', () => {
    const titles = ['<img src=x onerror=alert(1)>\n\u202Eand 99 more', 'long '.repeat(1_000_000)];

    const { message } = describeNews(titles.map((title, n) => aPaper({ id: idNumber(n), title, upvotes: 9 - n })));

    const [first = '', second = '', ...more] = message.split('\n');
    expect(more).toEqual([]);
    expect(first).toBe('<img src=x onerror=alert(1)> and 99 more');
    expect(second).toMatch(/^(?:long )+.*…$/);
    expect(second.length).toBeLessThanOrEqual(100);
  });

  test('describeNews is three short lines at most, whatever the titles are', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 300, unit: 'binary' }), { minLength: 1 }), (titles) => {
        const { title, message } = describeNews(titles.map((text, n) => aPaper({ id: idNumber(n), title: text })));

        expect(title).toContain(String(titles.length));
        expect(message.split(/[\n\r\u2028\u2029]/).length).toBeLessThanOrEqual(3);
        expect(message.length).toBeLessThan(230);
      }),
    );
  });
});
