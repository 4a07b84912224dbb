import type { RuntimeApi } from './protocol.ts';

declare const chrome: RuntimeApi;

// The least a background can do: wake, and say that it is awake.
chrome.runtime.onMessage.addListener((_question, _sender, respond) => {
  respond({ titles: [] });
  return true;
});
