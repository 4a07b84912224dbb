import { Component, createRef, type ComponentChild } from 'preact';

export interface PanelMenuProps {
  readonly isCollapsed: boolean;
  readonly siteName: string;
  onCollapsedChange(isCollapsed: boolean): void;
  onTurnOff(): void;
}

/** The panel's signature, which opens what a reader can do about the panel. */
export class PanelMenu extends Component<PanelMenuProps, { readonly isOpen: boolean }> {
  override state = { isOpen: false };
  readonly #button = createRef<HTMLButtonElement>();

  override render(): ComponentChild {
    const { isOpen } = this.state;
    return (
      <div class="menu" onKeyDown={this.#onKeyDown} onFocusOut={this.#onFocusOut}>
        <button
          type="button"
          class="signature"
          ref={this.#button}
          aria-label="Ibid: panel options"
          aria-expanded={isOpen}
          aria-controls="ibid-options"
          onClick={() => this.setState({ isOpen: !isOpen })}
        >
          Ibid
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <circle cx="3" cy="8" r="1.25" />
            <circle cx="8" cy="8" r="1.25" />
            <circle cx="13" cy="8" r="1.25" />
          </svg>
        </button>
        <ul id="ibid-options" class="options" hidden={!isOpen}>
          {this.#renderOptions()}
        </ul>
      </div>
    );
  }

  #renderOptions(): ComponentChild {
    const { isCollapsed, siteName, onCollapsedChange, onTurnOff } = this.props;
    return (
      <>
        <li>
          <button type="button" onClick={() => this.#choose(() => onCollapsedChange(!isCollapsed))}>
            {isCollapsed ? 'Expand' : 'Collapse'}
          </button>
        </li>
        <li>
          <button type="button" onClick={() => this.#choose(onTurnOff)}>
            Turn off on {siteName}
          </button>
        </li>
      </>
    );
  }

  #choose(act: () => void): void {
    this.#close();
    act();
  }

  #close(): void {
    this.setState({ isOpen: false });
    this.#button.current?.focus();
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && this.state.isOpen) this.#close();
  };

  // Seen from inside a closed shadow root, focus that leaves for the page goes nowhere.
  readonly #onFocusOut = (event: FocusEvent): void => {
    const menu = event.currentTarget as Element;
    if (!menu.contains(event.relatedTarget as Node | null)) this.setState({ isOpen: false });
  };
}
