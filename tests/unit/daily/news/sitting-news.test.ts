import { describe, expect, test } from 'vitest';
import { describeSittingNews, type SittingNews } from '../../../../lib/daily/news/sitting-news.ts';
import { aDay, aStoredPaper } from '../../../support/a-paper.ts';

const papers = [aStoredPaper(), aStoredPaper(), aStoredPaper()];
const NEWS: SittingNews = {
  papers,
  listedCount: 41,
  sinceDay: aDay('2026-05-29'),
  newestDay: aDay('2026-05-29'),
  dayCount: 0,
};

describe('describeSittingNews', () => {
  test.each<[string, Partial<SittingNews>]>([
    ['3 of 41 new since you last looked', {}],
    ['3 of 41 new since Thursday', { sinceDay: aDay('2026-05-28'), dayCount: 1 }],
    // A weekend has no papers: nobody was away.
    ['3 of 41 new since Friday', { sinceDay: aDay('2026-05-29'), newestDay: aDay('2026-06-01'), dayCount: 1 }],
    [
      'While you were away: 3 of 1,310, since Tuesday',
      { sinceDay: aDay('2026-05-26'), dayCount: 3, listedCount: 1_310 },
    ],
    ['While you were away: 3 of 41, since May 22', { sinceDay: aDay('2026-05-22'), dayCount: 5 }],
    ['3 of 41 new on Friday, May 29, 2026', { sinceDay: undefined }],
    ['0 of 41 new since you last looked', { papers: [] }],
    ['Nothing new since you last looked', { papers: [], listedCount: 0 }],
    ['Friday’s list is still filling', { papers: [], listedCount: 0, sinceDay: aDay('2026-05-28') }],
    ['Friday’s list is still filling', { papers: [], listedCount: 0, sinceDay: undefined }],
    ['No papers yet', { papers: [], listedCount: 0, newestDay: undefined }],
  ])('says “%s” of %j', (words, facts) => {
    expect(describeSittingNews({ ...NEWS, ...facts })).toBe(words);
  });
});
