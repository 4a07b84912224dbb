import type { TopicColor } from '../lib/store/topic.ts';

/** Each color has a shape of its own, for those who do not see it. Paths on a field of 10 by 10. */
const SHAPES: Readonly<Record<TopicColor, string>> = {
  blue: 'M5 .8a4.2 4.2 0 1 1 0 8.4 4.2 4.2 0 0 1 0-8.4z',
  teal: 'M5 .2 9.8 5 5 9.8.2 5z',
  green: 'M5 .7 9.6 9H.4z',
  olive: 'M1.2 1.2h7.6v7.6H1.2z',
  amber: 'M.4 1h9.2L5 9.3z',
  red: 'M3.4.6h3.2v2.8h2.8v3.2H6.6v2.8H3.4V6.6H.6V3.4h2.8z',
  plum: 'M2.7 1h4.6l2.4 4-2.4 4H2.7L.3 5z',
  gray: 'M.8 3.8h8.4v2.4H.8z',
};

export interface TopicSignProps {
  readonly color: TopicColor;
}

/** The sign of a topic: a shape in its color. */
export function TopicSign({ color }: TopicSignProps) {
  return (
    <svg class="topic-sign" data-color={color} viewBox="0 0 10 10" aria-hidden="true">
      <path d={SHAPES[color]} />
    </svg>
  );
}

export interface TopicNameProps extends TopicSignProps {
  readonly name: string;
}

/** A topic's name in its color, behind its sign. */
export function TopicName({ name, color }: TopicNameProps) {
  return (
    <span class="topic-name" data-color={color}>
      <TopicSign color={color} />
      <bdi>{name}</bdi>
    </span>
  );
}
