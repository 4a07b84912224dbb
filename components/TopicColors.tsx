import type { TopicColor } from '../lib/store/topic.ts';
import { TopicSign } from './TopicName.tsx';

const COLORS: readonly (readonly [TopicColor, string])[] = [
  ['blue', 'Blue'],
  ['teal', 'Teal'],
  ['green', 'Green'],
  ['olive', 'Olive'],
  ['amber', 'Amber'],
  ['red', 'Red'],
  ['plum', 'Plum'],
  ['gray', 'Gray'],
];

export interface TopicColorsProps {
  readonly color: TopicColor;
  readonly onColor: (color: TopicColor) => void;
}

/** The color in which a topic's name is set, chosen by its name. Gray is for mutes, and for who has it. */
export function TopicColors({ color, onColor }: TopicColorsProps) {
  return (
    <fieldset>
      <legend>Color</legend>
      <div class="choices">
        {COLORS.filter(([each]) => each !== 'gray' || color === 'gray').map(([each, label]) => (
          <label key={each}>
            <input type="radio" name="color" checked={each === color} onChange={() => onColor(each)} />
            <TopicSign color={each} />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
