import type { ComponentChildren } from 'preact';

export interface DetailsPartProps {
  readonly name: string;
  readonly label: string;
  readonly children: ComponentChildren;
}

/** A labeled part of a paper's details. */
export function DetailsPart({ name, label, children }: DetailsPartProps) {
  return (
    <p class={name}>
      <span class="label">{label}</span>
      {children}
    </p>
  );
}
