import { render } from 'preact';
import { LibraryApp, nameSection } from '../../components/LibraryApp.tsx';
import { parsePlace, type LibraryPlace } from '../../lib/daily/library-page/place.ts';
import { openStore } from '../../lib/store/open-store.ts';
import { toStoreError } from '../../lib/store/store-error.ts';
import { describeStoreFault } from '../../lib/sync/status-words.ts';
import type { ShownSection, ShowSection } from './section.ts';

const app = document.getElementById('app')!;
const storeOpening = openStore();
let wanted: LibraryPlace;
let shown: (ShownSection & { readonly section: LibraryPlace['section'] }) | undefined;

/** Each section is loaded when it is first gone to. */
async function loadSection(section: LibraryPlace['section']): Promise<ShowSection> {
  switch (section) {
    case 'digest':
      return (await import('./show-digest.tsx')).showDigest;
    case 'archive':
      return (await import('./show-archive.tsx')).showArchive;
    case 'near':
      return (await import('./show-near.tsx')).showNear;
    case 'moved':
      return (await import('./show-moved.tsx')).showMoved;
    case 'topics':
      return (await import('./show-topics.tsx')).showTopics;
  }
}

async function show(): Promise<void> {
  const place = parsePlace(location.hash);
  wanted = place;
  if (shown?.section === place.section && shown.goTo) {
    shown.goTo(place);
    return;
  }
  shown?.stop();
  shown = undefined;
  document.title = `${nameSection(place.section)} · Ibid`;
  render(<LibraryApp section={place.section} fault={undefined} />, app);
  try {
    const [showSection, store] = await Promise.all([loadSection(place.section), storeOpening]);
    // Gone on meanwhile.
    if (wanted !== place) return;
    shown = { section: place.section, ...showSection(document.getElementById('section')!, store, place) };
  } catch (error) {
    if (wanted !== place) return;
    const fault = describeStoreFault(toStoreError(error).code);
    render(<LibraryApp section={place.section} fault={fault} />, app);
  }
}

await show();
window.addEventListener('hashchange', () => {
  window.scrollTo(0, 0);
  void show();
});
