import { render } from 'preact';
import '../../components/topics.css';
import { TopicsApp } from '../../components/TopicsApp.tsx';
import { TopicsModel } from '../../lib/daily/bar/topics-model.ts';
import { repaintBadge } from '../../lib/daily/signal/badge.ts';
import type { ShowSection } from './section.ts';

export const showTopics: ShowSection = (root, store, place) => {
  const model = new TopicsModel({
    store,
    onView: (view) =>
      render(
        <TopicsApp
          view={view}
          onVotes={(votes) => void model.setVotes(votes)}
          onEdit={(topic) => model.edit(topic)}
          onChange={(edited) => model.change(edited)}
          onSave={() => void model.save()}
          onDrop={(topic) => void model.drop(topic)}
          onUndo={() => void model.undo()}
          onFollow={(facts) => void model.follow(facts)}
        />,
        root,
      ),
    onBarChanged: () => void repaintBadge(store).catch(() => undefined),
  });
  const draft = place.section === 'topics' ? place.draft : undefined;
  // Taken up once: a page that is loaded again, when it may be saved, asks for it no more.
  if (draft) history.replaceState(null, '', '#topics');
  void model.start(draft);
  return {
    stop: () => {
      model.stop();
      render(null, root);
    },
  };
};
