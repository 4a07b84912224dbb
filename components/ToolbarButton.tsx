export interface ToolbarButtonProps {
  /** The badge's text; empty for none. */
  readonly text: string;
  /** The tooltip. */
  readonly title: string;
}

/** How Ibid's button in the toolbar looks now, with the words that its tooltip says. */
export function ToolbarButton({ text, title }: ToolbarButtonProps) {
  return (
    <p class="toolbar-button">
      <span class="icon">
        <img src="/icon/48.png" alt="" width="24" height="24" />
        {text !== '' && <span class="badge">{text}</span>}
      </span>
      {title}
    </p>
  );
}
