import { runLaterScript } from '../../platform/later-script.ts';
import type { BackgroundTasks } from './background-tasks.ts';

/** The script that offers the tasks: all of the background that no page waits for. */
export const TASKS_SCRIPT = '/background-tasks.js';
const KEY = 'ibidBackgroundTasks';

type Scope = Partial<Record<typeof KEY, BackgroundTasks>>;

/** Called by the script when it runs. */
export function offerBackgroundTasks(tasks: BackgroundTasks): void {
  (globalThis as Scope)[KEY] = tasks;
}

let loading: Promise<void> | undefined;

/** What the background does beside answering pages; loaded when it is first wanted. */
export async function loadBackgroundTasks(): Promise<BackgroundTasks> {
  const scope = globalThis as Scope;
  if (!scope[KEY]) {
    loading ??= runLaterScript(TASKS_SCRIPT).finally(() => (loading = undefined));
    await loading;
  }
  const tasks = scope[KEY];
  if (!tasks) throw new Error('the background’s tasks are missing');
  return tasks;
}
