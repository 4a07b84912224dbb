import { defineContentScript } from 'wxt/utils/define-content-script';
import { startPanel } from './start-panel.ts';

export default defineContentScript({
  // The background registers this script for the sites that are on. No site is named here, for WXT would make
  // each a required permission.
  registration: 'runtime',
  // Pages must not learn of Ibid from a message to all of them.
  noScriptStartedPostMessage: true,
  main(context) {
    startPanel(context.signal).catch(() => undefined);
  },
});
