import { render } from 'preact';
import { LibraryApp } from '../../components/LibraryApp.tsx';
import { parsePlace, type LibraryPlace } from '../../lib/daily/library-page/place.ts';
import { openStore } from '../../lib/store/open-store.ts';
import { toStoreError } from '../../lib/store/store-error.ts';
import { describeStoreFault } from '../../lib/sync/status-words.ts';
import type { ShowSection } from './section.ts';

const app = document.getElementById('app')!;
const storeOpening = openStore();
let stopSection: (() => void) | undefined;

/** Each section is loaded when it is first gone to. */
async function loadSection(section: LibraryPlace['section']): Promise<ShowSection> {
  switch (section) {
    case 'digest':
    case 'archive':
      return (await import('./show-digest.tsx')).showDigest;
    case 'moved':
      return (await import('./show-moved.tsx')).showMoved;
    case 'topics':
      return (await import('./show-topics.tsx')).showTopics;
  }
}

async function show(): Promise<void> {
  const place = parsePlace(location.hash);
  stopSection?.();
  stopSection = undefined;
  render(<LibraryApp section={place.section} fault={undefined} />, app);
  try {
    const [showSection, store] = await Promise.all([loadSection(place.section), storeOpening]);
    // Gone on meanwhile.
    if (parsePlace(location.hash).section !== place.section) return;
    stopSection = showSection(document.getElementById('section')!, store, place);
  } catch (error) {
    const fault = describeStoreFault(toStoreError(error).code);
    render(<LibraryApp section={place.section} fault={fault} />, app);
  }
}

await show();
window.addEventListener('hashchange', () => void show());
