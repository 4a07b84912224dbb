/** A record of data that nobody has put into a code block. */
const DATA_LINE = /^\s*(?:[{[]\s*["'{]|["'][\w-]+["']\s*:)/;

/** Whether a line holds data rather than words. */
export function isDataLine(line: string): boolean {
  return DATA_LINE.test(line);
}

/** Takes out addresses, which are no words. */
export function dropAddresses(text: string): string {
  return text.replace(/https?:\/\/[^\s)\]]*/g, ' ');
}
