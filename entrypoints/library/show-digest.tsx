import { render } from 'preact';
import type { ShowSection } from './section.ts';

export const showDigest: ShowSection = (root) => {
  render(<h1>Digest</h1>, root);
  return () => render(null, root);
};
