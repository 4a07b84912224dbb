import { IDBFactory } from 'fake-indexeddb';

/** An IndexedDB whose next openings fail with the errors given, one after the other; then it works. */
export class FlakyFactory extends IDBFactory {
  readonly failures: DOMException[];
  openings = 0;

  constructor(failures: readonly DOMException[]) {
    super();
    this.failures = [...failures];
  }

  override open(name: string, version?: number): ReturnType<IDBFactory['open']> {
    this.openings += 1;
    const error = this.failures.shift();
    return error ? failingRequest(error) : super.open(name, version);
  }
}

function failingRequest(error: DOMException): ReturnType<IDBFactory['open']> {
  const request = { error, onerror: undefined as ((event: unknown) => void) | undefined };
  setImmediate(() => request.onerror?.({ target: request, preventDefault: ignore, stopPropagation: ignore }));
  return request as unknown as ReturnType<IDBFactory['open']>;
}

function ignore(): void {}
