import { countPapers } from '../lib/daily/bar/topics-words.ts';
import type { TopicsView } from '../lib/daily/bar/topics-view.ts';
import type { TopicDraft } from '../lib/daily/library-page/place.ts';
import type { Topic, TopicKind } from '../lib/store/topic.ts';
import { TopicEditor, type TopicEditorProps } from './TopicEditor.tsx';
import { TopicSign } from './TopicName.tsx';

export interface TopicListProps
  extends
    Pick<TopicsView, 'counts' | 'edited' | 'preview' | 'twin' | 'settings'>,
    Pick<TopicEditorProps, 'onChange' | 'onSave'> {
  readonly kind: TopicKind;
  readonly topics: readonly Topic[];
  readonly onEdit: (topic: Topic | TopicDraft | undefined) => void;
  readonly onDrop: (topic: Topic) => void;
}

const WORDS: Readonly<Record<TopicKind, { heading: string; add: string; drop: string; none: string }>> = {
  follow: {
    heading: 'You follow',
    add: 'Follow a search',
    drop: 'Unfollow',
    none: 'Nothing yet: papers pass by their votes alone.',
  },
  mute: { heading: 'You mute', add: 'Mute a search', drop: 'Unmute', none: 'Nothing.' },
};

/** The topics of a kind, each edited in its place. */
export function TopicList({ kind, topics, edited, onEdit, onDrop, ...rest }: TopicListProps) {
  const words = WORDS[kind];
  const isAdding = edited !== undefined && edited.id === undefined && edited.kind === kind;
  const editor = edited && (
    <TopicEditor
      key={edited.id ?? 'new'}
      edited={edited}
      preview={rest.preview}
      twin={rest.twin}
      settings={rest.settings}
      onChange={rest.onChange}
      onSave={rest.onSave}
      onCancel={() => onEdit(undefined)}
    />
  );
  return (
    <section aria-labelledby={`${kind}-heading`}>
      <div class="heading">
        <h2 id={`${kind}-heading`}>{words.heading}</h2>
        {!isAdding && (
          <button type="button" class="plain" data-add={kind} onClick={() => onEdit({ kind, query: '' })}>
            {words.add}
          </button>
        )}
      </div>
      {isAdding && editor}
      {topics.length === 0 && !isAdding && <p class="none">{words.none}</p>}
      {topics.length > 0 && (
        <ul class="topics">
          {topics.map((topic) => (
            <li key={topic.id}>
              {edited?.id === topic.id ? (
                editor
              ) : (
                <TopicRow
                  topic={topic}
                  counts={rest.counts}
                  onEdit={() => onEdit(topic)}
                  onDrop={() => onDrop(topic)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface TopicRowProps extends Pick<TopicsView, 'counts'> {
  readonly topic: Topic;
  readonly onEdit: () => void;
  readonly onDrop: () => void;
}

function TopicRow({ topic, counts, onEdit, onDrop }: TopicRowProps) {
  const { id, kind, name, query, color, votes } = topic;
  const drop = WORDS[kind].drop;
  return (
    <div class="topic">
      <span class="sign">
        <TopicSign color={color} />
      </span>
      <h3 class="name" data-color={color}>
        <bdi>{name}</bdi>
      </h3>
      <p class="about">
        {query !== name && (
          <>
            <bdi class="query">{query}</bdi> ·{' '}
          </>
        )}
        {votes !== undefined && kind === 'follow' && `from ${votes} ${votes === 1 ? 'vote' : 'votes'} · `}
        {counts && countPapers(counts.matchCounts.get(id) ?? 0)}
      </p>
      <p class="actions">
        <button type="button" class="plain" data-edit={id} aria-label={`Edit “${name}”`} onClick={onEdit}>
          Edit
        </button>
        <button type="button" class="plain" aria-label={`${drop} “${name}”`} onClick={onDrop}>
          {drop}
        </button>
      </p>
    </div>
  );
}
