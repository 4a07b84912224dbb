import type { Paper } from '../lib/papers/paper.ts';
import { DetailsPart } from './DetailsPart.tsx';
import { Highlighted } from './Highlighted.tsx';
import { NameButtons } from './NameButtons.tsx';
import type { TopicActions } from './topic-actions.ts';

export interface PaperNamesProps {
  readonly paper: Paper;
  /** Words to mark. */
  readonly terms: readonly string[];
  /** Makes buttons of the names; plain text without. */
  readonly actions: TopicActions | undefined;
}

/** Beyond these, names are counted: the longest list seen has 3,303. */
const MAX_AUTHORS = 40;

/** A paper's authors, organization and keywords. */
export function PaperNames({ paper: { authors, organization, keywords }, terms, actions }: PaperNamesProps) {
  const others = authors.length - MAX_AUTHORS;
  const shared = { terms, actions };
  return (
    <>
      {authors.length > 0 && (
        <DetailsPart name="authors" label="Authors">
          <Names source="author" label="Authors" names={authors.slice(0, MAX_AUTHORS)} separator=", " {...shared} />
          {others > 0 && ` and ${others.toLocaleString('en')} more`}
        </DetailsPart>
      )}
      {organization !== undefined && (
        <DetailsPart name="organization" label="Organization">
          <Names source="organization" label="Organization" names={[organization]} separator="" {...shared} />
        </DetailsPart>
      )}
      {keywords.length > 0 && (
        <DetailsPart name="keywords" label="Keywords">
          <Names source="keyword" label="Keywords" names={keywords} separator=" · " {...shared} />
        </DetailsPart>
      )}
    </>
  );
}

interface NamesProps extends Omit<PaperNamesProps, 'paper'> {
  readonly source: 'author' | 'organization' | 'keyword';
  readonly label: string;
  readonly names: readonly string[];
  readonly separator: string;
}

function Names({ actions, ...names }: NamesProps) {
  if (actions) return <NameButtons {...names} actions={actions} />;
  return <Highlighted text={names.names.join(names.separator)} terms={names.terms} />;
}
