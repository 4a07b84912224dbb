import { parentPort, workerData } from 'node:worker_threads';
import { askEngine, type BaselineTask } from './ask-engine.ts';
import { openPlainEngine } from './engine-plain.ts';

const { papers, texts, options } = workerData as BaselineTask;
const run = await askEngine(openPlainEngine(papers, options), texts);
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window and has no origin
parentPort?.postMessage(run);
