/** Something that finds papers. */
export interface Engine {
  /** Ids, best first, at most `limit`. */
  find(text: string, limit: number): Promise<readonly string[]>;
}
