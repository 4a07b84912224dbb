/** What the lib gets for `wxt/browser` in tests outside a real extension. */
export { fakeBrowser as browser } from 'wxt/testing/fake-browser';
