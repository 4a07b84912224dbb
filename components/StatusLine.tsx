import type { Remedy, StatusWords } from '../lib/sync/status-words.ts';

export interface StatusLineProps {
  readonly words: StatusWords;
  readonly onRemedy: (remedy: Exclude<Remedy, undefined>) => void;
}

const REMEDY_LABELS: Readonly<Record<Exclude<Remedy, undefined>, string>> = {
  retry: 'Try again',
  'grant access': 'Allow',
  reopen: 'Reopen',
};

/** The state of the copy in words, with the one button that helps, and the archive's progress. */
export function StatusLine({ words, onRemedy }: StatusLineProps) {
  const { text, remedy, progress } = words;
  return (
    <div class="status">
      {progress !== undefined && <progress value={progress} max={1} aria-label="Archive copied" />}
      <p role="status">{text}</p>
      {remedy !== undefined && (
        <button type="button" class="plain" onClick={() => onRemedy(remedy)}>
          {REMEDY_LABELS[remedy]}
        </button>
      )}
    </div>
  );
}
