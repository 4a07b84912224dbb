import type { RecentPassing } from '../lib/daily/bar/recent-passing.ts';
import type { UnknownPages } from '../lib/daily/options-facts.ts';
import type { Site } from '../lib/pages/page-subject.ts';
import { formatShortDay } from '../lib/papers/format-day.ts';
import type { HubOrigin } from '../lib/settings/hub-origins.ts';
import type { BadgeStyle, Settings } from '../lib/settings/settings.ts';
import { BarChoice } from './BarChoice.tsx';
import { Choice } from './Choice.tsx';
import { HiddenPlaces, type HiddenPlacesProps } from './HiddenPlaces.tsx';
import { NotificationChoice } from './NotificationChoice.tsx';
import { ToolbarButton, type ToolbarButtonProps } from './ToolbarButton.tsx';

/** What Ibid holds, in words that are ready to show. */
export interface StoreFacts {
  readonly papers: string;
  readonly days: string;
  readonly bytes: string;
  readonly status: string;
}

export interface OptionsAppProps {
  readonly settings: Settings;
  /** What is followed, by name. */
  readonly topicNames: readonly string[];
  /** What the bar makes of the newest papers. */
  readonly recent: RecentPassing;
  /** Whether the browser lets Ibid notify now. */
  readonly mayNotify: boolean;
  /** The sites whose pages carry a panel now. */
  readonly activeSites: ReadonlySet<Site>;
  /** Sites with pages that Ibid did not recognize. */
  readonly unknownPages: readonly UnknownPages[];
  /** Where the reader has hidden the panel. */
  readonly hiddenPlaces: HiddenPlacesProps['places'];
  readonly facts: StoreFacts;
  /** The face of the toolbar button as it is now. */
  readonly button: ToolbarButtonProps;
  /** What could not be done, in words. */
  readonly fault: string | undefined;
  readonly onChange: (change: Partial<Settings>) => void;
  /** Called straight from the press, as the next two are, since the browser may have to ask. */
  readonly onNotifying: (isOn: boolean) => void;
  readonly onHubOrigin: (origin: HubOrigin) => void;
  readonly onSite: (site: Site, isOn: boolean) => void;
  readonly onTryNotification: () => void;
  readonly onShowAgain: HiddenPlacesProps['onShowAgain'];
}

const BADGES: readonly (readonly [BadgeStyle, string])[] = [
  ['count', 'How many papers above your bar are new since you last looked'],
  ['dot', 'Only a dot when there are any'],
  ['off', 'Nothing'],
];
const SITES: readonly (readonly [Site, string, string])[] = [
  ['github', 'GitHub', 'On a repository’s home page.'],
  ['hugging-face', 'Hugging Face', 'On models, data sets, Spaces and papers.'],
  ['arxiv', 'arXiv', 'On abstract pages. The browser asks you first.'],
];
const HUBS: readonly (readonly [HubOrigin, string, string])[] = [
  ['https://huggingface.co', 'huggingface.co', 'The Hub itself.'],
  [
    'https://hf-mirror.com',
    'hf-mirror.com',
    'A mirror by others, for where the Hub cannot be reached. The browser asks you first.',
  ],
];

/** The settings page: each change holds at once. */
export function OptionsApp(props: OptionsAppProps) {
  const { settings, facts, fault, onHubOrigin } = props;
  return (
    <main>
      <h1>Ibid</h1>
      <p class="lead">Everything is kept on this computer, and nothing about you leaves it.</p>
      <BarChoice {...props} />
      <BadgeChoices {...props} />
      <NotificationChoices {...props} />
      <SiteChoices {...props} />
      <HiddenPlaces places={props.hiddenPlaces} onShowAgain={props.onShowAgain} />
      <HubChoices hubOrigin={settings.hubOrigin} onHubOrigin={onHubOrigin} />
      <StoreFactsList facts={facts} />
      {fault !== undefined && (
        <p class="fault" role="alert">
          {fault}
        </p>
      )}
    </main>
  );
}

function BadgeChoices({ settings, button, onChange }: Pick<OptionsAppProps, 'settings' | 'button' | 'onChange'>) {
  return (
    <fieldset>
      <legend>The badge shows</legend>
      {BADGES.map(([badge, label]) => (
        <Choice
          key={badge}
          type="radio"
          name="badge"
          isOn={settings.badge === badge}
          label={label}
          onChange={() => onChange({ badge })}
        />
      ))}
      <ToolbarButton {...button} />
    </fieldset>
  );
}

function NotificationChoices(props: OptionsAppProps) {
  const { settings, mayNotify, onTryNotification } = props;
  return (
    <fieldset>
      <legend>Notification</legend>
      <NotificationChoice {...props} />
      {settings.notifies && mayNotify && (
        <button type="button" class="plain" onClick={onTryNotification}>
          Show one now
        </button>
      )}
    </fieldset>
  );
}

function SiteChoices({
  activeSites,
  unknownPages,
  settings,
  onSite,
  onChange,
}: Pick<OptionsAppProps, 'activeSites' | 'unknownPages' | 'settings' | 'onSite' | 'onChange'>) {
  return (
    <fieldset>
      <legend>Papers on pages of</legend>
      {SITES.map(([site, label, hint]) => (
        <Choice
          key={site}
          type="checkbox"
          name={site}
          isOn={activeSites.has(site)}
          label={label}
          hint={hint}
          onChange={(isOn) => onSite(site, isOn)}
        />
      ))}
      <Choice
        type="checkbox"
        name="fetches-named"
        isOn={settings.fetchesNamed}
        label="Fetch papers named on GitHub pages"
        hint="When a repository names a paper that is not in the copy, Ibid asks the Hub for it, and so the Hub learns which paper that is. Of its own pages the Hub is asked in any case."
        onChange={(fetchesNamed) => onChange({ fetchesNamed })}
      />
      {unknownPages.map(({ site, day }) => (
        <p key={site} class="health">
          {describeUnknown(SITES.find(([known]) => known === site)?.[1] ?? site, day)}
        </p>
      ))}
    </fieldset>
  );
}

/** Where the markup is unknown there is no panel and no error; this is where it is told. */
function describeUnknown(site: string, day: string): string {
  return `${site} has pages that Ibid no longer recognizes, last seen on ${formatShortDay(day)}. They show no papers until Ibid is updated.`;
}

function HubChoices({ hubOrigin, onHubOrigin }: Pick<OptionsAppProps, 'onHubOrigin'> & Pick<Settings, 'hubOrigin'>) {
  return (
    <fieldset>
      <legend>Papers are copied from</legend>
      {HUBS.map(([origin, label, hint]) => (
        <Choice
          key={origin}
          type="radio"
          name="hub"
          isOn={hubOrigin === origin}
          label={label}
          hint={hint}
          onChange={() => onHubOrigin(origin)}
        />
      ))}
    </fieldset>
  );
}

function StoreFactsList({ facts }: Pick<OptionsAppProps, 'facts'>) {
  return (
    <section aria-labelledby="copy">
      <h2 id="copy">The copy</h2>
      <dl class="facts">
        <dt>Papers</dt>
        <dd>{facts.papers}</dd>
        <dt>Feed days</dt>
        <dd>{facts.days}</dd>
        <dt>Room taken</dt>
        <dd>{facts.bytes}</dd>
        <dt>State</dt>
        <dd>{facts.status}</dd>
      </dl>
    </section>
  );
}
