import { render } from 'preact';
import type { ShowSection } from './section.ts';

export const showTopics: ShowSection = (root) => {
  render(<h1>Topics</h1>, root);
  return () => render(null, root);
};
