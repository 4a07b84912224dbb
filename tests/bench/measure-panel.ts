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

/** The repository of a paper of the demo's feed. */
const PAGE = 'https://github.com/shengshu-ai/minWM';
/** From the beginning of a page until its panel has long been there. */
const TRACED_MS = 3_000;
/** The panel looks after itself for ten seconds. */
const SETTLED_AFTER_MS = 11_000;
const QUIET_MS = 2_000;
const SYNC_TIMEOUT_MS = 120_000;
const CATEGORIES = ['-*', 'toplevel', 'devtools.timeline', 'v8.execute', 'loading'];

/** Opens a README of full size, and takes what the page's main thread does for the panel. */
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

async function measureRounds(session: ExtensionSession, rounds: number): Promise<PanelResult> {
  const visits: ThreadWork[] = [];
  for (let round = -1; round < rounds; round += 1) {
    const page = await session.newPage();
    const work = await traceVisit(page);
    if ((await countPanels(page)) !== 1) throw new Error('The page got no panel');
    await page.close();
    // The first round warms caches.
    if (round >= 0) visits.push(work);
  }
  return {
    script: spreadOf(visits.map(({ scriptMs }) => scriptMs)),
    total: spreadOf(visits.map(({ scriptMs, renderMs }) => scriptMs + renderMs)),
    longTasks: visits.reduce((sum, { longTasks }) => sum + longTasks, 0),
    layoutShift: Math.max(...visits.map(({ shift }) => shift)),
    settledMs: await measureSettled(session),
  };
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
