import { requestNotifying, showNotice } from '../../platform/notifications.ts';
import type { Settings } from '../../settings/settings.ts';
import type { Store } from '../../store/open-store.ts';
import { loadNews } from '../news/load-news.ts';
import { describeNews, NEWS_NOTICE } from './notification.ts';

export const NOT_ALLOWED = 'The browser was not allowed to let Ibid notify. Nothing has changed.';

/**
 * Turns the notification on once its user has allowed it, or off. Must be called straight from a press in one of
 * our own pages.
 *
 * @returns whether it is now as asked for; a refusal leaves all as it was
 */
export async function chooseNotifying(
  isOn: boolean,
  save: (change: Pick<Settings, 'notifies'>) => Promise<unknown>,
): Promise<boolean> {
  const isAllowed = !isOn || (await requestNotifying());
  if (isAllowed) await save({ notifies: isOn });
  return isAllowed;
}

/** Shows now what the day's notification would say, which stays to be said at its hour. @throws StoreError */
export async function tryNotification(store: Store): Promise<void> {
  const { papers } = await loadNews(store, await store.ledger.get('looked'));
  const words =
    papers.length > 0
      ? describeNews(papers)
      : { title: 'Nothing new above your bar', message: 'At its hour, Ibid would have stayed silent.' };
  await showNotice({ id: NEWS_NOTICE, ...words });
}
