import type { Notice } from '../lib/daily/popup/popup-notices.ts';
import type { Remedy, StatusWords } from '../lib/sync/status-words.ts';

export interface StatusLineProps {
  readonly words: StatusWords;
  /** What was just done, in words: stands in place of the status for a moment. */
  readonly notice: Notice | undefined;
  readonly onRemedy: (remedy: Exclude<Remedy, undefined>) => void;
  /** Takes back what the notice tells, where that can be. */
  readonly onUndo?: () => void;
}

const REMEDY_LABELS: Readonly<Record<Exclude<Remedy, undefined>, string>> = {
  retry: 'Try again',
  'grant access': 'Allow',
  reopen: 'Reopen',
};

/** The state of the copy in words, with the one button that helps, and the archive's progress. */
export function StatusLine({ words, notice, onRemedy, onUndo }: StatusLineProps) {
  const { text, remedy, progress } = words;
  return (
    <div class={`status${notice === undefined ? '' : ' noticed'}`}>
      {progress !== undefined && <progress value={progress} max={1} aria-label="Archive copied" />}
      <div class="words">
        {/* A count of a thousand days would be read out a thousand times. */}
        <p class="state" role="status" aria-live={progress === undefined ? 'polite' : 'off'}>
          {text}
        </p>
        <p class="notice" role="status">
          <bdi>{notice?.text}</bdi>
        </p>
      </div>
      {notice?.canUndo && (
        <button type="button" class="plain" title="Undo (u)" onClick={onUndo}>
          Undo
        </button>
      )}
      {remedy !== undefined && !notice?.canUndo && (
        <button type="button" class="plain" onClick={() => onRemedy(remedy)}>
          {REMEDY_LABELS[remedy]}
        </button>
      )}
    </div>
  );
}
