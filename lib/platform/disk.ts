/** The bytes this origin takes on disk, as far as the browser tells. */
export async function estimateBytes(): Promise<number | undefined> {
  return (await navigator.storage?.estimate?.())?.usage;
}
