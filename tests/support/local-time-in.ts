import type { ToLocalTime } from '../../lib/daily/signal/local-time.ts';

/** What the clock on the wall says in a zone, wherever the tests run. */
export function localTimeIn(timeZone: string): ToLocalTime {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23',
  });
  return (at) => {
    const [date = '', hour = ''] = format.format(at).split(', ');
    return { date, hour: Number(hour) };
  };
}
