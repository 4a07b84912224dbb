import { formatHour } from '../lib/papers/format-day.ts';
import type { NotifyDays, Settings } from '../lib/settings/settings.ts';
import { Choice } from './Choice.tsx';

export interface NotificationChoiceProps {
  readonly settings: Settings;
  /** Whether the browser lets Ibid notify now. */
  readonly mayNotify: boolean;
  /** Called straight from the press, since the browser may have to ask. */
  readonly onNotifying: (isOn: boolean) => void;
  readonly onChange: (change: Partial<Settings>) => void;
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const DAYS: readonly (readonly [NotifyDays, string])[] = [
  ['weekdays', 'Monday to Friday'],
  ['every day', 'every day'],
];

/** Whether to notify, and when. A browser that no longer allows it is told of. */
export function NotificationChoice({ settings, mayNotify, onNotifying, onChange }: NotificationChoiceProps) {
  const { notifies, notifyHour, notifyDays } = settings;
  return (
    <>
      <Choice
        type="checkbox"
        name="notifies"
        isOn={notifies && mayNotify}
        label="Notify me once a day"
        hint="Only when papers that you have not looked at yet are new above your bar. The browser asks you first."
        onChange={onNotifying}
      />
      <p class="when">
        <label>
          At{' '}
          <select
            name="hour"
            value={notifyHour}
            onChange={(event) => onChange({ notifyHour: Number(event.currentTarget.value) })}
          >
            {HOURS.map((hour) => (
              <option key={hour} value={hour}>
                {formatHour(hour)}
              </option>
            ))}
          </select>
        </label>{' '}
        <select
          name="days"
          aria-label="Days"
          value={notifyDays}
          onChange={(event) => onChange({ notifyDays: event.currentTarget.value as NotifyDays })}
        >
          {DAYS.map(([days, label]) => (
            <option key={days} value={days}>
              {label}
            </option>
          ))}
        </select>
      </p>
      {notifies && !mayNotify && (
        <p class="health">
          The browser does not let Ibid notify any more. Switched on again, the box has the browser ask you.
        </p>
      )}
    </>
  );
}
