import type { Digest } from '../../lib/daily/digest/build-digest.ts';
import { FIRST_DIGEST_VIEW, listWays, type DigestView } from '../../lib/daily/digest/digest-view.ts';
import { formatDigestMail } from '../../lib/daily/digest/digest-mail.ts';
import { spanOf } from '../../lib/daily/digest/digest-span.ts';
import { idNumber, aDay } from './a-paper.ts';
import { aHeldTopic, aRowView } from './a-popup-view.ts';

/** A day's digest: one paper of a topic with a summary, one by its votes, and another below the bar. */
export function aDigest(change: Partial<Digest> = {}): Digest {
  const routing = aHeldTopic({ name: 'Routing' });
  return {
    span: spanOf('day', aDay('2026-05-29')),
    title: 'Friday, May 29, 2026',
    count: '2 of 3 pass your bar',
    above: [
      aRowView(
        {
          id: idNumber(1),
          title: 'Sparse routing',
          upvotes: 128,
          summary: 'It routes less.',
          publishedOn: '2026-05-27',
        },
        { isAboveBar: true, topics: [routing], reason: { label: 'Topic', detail: 'Routing' } },
      ),
      aRowView({ id: idNumber(2), title: 'Dense routing', upvotes: 60 }, { isAboveBar: true }),
    ],
    others: [aRowView({ id: idNumber(3), title: 'Other things', upvotes: 1 })],
    othersTitle: 'Also trending that day',
    newestDay: aDay('2026-05-29'),
    lack: '',
    ...change,
  };
}

/** A digest as it is shown. */
export function aDigestView(digest: Digest = aDigest(), change: Partial<DigestView> = {}): DigestView {
  return {
    ...FIRST_DIGEST_VIEW,
    digest,
    ways: listWays(digest),
    before: spanOf('day', aDay('2026-05-28')),
    mailto: formatDigestMail(digest),
    ...change,
  };
}
