export interface PinHintProps {
  readonly browser: 'chromium' | 'firefox';
  /** Whether the button stands in the toolbar itself; undefined where the browser does not tell. */
  readonly isPinned: boolean | undefined;
}

const STEPS: Readonly<Record<PinHintProps['browser'], string>> = {
  chromium: 'Press the puzzle piece beside the address, then the pin beside Ibid.',
  firefox: 'Press the puzzle piece beside the address, then the gear beside Ibid, and choose “Pin to Toolbar”.',
};
const PUZZLE_PIECE =
  'M6.3 3.6a1.7 1.7 0 0 1 3.4 0v.6h2.1a1 1 0 0 1 1 1v2.2h-.6a1.7 1.7 0 0 0 0 3.4h.6v1.7a1 1 0 0 1-1 1H4.2a1 1 0 0 1-1-1V5.2a1 1 0 0 1 1-1h2.1z';
const PIN = 'M5.8 2.5h4.4M6.6 2.5v4L4.7 9h6.6L9.4 6.5v-4M8 9v4.5';
const GEAR =
  'M8 5.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4M8 2v1.7M8 12.3V14M2 8h1.7M12.3 8H14M3.8 3.8 5 5M11 11l1.2 1.2M12.2 3.8 11 5M5 11l-1.2 1.2';

/** How the button gets into the toolbar, drawn and in words; or that it is there. */
export function PinHint({ browser, isPinned = false }: PinHintProps) {
  return (
    <div class="pin-hint">
      <Toolbar browser={browser} isPinned={isPinned} />
      <p role="status" class="with-room" data-room={STEPS[browser]}>
        <span>{isPinned ? 'Ibid stands in the toolbar.' : STEPS[browser]}</span>
      </p>
    </div>
  );
}

function Toolbar({ browser, isPinned }: Required<Pick<PinHintProps, 'browser'>> & { readonly isPinned: boolean }) {
  return (
    <div class="toolbar" aria-hidden="true">
      <span class="address" />
      {isPinned && <img src="/icon/32.png" alt="" width="16" height="16" />}
      <Sign path={PUZZLE_PIECE} />
      {!isPinned && (
        <span class="menu">
          <img src="/icon/32.png" alt="" width="16" height="16" />
          Ibid
          <Sign path={browser === 'firefox' ? GEAR : PIN} />
        </span>
      )}
    </div>
  );
}

function Sign({ path }: { readonly path: string }) {
  return (
    <svg viewBox="0 0 16 16">
      <path d={path} />
    </svg>
  );
}
