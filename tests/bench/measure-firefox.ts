import type { Page } from 'puppeteer-core';
import type { Paper } from '../../lib/papers/paper.ts';
import { type ExtensionSession, launchExtension } from '../support/extension-session.ts';
import { type ExtensionName, PAGE } from './build-extensions.ts';
import { callPage } from './call-page.ts';
import type { Question } from './in-browser/protocol.ts';
import { FILL_PART } from './measure-build.ts';
import { startPaperServer } from './paper-server.ts';
import type { Queries } from './queries.ts';
import type { FirefoxResult } from './results.ts';
import { spreadOf } from './statistics.ts';

export interface FirefoxPlan {
  readonly executablePath: string;
  readonly folders: ReadonlyMap<ExtensionName, string>;
  readonly papers: readonly Paper[];
  readonly queries: Queries;
  readonly rounds: number;
  readonly log: (line: string) => void;
}

/** A Firefox with one extension of the bench. */
interface Opened {
  readonly session: ExtensionSession;
  readonly page: Page;
}

/** An empty event page and ours, stopped before each question; each in a Firefox of its own, asked in turn. */
export async function measureFirefox(plan: FirefoxPlan): Promise<FirefoxResult> {
  const server = await startPaperServer(plan.papers);
  const sessions: ExtensionSession[] = [];
  const open = async (name: ExtensionName): Promise<Opened> => {
    const opened = await launch(name, plan);
    sessions.push(opened.session);
    return opened;
  };
  try {
    const [floor, ours] = [await open('floor'), await open('ours-typed')];
    plan.log(`firefox: filling ours with ${plan.papers.length} papers`);
    await fill(ours.page, server.url, plan.papers.length);
    return await measureRounds(floor, ours, plan);
  } finally {
    await Promise.all(sessions.map((session) => session.close()));
    await server.close();
  }
}

async function launch(name: ExtensionName, { executablePath, folders }: FirefoxPlan): Promise<Opened> {
  const extensionDir = folders.get(name);
  if (extensionDir === undefined) throw new Error(`${name} was not built`);
  const session = await launchExtension({ browser: 'firefox', executablePath, extensionDir, hostPage: PAGE });
  return { session, page: await session.openExtensionPage(PAGE) };
}

async function measureRounds(
  floor: Opened,
  ours: Opened,
  { queries, rounds, papers }: FirefoxPlan,
): Promise<FirefoxResult> {
  const times = { floor: [] as number[], related: [] as number[], typed: [] as number[] };
  for (let round = -1; round < rounds; round += 1) {
    const terms = queries.related[(round + 1) % queries.related.length] ?? [];
    const text = queries.typed[(round + 1) % queries.typed.length] ?? '';
    const floorMs = await ask(floor, { kind: 'floor' });
    const relatedMs = await ask(ours, { kind: 'related', terms });
    const typedMs = await ask(ours, { kind: 'typed', text });
    if (round < 0) continue;
    times.floor.push(floorMs);
    times.related.push(relatedMs);
    times.typed.push(typedMs);
  }
  return {
    size: papers.length,
    floor: spreadOf(times.floor),
    coldRelated: spreadOf(times.related),
    coldTyped: spreadOf(times.typed),
  };
}

async function ask({ session, page }: Opened, question: Question): Promise<number> {
  await session.killBackground();
  const { ms, titles, error } = await callPage(page, 'ask', question);
  if (error !== undefined) throw new Error(error);
  if (question.kind !== 'floor' && titles.length === 0) throw new Error(`a ${question.kind} query found nothing`);
  return ms;
}

async function fill(page: Page, url: string, count: number): Promise<void> {
  for (let from = 0; from < count; from += FILL_PART) {
    await callPage(page, 'fill', url, from, Math.min(count, from + FILL_PART));
  }
  await callPage(page, 'build');
}
