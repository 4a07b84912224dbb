import type {
  BenchResult,
  EngineResult,
  FirefoxResult,
  Measured,
  PanelResult,
  PopupResult,
  SizeResult,
} from './results.ts';
import { README_NODES } from './readme-page.ts';
import type { Spread } from './statistics.ts';
import { judge, type Verdict, wordOf } from './verdicts.ts';

const NOTHING = '–';
const COLUMNS = [
  'engine',
  'cold related',
  'cold typed',
  'cold panel',
  'hot p50 / p95 / worst',
  'heap + buffers MB',
  'index MB',
  'build + save',
  'longest slice',
  'add a day',
] as const;

/** The whole result in lines for a terminal. Times in milliseconds. */
export function describeResult(result: BenchResult): string[] {
  return [
    '',
    `${result.browser}; corpus: ${result.corpus}. Milliseconds; medians, and the quartiles in brackets.`,
    ...result.sizes.flatMap(describeSize),
    '',
    describePopup(result.popup),
    describePanel(result.panel),
    describeFirefox(result.firefox),
    '',
    'Figures to reach:',
    ...judge(result).map(describeVerdict),
  ];
}

function describeSize(result: SizeResult): string[] {
  const { size, floor, floorBytes, floorDedicated, corpusBytes, engines } = result;
  const rows = [...engines].map(([name, engine]) => describeEngine(name, engine));
  const failures = [...engines].filter(([, { failure }]) => failure !== undefined);
  return [
    '',
    `${format(size, 0)} papers, ${format(corpusBytes / 1e6)} MB of text`,
    `  floors: an empty service worker wakes and answers ${formatSpread(floor)}`,
    `          … and reads as many bytes as ours for a related query ${formatSpread(floorBytes)}`,
    ...(floorDedicated
      ? [`          an empty dedicated worker starts and answers ${formatSpread(floorDedicated)}`]
      : []),
    ...alignTable([COLUMNS, ...rows]).map((line) => `  ${line}`),
    ...describePhases(engines.get('ours') ?? {}).map((line) => `  ${line}`),
    ...failures.map(([name, { failure }]) => `  ${name} was not measured to the end: ${failure}`),
  ];
}

function describeEngine(name: string, engine: EngineResult): string[] {
  const { hotTyped, heapMB, bufferMB, indexBytes, buildMs, saveMs, longestSliceMs } = engine;
  return [
    name === 'sqlite' ? 'sqlite (dedicated worker)' : name,
    formatSpread(engine.coldRelated),
    formatSpread(engine.coldTyped),
    formatSpread(engine.coldPanel),
    hotTyped ? [hotTyped.p50, hotTyped.p95, hotTyped.max].map((ms) => format(ms)).join(' / ') : NOTHING,
    heapMB === undefined ? NOTHING : `${format(heapMB)} + ${format(bufferMB)}`,
    indexBytes === undefined ? NOTHING : format(indexBytes / 1e6),
    buildMs === undefined ? NOTHING : `${format(buildMs, 0)} + ${format(saveMs, 0)}`,
    buildMs === undefined || name === 'sqlite'
      ? NOTHING
      : longestSliceMs === undefined
        ? '< 50'
        : format(longestSliceMs, 0),
    formatSpread(engine.addDay),
  ];
}

function describePhases({ relatedPhases, typedPhases, panelPhases }: EngineResult): string[] {
  const phases = [
    ['related', relatedPhases] as const,
    ['typed', typedPhases] as const,
    ['panel', panelPhases] as const,
  ];
  return phases.flatMap(([kind, medians]) => {
    if (!medians) return [];
    const { script, store, index, query } = medians;
    const times = `until its script has run ${format(script)}, database ${format(store)}, index ${format(index)}`;
    return [`ours, cold ${kind}, in the worker: ${times}, query and rows ${format(query)}`];
  });
}

function describePopup(popup: Measured<PopupResult>): string {
  if ('notMeasured' in popup) return `Popup: not measured, because: ${popup.notMeasured}`;
  const { droppedFrames, idleDroppedFrames, keystrokes } = popup;
  return [
    `Popup of the built extension at ${format(popup.size, 0)} papers: click to today's rows ${formatSpread(popup.rows)}`,
    ` (a popup of one line: ${formatSpread(popup.floor)}); first letter to its results ${formatSpread(popup.firstAnswer)};`,
    ` ${droppedFrames} dropped frames in ${keystrokes} keystrokes (${idleDroppedFrames} in as long without a key),`,
    ` longest gap ${format(popup.longestFrameMs)}, ${popup.longTasks} tasks of 50 and more`,
  ].join('');
}

function describePanel(panel: Measured<PanelResult>): string {
  if ('notMeasured' in panel) return `Panel: not measured, because: ${panel.notMeasured}`;
  const { script, total, longTasks, layoutShift, settledMs } = panel;
  return [
    `Panel on a README of ${format(README_NODES, 0)} nodes, main thread: script ${formatSpread(script)},`,
    ` with style, layout and painting ${formatSpread(total)}; ${longTasks} tasks of 50 and more,`,
    ` layout shift ${layoutShift.toFixed(3)}, once settled ${format(settledMs)}`,
  ].join('');
}

function describeFirefox(firefox: Measured<FirefoxResult>): string {
  if ('notMeasured' in firefox) return `Firefox: not measured, because: ${firefox.notMeasured}`;
  const { size, floor, coldRelated, coldTyped } = firefox;
  return (
    `Firefox, event page stopped before each run, ${format(size, 0)} papers: floor ${formatSpread(floor)}; ` +
    `ours related ${formatSpread(coldRelated)}, typed ${formatSpread(coldTyped)}`
  );
}

function describeVerdict(verdict: Verdict): string {
  const { figure, size, value, limit, unit } = verdict;
  const show = (amount: number): string => (unit === '' ? `${amount.toFixed(3)} ×` : `${format(amount)} ${unit}`);
  const measured = value === undefined ? NOTHING : show(value);
  return `  ${wordOf(verdict).padEnd(12)}  ${format(size, 0).padStart(7)}  ${figure}: ${measured} (at most ${show(limit)})`;
}

function formatSpread(spread: Spread | undefined): string {
  return spread ? `${format(spread.median)} [${format(spread.q1)}–${format(spread.q3)}]` : NOTHING;
}

function format(value: number | undefined, digits = 1): string {
  if (value === undefined) return NOTHING;
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

function alignTable(rows: readonly (readonly string[])[]): string[] {
  const widths = COLUMNS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const pad = (cell: string, column: number): string =>
    column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  return rows.map((row) => row.map(pad).join('  '));
}
