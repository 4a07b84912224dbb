import type { TopicChip } from '../lib/daily/rows/judged-rows.ts';

export interface TopicChipsProps {
  readonly chips: readonly TopicChip[];
  readonly onToggle: (id: string) => void;
}

/** The topics of a list, each of which narrows it to its papers. */
export function TopicChips({ chips, onToggle }: TopicChipsProps) {
  if (chips.length === 0) return null;
  return (
    <ul class="topic-chips" aria-label="Only papers of a topic">
      {chips.map(({ id, name, color, count, isChosen }) => (
        <li key={id}>
          <button
            type="button"
            data-color={color}
            aria-pressed={isChosen}
            title={isChosen ? 'Show all papers again' : `Only papers of “${name}”`}
            onClick={() => onToggle(id)}
          >
            <bdi>{name}</bdi> <small>{count}</small>
          </button>
        </li>
      ))}
    </ul>
  );
}
