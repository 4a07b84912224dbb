import type { TopicDraft } from '../library-page/place.ts';
import type { Topic, TopicFacts } from '../../store/topic.ts';
import type { BarSettings } from './bar.ts';
import { previewTopic, type EditedTopic, type RecentCounts, type TopicPreview } from './preview-topic.ts';
import type { RecentPapers } from './recent-papers.ts';
import { SHIPPED_TOPICS } from './shipped-topics.ts';
import type { TopicSuggestion } from './suggest-topics.ts';
import { isSameTopic, nameQuery, toFollow, toMute } from './topic-facts.ts';

/** What the Topics section knows. */
export interface TopicsState {
  readonly topics: readonly Topic[];
  readonly settings: BarSettings;
  /** Undefined until the papers are read. */
  readonly recent: RecentPapers | undefined;
  /** What the bar lets pass of them. */
  readonly counts: RecentCounts | undefined;
  readonly suggestions: readonly TopicSuggestion[];
  /** The topic that is edited or about to be added. */
  readonly edited: EditedTopic | undefined;
  /** The one that was let go last; it can be taken back. */
  readonly dropped: Topic | undefined;
  /** What could not be done, in words. */
  readonly fault: string | undefined;
}

/** What the Topics section shows. */
export interface TopicsView extends Pick<TopicsState, 'settings' | 'counts' | 'edited' | 'dropped' | 'fault'> {
  readonly followed: readonly Topic[];
  readonly muted: readonly Topic[];
  readonly preview: TopicPreview | undefined;
  /** Another topic that does what the edited one does. */
  readonly twin: Topic | undefined;
  readonly suggestions: readonly TopicSuggestion[];
  /** Topics that ship with Ibid and are not held. */
  readonly shipped: readonly TopicFacts[];
}

/** Derives what is shown. */
export function buildTopicsView(state: TopicsState): TopicsView {
  const { topics, settings, recent, edited, dropped, fault } = state;
  const isHeld = (facts: TopicFacts): boolean => topics.some(({ query }) => isSameTopic({ ...facts, query }, facts));
  return {
    settings,
    edited,
    dropped,
    fault,
    followed: topics.filter(({ kind }) => kind === 'follow'),
    muted: topics.filter(({ kind }) => kind === 'mute'),
    counts: state.counts,
    preview: recent && edited && previewTopic(edited, { topics, settings }, recent),
    twin: edited && topics.find((topic) => topic.id !== edited.id && isSameTopic(topic, edited)),
    suggestions: state.suggestions.filter(({ facts }) => !isHeld(facts)),
    shipped: SHIPPED_TOPICS.filter((facts) => !isHeld(facts)),
  };
}

/** A new topic to be edited: of a draft, or empty. */
export function draftTopic({ kind, query }: TopicDraft, topics: readonly Topic[]): TopicFacts {
  const facts = kind === 'follow' ? toFollow('search', query, topics) : toMute('search', query);
  // Without a name it is called what its query asks for, and goes on being so while the query is typed.
  return { ...facts, name: '' };
}

/** A topic as it is saved: one without a name is named by its query. */
export function finishTopic<Edited extends EditedTopic>(edited: Edited): Edited {
  const query = edited.query.trim();
  return { ...edited, query, name: edited.name.trim() || nameQuery(query) };
}
