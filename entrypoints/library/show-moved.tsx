import { render } from 'preact';
import '../../components/moved.css';
import { MovedApp } from '../../components/MovedApp.tsx';
import { MovedModel } from '../../lib/daily/moved/moved-model.ts';
import type { ShowSection } from './section.ts';

export const showMoved: ShowSection = (root, store) => {
  const model = new MovedModel({
    store,
    onView: (view) =>
      render(
        <MovedApp
          view={view}
          onSave={(paper, isSaved) => void model.setSaved(paper, isSaved)}
          onEnter={() => model.hold()}
          onRank={() => model.rankAnew()}
          onShowAll={() => model.showAll()}
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
