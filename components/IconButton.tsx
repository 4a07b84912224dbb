export interface IconButtonProps {
  readonly label: string;
  /** The tooltip, where it says more than the label: a date, a key. */
  readonly title?: string;
  /** The drawing, as an SVG path on a field of 16 by 16. */
  readonly path: string;
  /** There but of no use now. It keeps the focus, which a disabled button would lose. */
  readonly isOff?: boolean;
  readonly onPress: () => void;
}

/** A button that is a drawing, named in words. */
export function IconButton({ label, title = label, path, isOff = false, onPress }: IconButtonProps) {
  return (
    <button
      type="button"
      class="icon"
      aria-label={label}
      title={title}
      aria-disabled={isOff}
      onClick={() => isOff || onPress()}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={path} />
      </svg>
    </button>
  );
}
