import type { KeyValueArea } from '../platform/key-value.ts';

/** A kind of the user's rows, as far as its copy in the flat store goes. */
export interface MirrorKind<Row> {
  /** What their keys begin with. */
  readonly prefix: string;
  /** Undefined for what is no such row. */
  readonly parse: (stored: unknown) => Row | undefined;
}

/**
 * Reads the copy that is read: it needs no database.
 *
 * @throws whatever the storage does
 */
export async function loadMirror<Row extends { readonly id: string }>(
  { prefix, parse }: MirrorKind<Row>,
  area: KeyValueArea,
): Promise<Map<Row['id'], Row>> {
  const all = await area.getAll();
  const keys = Object.keys(all).filter((key) => key.startsWith(prefix));
  const rows = keys.map((key) => parse(all[key])).filter((row) => row !== undefined);
  return new Map(rows.map((row) => [row.id, row]));
}
