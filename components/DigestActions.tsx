import type { MailtoUrl } from '../lib/daily/digest/digest-mail.ts';

export interface DigestActionsProps {
  readonly mailto: MailtoUrl;
  /** What was just done, in words. */
  readonly notice: string;
  readonly onPrint: () => void;
  readonly onCopy: () => void;
  readonly onSaveMarkdown: () => void;
  readonly onSaveAtom: () => void;
}

/** The ways to take a digest along. */
export function DigestActions({ mailto, notice, ...on }: DigestActionsProps) {
  return (
    <div class="digest-actions">
      <button type="button" class="plain" onClick={on.onPrint}>
        Print
      </button>
      <button type="button" class="plain" onClick={on.onCopy}>
        Copy as Markdown
      </button>
      <a href={mailto} title="Opens a draft in your mail program; Ibid sends nothing">
        Draft an e-mail
      </a>
      <button type="button" class="plain" onClick={on.onSaveMarkdown}>
        Save as Markdown
      </button>
      <button type="button" class="plain" onClick={on.onSaveAtom}>
        Save as Atom feed
      </button>
      <p role="status">{notice}</p>
    </div>
  );
}
