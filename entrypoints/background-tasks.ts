import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createBackgroundTasks } from '../lib/daily/background/background-tasks.ts';
import { offerBackgroundTasks } from '../lib/daily/background/load-background-tasks.ts';

export default defineUnlistedScript(() => offerBackgroundTasks(createBackgroundTasks()));
