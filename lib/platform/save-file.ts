/** Long enough for any browser to have begun the download. */
const KEPT_MS = 60_000;

/** Has the browser save a text as a file, as a download that the user sees. */
export function saveFile(name: string, type: 'text/markdown' | 'application/atom+xml', text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}
