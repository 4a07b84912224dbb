export interface SaveButtonProps {
  readonly title: string;
  readonly isSaved: boolean;
  /** The key that does the same, where there is one. */
  readonly keyName?: string;
  readonly onSave: (isSaved: boolean) => void;
}

/** A paper's ribbon: filled when it is saved. */
export function SaveButton({ title, isSaved, keyName, onSave }: SaveButtonProps) {
  const key = keyName === undefined ? '' : ` (${keyName})`;
  return (
    <button
      type="button"
      class="save"
      aria-pressed={isSaved}
      aria-label={`Save “${title}”`}
      title={`${isSaved ? 'Saved' : 'Save'}${key}`}
      onClick={() => onSave(!isSaved)}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="M4 2.5h8v11l-4-3-4 3z" />
      </svg>
    </button>
  );
}
