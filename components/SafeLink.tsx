import type { ComponentChildren } from 'preact';
import type { SafeUrl } from '../lib/papers/safe-url.ts';

export interface SafeLinkProps {
  readonly href: SafeUrl;
  readonly class?: string;
  readonly children: ComponentChildren;
  /** Lets the keyboard find the links that stand for a row. */
  readonly 'data-row'?: string;
}

/** The only link to the outside: an address that was checked, opened in a tab that learns nothing of us. */
export function SafeLink({ href, children, ...rest }: SafeLinkProps) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" {...rest}>
      {children}
    </a>
  );
}
