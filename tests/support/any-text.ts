import fc from 'fast-check';

const codeUnit = fc.nat({ max: 0xffff }).map((code) => String.fromCharCode(code));

/** Text of any code units, halves of pairs among them. */
export function anyText({ maxLength = 20 } = {}): fc.Arbitrary<string> {
  return fc.string({ unit: codeUnit, maxLength });
}
