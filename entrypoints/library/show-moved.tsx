import { render } from 'preact';
import type { ShowSection } from './section.ts';

export const showMoved: ShowSection = (root) => {
  render(<h1>Moved</h1>, root);
  return { stop: () => render(null, root) };
};
