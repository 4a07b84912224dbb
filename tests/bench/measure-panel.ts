import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { demoPages } from '../demo/demo-pages.ts';
import { loadDemoDays } from '../demo/hub-feed.ts';
import { eventually } from '../support/expect-eventually.ts';
import { launchExtension, type ExtensionSession } from '../support/extension-session.ts';
import { startHubServer } from '../support/hub-server.ts';
import { countPanels, readPanel } from '../support/panel-in-page.ts';
import { buildIbid } from './build-ibid.ts';
import { readPageWork, type ThreadWork, type TraceEvent } from './read-trace.ts';
import { growReadme } from './readme-page.ts';
import type { PanelResult } from './results.ts';
import { spreadOf } from './statistics.ts';

export interface PanelPlan {
  readonly executablePath: string;
  /** For what is built. */
  readonly folder: string;
  readonly rounds: number;
  readonly log: (line: string) => void;
}

interface SiteScript {
  readonly id: string;
}
declare const chrome: {
  readonly scripting: {
    getRegisteredContentScripts(): Promise<SiteScript[]>;
    registerContentScripts(scripts: SiteScript[]): Promise<void>;
    unregisterContentScripts(): Promise<void>;
  };
};

/** The repository of a paper of the demo's feed. */
const PAGE = 'https://github.com/shengshu-ai/minWM';
/** From the beginning of a page until its panel has long been there. */
const TRACED_MS = 3_000;
/** The panel looks after itself for ten seconds. */
const SETTLED_AFTER_MS = 11_000;
const QUIET_MS = 2_000;
const SYNC_TIMEOUT_MS = 120_000;
const CATEGORIES = ['-*', 'toplevel', 'devtools.timeline', 'v8.execute'];

/** Opens a README of full size with and without the panel's script, and takes what the page's main thread does. */
export async function measurePanel({ executablePath, folder, rounds, log }: PanelPlan): Promise<PanelResult> {
  const file = join(folder, 'readme.html');
  await writeFile(file, await buildPage());
  const server = await startHubServer({ days: loadDemoDays(), pages: new Map([[PAGE, file]]) });
  const extensionDir = await buildIbid(folder);
  const session = await launchExtension({ browser: 'chromium', executablePath, extensionDir, server });
  try {
    log('panel: waiting for the paper of its page');
    await waitForPanel(session);
    return await measureRounds(session, rounds);
  } finally {
    await session.close();
    await server.close();
  }
}

/** The demo's page without its script, with a README of full size. */
async function buildPage(): Promise<string> {
  const page = await readFile(demoPages.get(PAGE) ?? '', 'utf8');
  return growReadme(page).replace(/<script(?![^>]*json)[^]*?<\/script>/g, '');
}

function waitForPanel(session: ExtensionSession): Promise<unknown> {
  return eventually(
    async () => {
      const page = await session.newPage();
      await page.goto(PAGE);
      const words = await readPanel(session, page, TRACED_MS).catch(() => '');
      await page.close();
      return words !== '';
    },
    { timeoutMs: SYNC_TIMEOUT_MS, message: 'a panel on the README' },
  );
}

/** One opening of the page. */
interface Visit extends ThreadWork {
  /** The page's cumulative layout shift. */
  readonly shift: number;
}

async function measureRounds(session: ExtensionSession, rounds: number): Promise<PanelResult> {
  const withPanel: Visit[] = [];
  const without: Visit[] = [];
  for (let round = -1; round < rounds; round += 1) {
    const visit = await measureVisit(session, 1);
    const bare = await withoutScript(session, () => measureVisit(session, 0));
    // The first round warms caches.
    if (round < 0) continue;
    withPanel.push(visit);
    without.push(bare);
  }
  // A page that is drawn while it is still read moves by itself.
  const largest = (visits: readonly Visit[]): number => Math.max(...visits.map(({ shift }) => shift));
  return {
    script: spreadOf(withPanel.map(({ scriptMs }) => scriptMs)),
    total: spreadOf(withPanel.map(({ scriptMs, renderMs }) => scriptMs + renderMs)),
    longTasks: withPanel.reduce((sum, { longTasks }) => sum + longTasks, 0),
    layoutShift: Math.max(0, largest(withPanel) - largest(without)),
    settledMs: await measureSettled(session),
  };
}

async function measureVisit(session: ExtensionSession, panelCount: number): Promise<Visit> {
  const page = await session.newPage();
  const work = await traceVisit(page);
  if ((await countPanels(page)) !== panelCount) throw new Error('The page has a panel where it should not, or none');
  const shift = await readLayoutShift(page);
  await page.close();
  return { ...work, shift };
}

/** What the main thread does from the beginning of the page on, or from a while after it. */
async function traceVisit(page: Page, afterMs = 0): Promise<ThreadWork> {
  await page.bringToFront();
  await page.tracing.start({ categories: CATEGORIES });
  await page.goto(PAGE);
  await sleep(afterMs === 0 ? TRACED_MS : afterMs + QUIET_MS);
  const bytes = await page.tracing.stop();
  const { traceEvents } = JSON.parse(new TextDecoder().decode(bytes)) as { traceEvents: readonly TraceEvent[] };
  return readPageWork(traceEvents, PAGE, afterMs);
}

async function measureSettled(session: ExtensionSession): Promise<number> {
  const page = await session.newPage();
  const { scriptMs } = await traceVisit(page, SETTLED_AFTER_MS);
  await page.close();
  return scriptMs;
}

async function withoutScript<T>(session: ExtensionSession, measure: () => Promise<T>): Promise<T> {
  const scripts = await session.inExtension(async () => {
    const registered = await chrome.scripting.getRegisteredContentScripts();
    await chrome.scripting.unregisterContentScripts();
    return registered;
  });
  const measured = await measure();
  await session.inExtension((registered) => chrome.scripting.registerContentScripts(registered), scripts);
  return measured;
}

function readLayoutShift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const shifts = list.getEntries() as unknown as readonly { readonly value: number }[];
          resolve(shifts.reduce((sum, { value }) => sum + value, 0));
        }).observe({ type: 'layout-shift', buffered: true });
        // Without a shift there is no call.
        setTimeout(resolve, 500, 0);
      }),
  );
}
