import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeStatus } from '../../../lib/sync/status-words.ts';
import {
  INITIAL_SYNC_STATUS,
  loadSyncStatus,
  onSyncStatusChanged,
  parseSyncStatus,
  saveSyncStatus,
  type SyncFault,
  type SyncStatus,
} from '../../../lib/sync/sync-status.ts';
import { createMemoryArea } from '../../support/memory-area.ts';

const NOW = Date.parse('2026-05-20T15:00:00Z');
const formatTime = (at: number): string => new Date(at).toISOString().slice(11, 16);
const words = (status: Partial<SyncStatus>) => describeStatus({ ...INITIAL_SYNC_STATUS, ...status }, NOW, formatTime);
const FAULTS: readonly SyncFault[] = [
  'offline',
  'unreachable',
  'timed out',
  'rate limited',
  'hub failed',
  'refused',
  'redirected',
  'too large',
  'not a feed',
  'interrupted',
  'full',
  'impossible',
  'blocked',
  'superseded',
  'broken',
  'no permission',
  'unexpected',
];

describe('describeStatus', () => {
  test.each([
    ['nothing was ever copied', {}, { text: 'Nothing copied yet', remedy: 'retry', progress: undefined }],
    [
      'the archive is being copied',
      { state: 'syncing', doneDays: 278, totalDays: 1_112 },
      { text: 'Copying the archive: 278 of 1,112 days', remedy: undefined, progress: 0.25 },
    ],
    [
      'the copying pauses',
      { state: 'paused', doneDays: 1, totalDays: 2 },
      { text: 'Copying the archive: 1 of 2 days', remedy: undefined, progress: 0.5 },
    ],
    [
      'recent days are looked through',
      { state: 'syncing', doneDays: 10, totalDays: 10 },
      { text: 'Looking for new papers', remedy: undefined, progress: undefined },
    ],
    [
      'all is copied',
      { state: 'idle', doneDays: 10, totalDays: 10, freshAt: NOW - 60_000 },
      { text: 'Copied 14:59 · all on this computer', remedy: undefined, progress: undefined },
    ],
  ] as const)('describeStatus speaks plainly when %s', (_when, status, expected) => {
    expect(words(status)).toEqual(expected);
  });

  test.each(FAULTS)('describeStatus has words and no code for the fault %s', (fault) => {
    const { text } = words({ state: 'failed', fault });

    expect(text).toMatch(/^[A-Z]/);
    expect(text).not.toMatch(/undefined|Error|HTTP/);
  });

  test('describeStatus says when the next attempt is when that is ahead', () => {
    expect(words({ state: 'failed', fault: 'rate limited', retryAt: NOW + 60_000 }).text).toMatch(/; next try 15:01$/);
    expect(words({ state: 'failed', fault: 'rate limited', retryAt: NOW }).text).not.toMatch(/next try/);
    expect(words({ state: 'failed', fault: 'superseded', retryAt: NOW + 60_000 }).text).not.toMatch(/next try/);
  });

  test('describeStatus keeps the progress when the copying failed midway', () => {
    expect(words({ state: 'failed', fault: 'offline', doneDays: 1, totalDays: 4 }).progress).toBe(0.25);
  });

  test.each(['no such fault', 'constructor', '__proto__', 'toString'])(
    'describeStatus has words when the fault is %s',
    (fault) => {
      expect(words({ state: 'failed', fault: fault as SyncFault }).text).toBe('Something unexpected went wrong');
    },
  );
});

describe('the saved status', () => {
  test('sync status is read back as it was saved', async () => {
    const area = createMemoryArea();
    const status: SyncStatus = { state: 'failed', doneDays: 3, totalDays: 9, fault: 'offline', retryAt: 5, freshAt: 4 };

    await saveSyncStatus(status, area, createMemoryArea());

    expect(await loadSyncStatus(area, createMemoryArea())).toEqual(status);
  });

  test.each([
    undefined,
    null,
    'idle',
    7,
    [],
    {},
    { state: 'flying', doneDays: 1, totalDays: 1 },
    { state: 'idle', doneDays: -1, totalDays: 1 },
  ])('sync status is a fresh start when %j is stored', (stored) => {
    expect(parseSyncStatus(stored)).toEqual(INITIAL_SYNC_STATUS);
  });

  test('sync status is always one that can be described, whatever is stored', () => {
    const stored = fc.oneof(
      fc.anything(),
      fc.record({
        state: fc.constantFrom('idle', 'failed'),
        doneDays: fc.nat(),
        totalDays: fc.nat(),
        fault: fc.anything(),
        retryAt: fc.anything(),
        freshAt: fc.anything(),
      }),
    );

    fc.assert(
      fc.property(stored, (value) => {
        const { text } = describeStatus(parseSyncStatus(value), NOW, () => 'noon');

        expect(text).not.toMatch(/undefined|NaN/);
      }),
    );
  });

  test('sync status is in the spare area for as long as the first one is full', async () => {
    const [area, spare] = [createMemoryArea(), createMemoryArea()];
    const full: SyncStatus = { state: 'failed', doneDays: 1, totalDays: 2, fault: 'full' };
    const well: SyncStatus = { state: 'idle', doneDays: 2, totalDays: 2 };
    await saveSyncStatus(well, area, spare);
    const set = area.set.bind(area);

    area.set = () => Promise.reject(new Error('FILE_ERROR_NO_SPACE'));
    await saveSyncStatus(full, area, spare);
    expect(await loadSyncStatus(area, spare)).toEqual(full);

    area.set = set;
    await saveSyncStatus(well, area, spare);
    expect(await loadSyncStatus(area, spare)).toEqual(well);
    expect(spare.items.size).toBe(0);
  });

  test('onSyncStatusChanged calls back with each status from either area until told to stop', async () => {
    const [area, spare] = [createMemoryArea(), createMemoryArea()];
    const [first, second]: SyncStatus[] = [
      { state: 'syncing', doneDays: 1, totalDays: 2 },
      { state: 'failed', doneDays: 1, totalDays: 2, fault: 'full' },
    ];
    const seen: SyncStatus[] = [];
    const stop = onSyncStatusChanged((status) => seen.push(status), area, spare);

    await area.set({ settings: {} });
    await saveSyncStatus(first!, area, spare);
    await spare.set({ status: second });
    await spare.remove('status');
    stop();
    await saveSyncStatus(first!, area, spare);

    expect(seen).toEqual([first, second]);
  });
});
