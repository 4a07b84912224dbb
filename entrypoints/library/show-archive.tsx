import { render } from 'preact';
import '../../components/archive.css';
import { ArchiveApp } from '../../components/ArchiveApp.tsx';
import { ArchiveModel } from '../../lib/daily/digest/archive-model.ts';
import type { ShowSection } from './section.ts';

export const showArchive: ShowSection = (root, store) => {
  const model = new ArchiveModel({ store, onView: (view) => render(<ArchiveApp view={view} />, root) });
  void model.start();
  return {
    stop: () => {
      model.stop();
      render(null, root);
    },
  };
};
