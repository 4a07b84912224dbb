import { render } from 'preact';
import { NearApp } from '../../components/NearApp.tsx';
import '../../components/near.css';
import { NearModel } from '../../lib/daily/library-page/near-model.ts';
import { formatPlace } from '../../lib/daily/library-page/place.ts';
import type { ShowSection } from './section.ts';

export const showNear: ShowSection = (root, store, place) => {
  if (place.section !== 'near') return { stop: () => undefined };
  const model = new NearModel({
    store,
    id: place.id,
    onView: (view) =>
      render(
        <NearApp
          view={view}
          onToggle={(id) => model.toggleExpanded(id)}
          onMark={({ paper }, field, value) => model.setMark(paper, field, value)}
          onCopy={({ paper }, format) => model.copyPaper(paper, format)}
          // The browser's own way back leads from step to step.
          onNear={({ paper: { id } }) => (location.hash = formatPlace({ section: 'near', id }))}
          onUndo={() => model.undo()}
        />,
        root,
      ),
  });
  void model.start();
  return {
    stop: () => {
      model.stop();
      render(null, root);
    },
  };
};
