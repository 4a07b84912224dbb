/** What was just done, in words. */
export interface Notice {
  readonly text: string;
  readonly canUndo: boolean;
}

const SHOWN_MS = 4_000;
/** Whoever wants it back must read, find the button and press it. */
const UNDOABLE_MS = 12_000;

/** The popup's one notice: it goes by itself, or with the next one. */
export class PopupNotices {
  readonly #onChange: (notice: Notice | undefined) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #undo: (() => void) | undefined;

  constructor(onChange: (notice: Notice | undefined) => void) {
    this.#onChange = onChange;
  }

  /** @param undo takes back what was done */
  tell(text: string, undo?: () => void): void {
    clearTimeout(this.#timer);
    this.#undo = undo;
    this.#timer = setTimeout(this.#clear, undo ? UNDOABLE_MS : SHOWN_MS);
    this.#onChange({ text, canUndo: undo !== undefined });
  }

  /** Takes back what the notice tells; nothing, where there is nothing to take back. */
  undo(): void {
    const undo = this.#undo;
    if (!undo) return;
    this.#clear();
    undo();
  }

  readonly #clear = (): void => {
    clearTimeout(this.#timer);
    this.#undo = undefined;
    this.#onChange(undefined);
  };
}
