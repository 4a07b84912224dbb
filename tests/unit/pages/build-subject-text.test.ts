import { describe, expect, test } from 'vitest';
import { buildSubjectText } from '../../../lib/pages/build-subject-text.ts';

function readHeadings(...headings: string[]) {
  const blocks = ['Lantern', ...headings].map((text) => ({ kind: 'heading', text, level: 2 }) as const);
  return buildSubjectText({ blocks }).headings;
}

describe('buildSubjectText', () => {
  test.each([
    'Overview',
    '1. Installation',
    '🚀 Getting started!',
    '— UPDATES —',
    'Dataset Summary',
    'Who are the annotators?',
    'Model card',
  ])('buildSubjectText leaves out a heading when it is %s, as any page has', (heading) => {
    expect(readHeadings(heading)).toEqual([]);
  });

  test.each(['Overview of causal depth', 'Übersicht', '概要 overview', 'Обзор usage', 'Results on Lantern-3', 'v2'])(
    'buildSubjectText keeps a heading when it is %s',
    (heading) => {
      expect(readHeadings(heading)).toEqual([heading]);
    },
  );

  test('buildSubjectText takes the first heading that is not of any page for a name', () => {
    const blocks = ['🔥 News', 'Lantern 中'].map((text) => ({ kind: 'heading', text, level: 1 }) as const);

    expect(buildSubjectText({ blocks }).names).toEqual(['Lantern 中']);
  });
});
