import type { Phases } from './in-browser/protocol.ts';
import type { Spread } from './statistics.ts';

/** Everything measured of one engine at one size; what was not measured is not there. Times in milliseconds. */
export interface EngineResult {
  readonly coldRelated?: Spread;
  readonly coldTyped?: Spread;
  /** From a page's subject to the papers of its panel with their reasons. */
  readonly coldPanel?: Spread;
  /** Where the time of the cold answers goes, as far as the background can tell; medians, which need not add up. */
  readonly relatedPhases?: Phases;
  readonly typedPhases?: Phases;
  readonly panelPhases?: Phases;
  /** Keystrokes over an index in memory. */
  readonly hotTyped?: HotTimes;
  readonly heapMB?: number;
  readonly bufferMB?: number;
  readonly indexBytes?: number;
  /** Bytes of the index that one cold related query reads; the median over the pages. */
  readonly bytesRead?: number;
  readonly buildMs?: number;
  readonly saveMs?: number;
  /** Undefined where no stretch of the build reached 50 ms, or nobody could tell. */
  readonly longestSliceMs?: number;
  readonly addDay?: Spread;
  /** What went wrong, where the engine could not be measured to the end. */
  readonly failure?: string;
}

export interface HotTimes {
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
  readonly count: number;
}

/** Everything measured at one size. */
export interface SizeResult {
  readonly size: number;
  /** An empty service worker wakes and answers. */
  readonly floor: Spread;
  /** A service worker wakes, reads as many bytes as ours for a related query, and answers. */
  readonly floorBytes?: Spread;
  /** An empty dedicated worker starts and answers: the floor of SQLite. */
  readonly floorDedicated?: Spread;
  /** UTF-8 bytes of the papers' texts. */
  readonly corpusBytes: number;
  readonly engines: ReadonlyMap<string, EngineResult>;
}

/** The popup of the built extension. Times in milliseconds. */
export interface PopupResult {
  readonly size: number;
  /** From the click to the first paint with rows in it. */
  readonly rows: Spread;
  /** From the first letter typed to the first frame with its results; the index is opened for it. */
  readonly firstAnswer: Spread;
  /** Gaps of more than 25 ms between frames while a query was typed. */
  readonly droppedFrames: number;
  readonly longestFrameMs: number;
  /** Tasks of 50 ms and more while a query was typed. */
  readonly longTasks: number;
  readonly keystrokes: number;
  /** The same gaps in as many seconds without a key: what else the machine does. */
  readonly idleDroppedFrames: number;
  /** From the click to the first paint of a popup with one line in it and no script of note. */
  readonly floor: Spread;
}

/** The panel's script on a README of full size in Chromium. Times in milliseconds of the page's main thread. */
export interface PanelResult {
  /** The script, compiling included. */
  readonly script: Spread;
  /** The same with style, layout and painting from its beginning on. */
  readonly total: Spread;
  /** Tasks of 50 ms and more in which the script ran. */
  readonly longTasks: number;
  /** The largest cumulative layout shift of any round, from the script's beginning on. */
  readonly layoutShift: number;
  /** What still runs once the page has settled. */
  readonly settledMs: number;
}

export interface FirefoxResult {
  readonly size: number;
  readonly floor: Spread;
  readonly coldRelated: Spread;
  readonly coldTyped: Spread;
}

/** What is there, or the reason why it is not. */
export type Measured<T> = T | { readonly notMeasured: string };

export interface BenchResult {
  readonly browser: string;
  readonly corpus: string;
  readonly sizes: readonly SizeResult[];
  readonly popup: Measured<PopupResult>;
  readonly panel: Measured<PanelResult>;
  readonly firefox: Measured<FirefoxResult>;
}
