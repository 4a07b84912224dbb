const encoder = new TextEncoder();

/** Terms as UTF-8, sorted by their bytes. Most are ASCII, for which the encoder's way there and back takes longer. */
export function encodeTerm(term: string): Uint8Array {
  const bytes = new Uint8Array(term.length);
  for (let index = 0; index < term.length; index += 1) {
    const code = term.charCodeAt(index);
    if (code > 0x7f) return encoder.encode(term);
    bytes[index] = code;
  }
  return bytes;
}

/** The order of terms in a segment: by their UTF-8 bytes. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  return compareBytesAt(a, 0, a.length, b);
}

/** Compares a term that lies among other bytes: a page's words are hundreds, and a view of each would cost more. */
export function compareBytesAt(bytes: Uint8Array, start: number, length: number, term: Uint8Array): number {
  const common = Math.min(length, term.length);
  for (let index = 0; index < common; index += 1) {
    const difference = bytes[start + index]! - term[index]!;
    if (difference !== 0) return difference;
  }
  return length - term.length;
}

/** How many bytes two terms begin with alike. */
export function countShared(a: Uint8Array, b: Uint8Array): number {
  const most = Math.min(a.length, b.length);
  let count = 0;
  while (count < most && a[count] === b[count]) count += 1;
  return count;
}
