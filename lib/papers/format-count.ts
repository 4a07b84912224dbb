const COMPACT = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 2 });

/** A count in at most four characters: `76`, `1.2K`, `12K`. */
export function formatCount(count: number): string {
  return count < 1_000 ? String(count) : COMPACT.format(count);
}
