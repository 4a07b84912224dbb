const FACTOR = 0x85ebca6b;

/**
 * A 32-bit checksum of bytes. Each step maps the state one-to-one for a given word and each word
 * one-to-one for a given state, so a change within one word is always noticed.
 */
export function checksum(bytes: Uint8Array): number {
  const wordCount = bytes.length >>> 2;
  const isAligned = bytes.byteOffset % 4 === 0;
  const words = isAligned ? new Uint32Array(bytes.buffer, bytes.byteOffset, wordCount) : copyWords(bytes, wordCount);
  let hash = bytes.length ^ 0x9e3779b9;
  // Four a turn: most of this is run before it is compiled.
  const inFours = wordCount - (wordCount % 4);
  for (let index = 0; index < inFours; index += 4) {
    hash = Math.imul(hash ^ words[index]!, FACTOR);
    hash = Math.imul(((hash << 13) | (hash >>> 19)) ^ words[index + 1]!, FACTOR);
    hash = Math.imul(((hash << 13) | (hash >>> 19)) ^ words[index + 2]!, FACTOR);
    hash = Math.imul(((hash << 13) | (hash >>> 19)) ^ words[index + 3]!, FACTOR);
    hash = (hash << 13) | (hash >>> 19);
  }
  for (let index = inFours; index < wordCount; index += 1) hash = mix(hash, words[index]!);
  for (let index = wordCount * 4; index < bytes.length; index += 1) hash = mix(hash, bytes[index]!);
  return (hash ^ (hash >>> 15)) >>> 0;
}

function mix(hash: number, word: number): number {
  const mixed = Math.imul(hash ^ word, FACTOR);
  return (mixed << 13) | (mixed >>> 19);
}

function copyWords(bytes: Uint8Array, wordCount: number): Uint32Array {
  return new Uint32Array(bytes.slice(0, wordCount * 4).buffer);
}
