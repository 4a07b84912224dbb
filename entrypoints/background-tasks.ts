import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createBackgroundTasks } from '../lib/daily/background-tasks.ts';
import { offerBackgroundTasks } from '../lib/daily/load-background-tasks.ts';

export default defineUnlistedScript(() => offerBackgroundTasks(createBackgroundTasks()));
