/** One life of the panel's script in a page: it ends when the same Ibid is run there once more. */
export class ContentScriptContext {
  readonly signal: AbortSignal;

  constructor() {
    // The script's own world: no page can see it, and what was set by an Ibid before an update is not in it.
    const world = globalThis as { endPanel?: () => void };
    world.endPanel?.();
    const life = new AbortController();
    world.endPanel = () => life.abort();
    this.signal = life.signal;
  }
}
