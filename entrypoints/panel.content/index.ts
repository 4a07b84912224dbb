import { defineContentScript } from 'wxt/utils/define-content-script';
import { startPanel } from './start-panel.ts';

export default defineContentScript({
  // The background registers this script for the sites that are on; arXiv is not named here because
  // WXT would make it a required permission.
  matches: ['https://github.com/*', 'https://huggingface.co/*'],
  registration: 'runtime',
  // Once the markup is there and before its pictures: detection reads nothing that comes later.
  runAt: 'document_end',
  // Pages must not learn of Ibid from a message to all of them.
  noScriptStartedPostMessage: true,
  main(context) {
    startPanel(context.signal).catch(() => undefined);
  },
});
