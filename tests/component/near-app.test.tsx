import { afterEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import '../../components/library.css';
import '../../components/near.css';
import { NearApp, type NearAppProps } from '../../components/NearApp.tsx';
import { idNumber } from '../support/a-paper.ts';
import { aRowView } from '../support/a-popup-view.ts';
import { clearPage, find, findViolations, show } from '../support/rendered.tsx';

afterEach(clearPage);

const ROW = aRowView(
  { id: idNumber(2), title: 'On Routing' },
  { terms: ['routing'], reason: { label: 'Similar', detail: 'shares: routing' } },
);

function showNear(view: Partial<NearAppProps['view']> = {}) {
  const calls = {
    onToggle: vi.fn<NearAppProps['onToggle']>(),
    onMark: vi.fn<NearAppProps['onMark']>(),
    onCopy: vi.fn<NearAppProps['onCopy']>(),
    onNear: vi.fn<NearAppProps['onNear']>(),
    onUndo: vi.fn<NearAppProps['onUndo']>(),
  };
  const whole = {
    id: idNumber(1),
    title: 'Lanterns',
    rows: [ROW],
    expandedId: undefined,
    notice: undefined,
    fault: undefined,
    ...view,
  };
  show(
    <main id="section">
      <NearApp view={whole} {...calls} />
    </main>,
  );
  return calls;
}

describe('More like this, in the library', () => {
  test('names the paper, and says of each near one why it is there', () => {
    showNear();

    expect(find('h2').textContent).toBe('Near Lanterns');
    expect(find('.reason').textContent).toBe('Similar · shares: routing');
    expect(find('h3 mark').textContent).toBe('Routing');
  });

  test('leads on from a paper that is near to those near it', async () => {
    const { onNear } = showNear({ expandedId: idNumber(2) });

    await page.getByRole('button', { name: 'More like this' }).click();

    expect(onNear).toHaveBeenCalledExactlyOnceWith(ROW);
  });

  test('says that there are none when nothing is near, and nothing while it is being looked for', () => {
    showNear({ rows: [] });
    expect(find('[role=status]').textContent).toBe('No paper in the copy is near it.');

    showNear({ rows: undefined });
    expect(find('[role=status]').textContent).toBe('');
  });

  test('gives back what was taken away', async () => {
    const { onUndo } = showNear({ notice: { text: 'Not for you: On Routing', canUndo: true } });

    await page.getByRole('button', { name: 'Undo' }).click();

    expect(onUndo).toHaveBeenCalledOnce();
  });

  test.each([320, 1280])('fits a window of %i pixels', async (width) => {
    await page.viewport(width, 700);
    showNear({ title: 'x'.repeat(300), expandedId: idNumber(2) });

    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  });

  test.each(['light', 'dark'] as const)('breaks no rule of accessibility in %s colors', async (scheme) => {
    showNear({ expandedId: idNumber(2), notice: { text: 'Link copied', canUndo: false } });

    expect(await findViolations(scheme)).toEqual([]);
  });
});
