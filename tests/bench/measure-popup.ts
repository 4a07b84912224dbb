import { setTimeout as sleep } from 'node:timers/promises';
import type { Page, Target } from 'puppeteer-core';
import { addDays, currentFeedDay, daysBetween, FIRST_FEED_DAY, type FeedDay } from '../../lib/papers/feed-day.ts';
import type { Paper } from '../../lib/papers/paper.ts';
import { type ExtensionSession, launchExtension } from '../support/extension-session.ts';
import { requestSync, untilSyncEnds } from '../support/sync-steps.ts';
import type { ExtensionName } from './build-extensions.ts';
import { buildIbid, buildSeed } from './build-ibid.ts';
import { readRowsPaint, startWatch, stopWatch, type TypingWatch, waitForAnswer } from './in-browser/popup-watch.ts';
import type { Seed } from './in-browser/seed.ts';
import type { PopupResult } from './results.ts';
import { spreadOf } from './statistics.ts';

declare const chrome: {
  readonly storage: { readonly session: { remove(keys: readonly string[]): Promise<void> } };
};

export interface PopupPlan {
  readonly executablePath: string;
  /** The bench's extensions, of which the floor is needed. */
  readonly folders: ReadonlyMap<ExtensionName, string>;
  /** For what is built. */
  readonly folder: string;
  readonly papers: readonly Paper[];
  /** One letter is typed first; the rest follows. */
  readonly typed: readonly string[];
  readonly rounds: number;
  readonly log: (line: string) => void;
}

/** Nothing listens there: no request leaves the machine, and Ibid finds the Hub out of reach. */
const CLOSED_PORT = 9;
const NEWEST_PAPERS = 50;
const DAYS_A_CALL = 100;
/** Milliseconds between two keys of a fast typist. */
const KEY_DELAY_MS = 90;
const TIMEOUT_MS = 20_000;
/** Milliseconds for what a popup does once it is open. */
const SETTLE_MS = 1_000;

/** Opens the popup of the built extension again and again, each time with a cold background, and types into it. */
export async function measurePopup(plan: PopupPlan): Promise<PopupResult> {
  const extensionDir = await buildIbid(plan.folder);
  const floorDir = plan.folders.get('floor');
  if (floorDir === undefined) throw new Error('The floor was not built');
  const session = await openFilled(extensionDir, plan);
  try {
    return await measureRounds(session, await session.browser.installExtension(floorDir), plan);
  } finally {
    await session.close();
  }
}

/**
 * A browser that has the papers, started anew since: the hundred megabytes that filling leaves in the process of the
 * extension's pages would have the browser collect garbage, for forty milliseconds at once, while keys are typed.
 */
async function openFilled(extensionDir: string, plan: PopupPlan): Promise<ExtensionSession> {
  const session = await launchExtension({
    browser: 'chromium',
    executablePath: plan.executablePath,
    extensionDir,
    server: { port: CLOSED_PORT },
  });
  try {
    await fill(session, plan);
    return await session.restart();
  } catch (error) {
    await session.close();
    throw error;
  }
}

interface Opening {
  readonly popup: Page;
  /** Milliseconds from the click to the paint that first showed rows. */
  readonly rowsMs: number;
}

interface Typing {
  /** Milliseconds from the first letter to the frame that answered it. */
  readonly firstAnswerMs: number;
  readonly watch: TypingWatch;
  readonly idle: TypingWatch;
}

async function measureRounds(session: ExtensionSession, floorId: string, plan: PopupPlan): Promise<PopupResult> {
  const { rounds, typed, papers } = plan;
  const floors: number[] = [];
  const rows: number[] = [];
  const typings: Typing[] = [];
  let keystrokes = 0;
  for (let round = -1; round < rounds; round += 1) {
    const text = typed[(round + 1) % typed.length] ?? '';
    const floor = await click(session, floorId);
    await floor.popup.close();
    await session.killBackground();
    // The popup opens as it was left: with the query of the round before.
    await session.inExtension(() => chrome.storage.session.remove(['popup']));
    const { popup, rowsMs } = await click(session, new URL(session.baseUrl).host);
    const typing = await measureTyping(popup, text);
    await popup.close();
    // The first one warms the files' cache.
    if (round < 0) continue;
    floors.push(floor.rowsMs);
    rows.push(rowsMs);
    typings.push(typing);
    keystrokes += text.length;
  }
  const sum = (count: (typing: Typing) => number): number => typings.reduce((total, each) => total + count(each), 0);
  return {
    size: papers.length,
    floor: spreadOf(floors),
    rows: spreadOf(rows),
    firstAnswer: spreadOf(typings.map(({ firstAnswerMs }) => firstAnswerMs)),
    droppedFrames: sum(({ watch }) => watch.droppedFrames),
    idleDroppedFrames: sum(({ idle }) => idle.droppedFrames),
    longestFrameMs: Math.max(...typings.map(({ watch }) => watch.longestFrameMs)),
    longTasks: sum(({ watch }) => watch.longTasks),
    keystrokes,
  };
}

async function measureTyping(popup: Page, text: string): Promise<Typing> {
  await sleep(SETTLE_MS);
  await popup.evaluate(startWatch);
  await sleep(text.length * KEY_DELAY_MS);
  const idle = await popup.evaluate(stopWatch);
  await popup.evaluate(startWatch);
  await popup.keyboard.type(text.charAt(0));
  const firstAnswerMs = await popup.evaluate(waitForAnswer, TIMEOUT_MS);
  await popup.keyboard.type(text.slice(1), { delay: KEY_DELAY_MS });
  // The last key's answer belongs to it.
  await sleep(KEY_DELAY_MS);
  return { firstAnswerMs, watch: await popup.evaluate(stopWatch), idle };
}

/** A click on an extension's toolbar button, until its popup has rows. The popup's clock and ours are one. */
async function click(session: ExtensionSession, id: string): Promise<Opening> {
  const extension = (await session.browser.extensions()).get(id);
  const [tab] = await session.browser.pages();
  if (extension === undefined || tab === undefined) throw new Error('There is nothing to click');
  await tab.bringToFront();
  const known = new Set(session.browser.targets());
  const clickedAt = Date.now();
  await extension.triggerAction(tab);
  const address = new RegExp(`//${id}/.+\\.html`);
  const isPopup = (target: Target): boolean => !known.has(target) && address.test(target.url());
  const target = await session.browser.waitForTarget(isPopup, { timeout: TIMEOUT_MS });
  const popup = await target.asPage();
  return { popup, rowsMs: (await popup.evaluate(readRowsPaint, TIMEOUT_MS)) - clickedAt };
}

/** Writes the papers through Ibid's own code, a feed day at a time, as a sync does. */
async function fill(session: ExtensionSession, { folder, papers, log }: PopupPlan): Promise<void> {
  log(`popup: filling the built extension with ${papers.length} papers`);
  await untilSyncEnds(session);
  const page = await session.openExtensionPage('options.html');
  await page.evaluate(await buildSeed(folder));
  const days = spreadOverDays(papers, currentFeedDay(Date.now()));
  for (let start = 0; start < days.length; start += DAYS_A_CALL) {
    await page.evaluate(
      (part) => {
        const { seed } = globalThis as unknown as { readonly seed: Seed };
        return seed.putDays(part);
      },
      days.slice(start, start + DAYS_A_CALL),
    );
  }
  const newest = days.at(-1)?.day ?? FIRST_FEED_DAY;
  await page.evaluate(
    (newestDay, count) => (globalThis as unknown as { readonly seed: Seed }).seed.finish(newestDay, count),
    newest,
    days.length,
  );
  await page.close();
  // A sync that finds nothing to do still tidies the index.
  await requestSync(session);
  await untilSyncEnds(session);
}

/** All days since the first, so that none is missing; the newest has as many papers as a real one. */
function spreadOverDays(papers: readonly Paper[], newest: FeedDay) {
  const dayCount = daysBetween(FIRST_FEED_DAY, newest) + 1;
  const older = papers.slice(0, -NEWEST_PAPERS);
  const share = older.length / (dayCount - 1);
  return Array.from({ length: dayCount }, (_, index) => ({
    day: addDays(FIRST_FEED_DAY, index),
    papers:
      index === dayCount - 1
        ? papers.slice(-NEWEST_PAPERS)
        : older.slice(Math.floor(index * share), Math.floor((index + 1) * share)),
  }));
}
