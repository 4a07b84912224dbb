import type { LibraryPlace } from '../lib/daily/library-page/place.ts';

export interface LibraryAppProps {
  readonly section: LibraryPlace['section'];
  /** What is wrong with the storage, in words. */
  readonly fault: string | undefined;
}

const SECTIONS: readonly { readonly section: LibraryPlace['section']; readonly label: string }[] = [
  { section: 'digest', label: 'Digest' },
  { section: 'archive', label: 'Archive' },
  { section: 'moved', label: 'What moved' },
  { section: 'topics', label: 'Topics' },
];

/** The library page: its name, the way to each section, and room for the one that is shown. */
export function LibraryApp({ section, fault }: LibraryAppProps) {
  return (
    <>
      <header>
        <p class="name">Ibid</p>
        <nav aria-label="Sections">
          {SECTIONS.map(({ section: each, label }) => (
            <a key={each} href={`#${each}`} aria-current={each === section ? 'page' : undefined}>
              {label}
            </a>
          ))}
        </nav>
      </header>
      {fault === undefined ? (
        <main id="section" />
      ) : (
        <main>
          <h1>{nameSection(section)}</h1>
          <p class="fault" role="alert">
            {fault}
          </p>
        </main>
      )}
    </>
  );
}

/** What a section is called; also in the title of the page. */
export function nameSection(section: LibraryPlace['section']): string {
  if (section === 'near') return 'More like this';
  return SECTIONS.find((each) => each.section === section)?.label ?? '';
}
