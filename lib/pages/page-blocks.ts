/** A stretch of a page in its order, without markup. */
export interface PageBlock {
  readonly kind: 'heading' | 'text';
  readonly text: string;
  /** 1 to 6 for headings. */
  readonly level?: number;
}
