import { join } from 'node:path';

const PAGES_FOLDER = join(import.meta.dirname, 'pages');

/**
 * The demo's web pages, by the address at which a browser is to show them.
 *
 * Which papers belong to each of them is said beside it; all of them are in `feed/`.
 */
export const demoPages: ReadonlyMap<string, string> = new Map([
  // Paper 2605.30263 by the feed's repository, badge, link and BibTeX; it cites 2605.28816 and 2605.25874.
  ['https://github.com/shengshu-ai/minWM', page('github-repository.html')],
  // No paper at all, and not even near one.
  ['https://github.com/ibid-demo/tidetable', page('github-other.html')],
  // 2605.21573 by tag, link, BibTeX and the feed's project page; 1910.09700 is the model cards' boilerplate.
  ['https://huggingface.co/microsoft/Lens', page('hugging-face-model.html')],
  // 2605.28721 by tag, link and BibTeX; its abstract names this data set.
  ['https://huggingface.co/datasets/Forival/LiveBrowseComp', page('hugging-face-dataset.html')],
  // 2605.21573 by tag, and through the linked model microsoft/Lens.
  ['https://huggingface.co/spaces/ibid-demo/lens-studio', page('hugging-face-space.html')],
  // 2605.29250.
  ['https://arxiv.org/abs/2605.29250', page('arxiv-abstract.html')],
]);

function page(fileName: string): string {
  return join(PAGES_FOLDER, fileName);
}
