import { beginReadingIndex } from './early-index.ts';

// To be imported before all else: imports are run in their order.
beginReadingIndex();
