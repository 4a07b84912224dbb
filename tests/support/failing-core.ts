import type { DBCore, DBCoreMutateRequest, DBCoreTable } from 'dexie';
import type { IbidDatabase } from '../../lib/store/schema.ts';

/**
 * Lets a test decide before each write of a database whether it fails: what `decide` returns is
 * thrown instead of writing.
 */
export async function failWrites(
  db: IbidDatabase,
  decide: (table: string, type: DBCoreMutateRequest['type']) => unknown,
): Promise<void> {
  const wrap = (table: DBCoreTable): DBCoreTable => ({
    ...table,
    mutate(request) {
      const failure = decide(table.name, request.type);
      return failure === undefined ? table.mutate(request) : Promise.reject(failure);
    },
  });
  db.use({
    stack: 'dbcore',
    name: 'failing-writes',
    create: (core: DBCore) => ({ ...core, table: (name: string) => wrap(core.table(name)) }),
  });
  // A middleware counts from the next opening on.
  db.close({ disableAutoOpen: false });
  await db.open();
}
