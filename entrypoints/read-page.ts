import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readAnyPage } from '../lib/pages/any-page.ts';

// Run only when the reader asks about a page; what it returns is the answer of that run.
export default defineUnlistedScript({
  // Without a name, the minified script would end in a statement that has no value to return.
  globalName: 'ibidPageSubject',
  main: () => readAnyPage(document, location.href),
});
