import { beginReadingIndex } from './reading-corpus.ts';

// To be imported before all else: imports are run in their order.
beginReadingIndex();
