/** Sums are kept below this, so that two of them are a small integer of 31 bits and never an object. */
const SUM_LIMIT = 0x1fff_ffff;

/**
 * A 32-bit checksum of bytes: the sum of their 16-bit words and the sum of all such sums on the way, as Fletcher has it
 * (J. Fletcher, An Arithmetic Checksum for Serial Transmissions, 1982). One changed word changes the first sum; words in
 * each other's place, or that change by as much up and down, change the second.
 *
 * It reads halves of words because most of it is run before it is compiled, where a larger number costs an object.
 */
export function checksum(bytes: Uint8Array): number {
  const count = bytes.length >>> 1;
  const isAligned = bytes.byteOffset % 2 === 0;
  const halves = isAligned ? new Uint16Array(bytes.buffer, bytes.byteOffset, count) : copyHalves(bytes, count);
  // Else bytes that are all zeros would have one sum, however many they are.
  let sum = (bytes.length + 1) & SUM_LIMIT;
  let sums = 0;
  const inFours = count - (count % 4);
  for (let index = 0; index < inFours; index += 4) {
    sum = (sum + halves[index]!) & SUM_LIMIT;
    sums = (sums + sum) & SUM_LIMIT;
    sum = (sum + halves[index + 1]!) & SUM_LIMIT;
    sums = (sums + sum) & SUM_LIMIT;
    sum = (sum + halves[index + 2]!) & SUM_LIMIT;
    sums = (sums + sum) & SUM_LIMIT;
    sum = (sum + halves[index + 3]!) & SUM_LIMIT;
    sums = (sums + sum) & SUM_LIMIT;
  }
  for (let index = inFours; index < count; index += 1) {
    sum = (sum + halves[index]!) & SUM_LIMIT;
    sums = (sums + sum) & SUM_LIMIT;
  }
  if (bytes.length % 2 === 1) {
    sum = (sum + bytes[bytes.length - 1]!) & SUM_LIMIT;
    sums = (sums + sum) & SUM_LIMIT;
  }
  return mix(mix(sum) ^ sums);
}

/** Spreads each bit over all, one number to one (MurmurHash3's finalizer, https://github.com/aappleby/smhasher). */
function mix(value: number): number {
  const once = Math.imul(value ^ (value >>> 16), 0x85eb_ca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2_ae35);
  return (twice ^ (twice >>> 16)) >>> 0;
}

function copyHalves(bytes: Uint8Array, count: number): Uint16Array {
  return new Uint16Array(bytes.slice(0, count * 2).buffer);
}
