/** The browser's extension API; the one place that imports it. */
export { browser } from 'wxt/browser';
