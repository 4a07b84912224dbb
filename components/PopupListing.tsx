import { useMemo } from 'preact/hooks';
import type { PaperRowView } from '../lib/daily/rows/paper-rows.ts';
import { hubSearchUrl } from '../lib/papers/safe-url.ts';
import { EmptyState } from './EmptyState.tsx';
import { describeList, ListHeading } from './ListHeading.tsx';
import { PaperList } from './PaperList.tsx';
import type { PopupAppProps } from './PopupApp.tsx';
import { SafeLink } from './SafeLink.tsx';
import type { TopicActions } from './topic-actions.ts';
import { TopicChips } from './TopicChips.tsx';
import { UnwantedPapers } from './UnwantedPapers.tsx';

export interface PopupListingProps extends PopupAppProps {
  readonly drawnRows: readonly PaperRowView[];
}

/** The list that is shown, with what stands over and under it. */
export function PopupListing({ view, drawnRows, onToggle, onMark, onCopy, onNear, ...actions }: PopupListingProps) {
  const { list, state, topics } = view;
  const { expandedId } = state;
  const { onToggleTopic, onQuery } = actions;
  const topicActions = useMemo((): TopicActions => ({ topics, onToggleTopic, onQuery }), [topics]);
  const label = describeList(list);
  const showsDay = list.heading.kind !== 'day';
  // The same element again tells Preact that nothing in it has changed.
  const papers = useMemo(
    () => (
      <PaperList
        {...{ rows: drawnRows, label, expandedId, showsDay, onToggle, onMark, onCopy, onNear, topicActions }}
      />
    ),
    [drawnRows, label, expandedId, showsDay, onToggle, onMark, onCopy, onNear, topicActions],
  );
  const { heading, rows, chips = [] } = list;
  const isNarrowed = chips.some(({ isChosen }) => isChosen);
  return (
    <>
      <ListHeading list={list} topicActions={topicActions} {...actions} />
      {heading.kind === 'for you' && !heading.hasTopics && (
        <TopicsOffer onChoose={() => actions.onOpenLibrary({ section: 'topics', draft: undefined })} />
      )}
      <TopicChips chips={chips} onToggle={actions.onToggleChip} />
      {rows.length === 0 ? <EmptyState heading={heading} status={view.status} isNarrowed={isNarrowed} /> : papers}
      {heading.kind === 'for you' && <UnwantedPapers papers={heading.unwanted} onWantAgain={actions.onWantAgain} />}
      {state.query.trim() !== '' && <HubSearch query={state.query} />}
    </>
  );
}

/** For you is useful without topics, and more so with them. */
function TopicsOffer({ onChoose }: { readonly onChoose: () => void }) {
  return (
    <p class="offer">
      Only votes decide so far.{' '}
      <button type="button" class="plain" onClick={onChoose}>
        Choose topics
      </button>
    </p>
  );
}

/** A plain link: the query goes to the Hub only when a person follows it. */
function HubSearch({ query }: { readonly query: string }) {
  return (
    <p class="hub-search">
      <SafeLink href={hubSearchUrl(query.trim())}>Search the Hub for this</SafeLink>
    </p>
  );
}
