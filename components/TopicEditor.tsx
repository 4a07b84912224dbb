import { useLayoutEffect, useRef } from 'preact/hooks';
import type { EditedTopic } from '../lib/daily/bar/preview-topic.ts';
import type { TopicsView } from '../lib/daily/bar/topics-view.ts';
import { nameQuery } from '../lib/daily/bar/topic-facts.ts';
import { QueryChips } from './QueryChips.tsx';
import { TopicColors } from './TopicColors.tsx';
import { TopicPreview } from './TopicPreview.tsx';
import { TopicVotes } from './TopicVotes.tsx';

const MAX_QUERY = 299;
const MAX_NAME = 60;

export interface TopicEditorProps extends Pick<TopicsView, 'preview' | 'twin' | 'settings'> {
  readonly edited: EditedTopic;
  readonly onChange: (edited: EditedTopic) => void;
  readonly onSave: () => void;
  readonly onCancel: () => void;
}

/** A topic while it is edited: what it asks for, and at once what that would have let pass. */
export function TopicEditor({ edited, preview, twin, settings, onChange, onSave, onCancel }: TopicEditorProps) {
  const { kind, color, votes } = edited;
  const isSavable = preview ? preview.asksForSomething : edited.query.trim() !== '';
  const submit = (event: Event): void => {
    event.preventDefault();
    if (isSavable) onSave();
  };
  return (
    <form
      class="editor"
      aria-label={nameEditor(edited)}
      onSubmit={submit}
      onKeyDown={(event) => {
        // While a word is being composed, the key takes that back and no more.
        if (event.key === 'Escape' && !event.isComposing) onCancel();
      }}
    >
      <QueryField edited={edited} onChange={onChange} />
      <NameField edited={edited} onChange={onChange} />
      {kind === 'follow' && (
        <>
          <TopicColors color={color} onColor={(color) => onChange({ ...edited, color })} />
          <TopicVotes
            votes={votes}
            topicVotes={settings.topicVotes}
            onVotes={(votes) => onChange({ ...edited, votes })}
          />
        </>
      )}
      {twin && (
        <p class="note" role="status">
          You {kind} the same already: “<bdi>{twin.name}</bdi>”.
        </p>
      )}
      <p class="actions">
        <button type="submit" class="main" aria-disabled={!isSavable}>
          {nameSaving(edited)}
        </button>
        <button type="button" class="plain" onClick={onCancel}>
          Cancel
        </button>
      </p>
      <TopicPreview preview={preview} kind={kind} />
    </form>
  );
}

type FieldProps = Pick<TopicEditorProps, 'edited' | 'onChange'>;

function QueryField({ edited, onChange }: FieldProps) {
  const inputRef = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => inputRef.current?.focus(), []);
  const change = (query: string): void => onChange({ ...edited, query });
  return (
    <div class="field">
      <label for="topic-query">{edited.kind === 'follow' ? 'Papers about' : 'No papers about'}</label>
      <input
        ref={inputRef}
        id="topic-query"
        class="text"
        type="text"
        autocomplete="off"
        spellcheck={false}
        maxLength={MAX_QUERY}
        value={edited.query}
        aria-describedby="topic-query-hint"
        onInput={(event) => change(event.currentTarget.value)}
      />
      <QueryChips query={`${edited.query} `} inputRef={inputRef} onQuery={change} />
      <p id="topic-query-hint" class="hint">
        All of the words, or a “phrase”. title: author: org: keyword: say where, a minus says what not.
      </p>
    </div>
  );
}

function NameField({ edited, onChange }: FieldProps) {
  return (
    <div class="field">
      <label for="topic-name">Name</label>
      <input
        id="topic-name"
        class="text"
        type="text"
        autocomplete="off"
        maxLength={MAX_NAME}
        value={edited.name}
        placeholder={nameQuery(edited.query)}
        onInput={(event) => onChange({ ...edited, name: event.currentTarget.value })}
      />
    </div>
  );
}

function nameEditor({ id, kind, name }: EditedTopic): string {
  if (id !== undefined) return `Edit “${name}”`;
  return kind === 'follow' ? 'Follow a search' : 'Mute a search';
}

function nameSaving({ id, kind }: EditedTopic): string {
  if (id !== undefined) return 'Save';
  return kind === 'follow' ? 'Follow' : 'Mute';
}
