import { expect } from 'vitest';
import { parsePageSubject } from '../../../lib/messages/guards.ts';
import type { PageSubject } from '../../../lib/pages/page-subject.ts';

/** That the background takes a subject as it is: in its bounds, with nothing that is no paper. */
export function expectInBounds(subject: PageSubject | null | undefined): void {
  expect(parsePageSubject(structuredClone(subject))).toEqual(subject);
}
