/**
 * Begins to read all groups at once and works on each as it comes, in their order: one is worked on while the next
 * ones are on their way.
 *
 * @throws what fails first in that order, of reading or of work
 */
export async function readInGroups<Group, Read>(
  groups: readonly Group[],
  read: (group: Group) => Promise<Read>,
  work: (group: Group, read: Read) => void,
): Promise<void> {
  const readings = groups.map(read);
  // Each is waited for below, but one that fails before its turn is nobody's for so long.
  for (const reading of readings) reading.catch(() => undefined);
  for (const [place, group] of groups.entries()) work(group, await readings[place]!);
}
