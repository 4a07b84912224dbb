import { describe, expect, test } from 'vitest';
import { walkNodes } from '../../../lib/pages/walk-nodes.ts';
import { openHtml } from './open-page.ts';

function listVisits(
  html: string,
  goesInto: (name: string) => boolean = () => true,
  most = Number.POSITIVE_INFINITY,
): string[] {
  const visits: string[] = [];
  const root = openHtml(html, 'https://a.example/').querySelector('main') as Element;
  walkNodes(root, {
    enter: ({ nodeName }) => {
      visits.push(`+${nodeName}`);
      return goesInto(nodeName);
    },
    leave: ({ nodeName }) => visits.push(`-${nodeName}`),
    isDone: () => visits.length >= most,
  });
  return visits.map((visit) => visit.toLowerCase());
}

describe('walkNodes', () => {
  test('enters and leaves each node in page order when it has children', () => {
    const visits = listVisits('<main><p><b></b></p><i></i></main><hr>');

    expect(visits.join(' ')).toBe('+main +p +b -b -p +i -i -main');
  });

  test('goes around what is not to be entered', () => {
    const visits = listVisits('<main><p><b></b></p><i></i></main>', (name) => name !== 'P');

    expect(visits.join(' ')).toBe('+main +p +i -i -main');
  });

  test('ends when its visitor is done', () => {
    expect(listVisits('<main><p></p><i></i></main>', () => true, 2)).toEqual(['+main', '+p', '-p']);
  });

  test('F55 stops at its bound when there are a hundred thousand nodes', () => {
    const visits = listVisits(`<main>${'<i></i>'.repeat(100_000)}</main>`);

    expect(visits.filter((visit) => visit.startsWith('+'))).toHaveLength(20_000);
  });

  test('F55 comes to an end when elements are nested a thousand deep', () => {
    expect(listVisits(`<main>${'<div>'.repeat(500)}</main>`)).toHaveLength(2 * 501);
  });
});
