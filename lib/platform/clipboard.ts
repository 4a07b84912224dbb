/** Puts a text on the clipboard. Must be called straight from a press; rejects where the browser refuses. */
export async function writeClipboard(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
}
