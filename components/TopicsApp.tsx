import type { TopicsView } from '../lib/daily/bar/topics-view.ts';
import type { Topic } from '../lib/store/topic.ts';
import { TopicBar, type TopicBarProps } from './TopicBar.tsx';
import { TopicList, type TopicListProps } from './TopicList.tsx';
import { TopicSuggestions, type TopicSuggestionsProps } from './TopicSuggestions.tsx';
import { useNextFocus } from './use-next-focus.ts';

export interface TopicsAppProps
  extends
    Pick<TopicBarProps, 'onVotes'>,
    Pick<TopicListProps, 'onEdit' | 'onChange' | 'onSave' | 'onDrop'>,
    Pick<TopicSuggestionsProps, 'onFollow'> {
  readonly view: TopicsView;
  readonly onUndo: () => void;
}

/** The Topics section of the library page: the bar, what is followed and muted, and what may be followed. */
export function TopicsApp({ view, ...on }: TopicsAppProps) {
  const { edited, dropped, fault } = view;
  const focusNext = useNextFocus();
  const list = {
    ...view,
    onChange: on.onChange,
    onEdit: (topic: Parameters<TopicListProps['onEdit']>[0]) => {
      if (!topic) focusNext(...returnPlaces(edited));
      on.onEdit(topic);
    },
    onSave: () => {
      focusNext(...returnPlaces(edited));
      on.onSave();
    },
    onDrop: (topic: Topic) => {
      focusNext('.undo button');
      on.onDrop(topic);
    },
  };
  return (
    <>
      <h1>Topics</h1>
      {fault !== undefined && (
        <p class="fault" role="alert">
          {fault}
        </p>
      )}
      <TopicBar settings={view.settings} counts={view.counts} onVotes={on.onVotes} />
      <Undo
        dropped={dropped}
        onUndo={() => {
          focusNext(`[data-edit="${dropped?.id ?? ''}"]`);
          on.onUndo();
        }}
      />
      <TopicList kind="follow" topics={view.followed} {...list} />
      <TopicList kind="mute" topics={view.muted} {...list} />
      <TopicSuggestions
        suggestions={view.suggestions}
        shipped={view.shipped}
        onFollow={(facts) => {
          focusNext(`[data-suggestion]:not([aria-label="${CSS.escape(`Follow “${facts.name}”`)}"])`, '[data-add]');
          on.onFollow(facts);
        }}
      />
    </>
  );
}

/** Where the keyboard goes when the editor closes: to where it was opened. */
function returnPlaces(edited: TopicsView['edited']): string[] {
  return edited?.id === undefined ? [`[data-add="${edited?.kind ?? 'follow'}"]`] : [`[data-edit="${edited.id}"]`];
}

function Undo({ dropped, onUndo }: { readonly dropped: Topic | undefined; readonly onUndo: () => void }) {
  return (
    <div class="undo" role="status">
      {dropped && (
        <p>
          “<bdi>{dropped.name}</bdi>” is no longer {dropped.kind === 'follow' ? 'followed' : 'muted'}.{' '}
          <button type="button" class="plain" onClick={onUndo}>
            Undo
          </button>
        </p>
      )}
    </div>
  );
}
