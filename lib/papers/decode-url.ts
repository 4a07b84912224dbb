/** Undoes the percent signs of an address; one that has them wrong is left as it is. */
export function decodeUrl(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
