import { render } from 'preact';
import '../../components/digest.css';
import { DigestApp } from '../../components/DigestApp.tsx';
import { DigestModel } from '../../lib/daily/digest/digest-model.ts';
import type { DigestSpan } from '../../lib/daily/digest/digest-span.ts';
import type { LibraryPlace } from '../../lib/daily/library-page/place.ts';
import { printPage } from '../../lib/platform/pages.ts';
import type { ShowSection } from './section.ts';

export const showDigest: ShowSection = (root, store, place) => {
  const model = new DigestModel({
    store,
    onView: (view) => {
      if (view.digest) document.title = `${view.digest.title} · Ibid`;
      render(
        <DigestApp
          view={view}
          onSave={({ paper }, value) => void model.setSaved(paper, value)}
          onPrint={printPage}
          onCopy={() => void model.copyMarkdown()}
          onSaveMarkdown={() => model.saveMarkdown()}
          onSaveAtom={() => model.saveAtom()}
        />,
        root,
      );
    },
  });
  void model.start(spanOf(place));
  return {
    goTo: (next) => void model.show(spanOf(next)),
    stop: () => {
      model.stop();
      render(null, root);
    },
  };
};

function spanOf(place: LibraryPlace): DigestSpan {
  return place.section === 'digest' ? place.span : { kind: 'new' };
}
