export type HubKind = 'model' | 'dataset' | 'space';

/** A model, data set or Space, as the address of its root page names it. */
export interface HubAddress {
  readonly kind: HubKind;
  /** `owner/name`; a bare `name` for the oldest models and data sets. */
  readonly name: string;
}

// Docs, posts, settings and other sections have addresses of the same form. What they lack is the
// header of a model, so no list of them is kept.
const ROOT = /^\/(?:(dataset|space)s\/)?((?:[\w.-]{1,100}\/)?[\w.-]{1,100})\/?$/;

/** The model, data set or Space whose root page an address can be; null for every other page of the Hub. */
export function parseHubAddress(address: string): HubAddress | null {
  const url = URL.parse(address);
  const [, section, name] = (url?.origin === 'https://huggingface.co' && ROOT.exec(url.pathname)) || [];
  return name ? { kind: (section as HubKind | undefined) ?? 'model', name } : null;
}
