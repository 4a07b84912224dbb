export type HubKind = 'model' | 'dataset' | 'space';

/** A model, data set or Space, as its root page's address names it. */
export interface HubAddress {
  readonly kind: HubKind;
  /** `owner/name`; a bare `name` for the oldest models and data sets. */
  readonly name: string;
}

const SECTIONS = new Map<string, HubKind>([
  ['datasets', 'dataset'],
  ['spaces', 'space'],
]);
// First segments that are the Hub's own pages and no owner (seen 2026-09-27).
const RESERVED = new Set(
  `agents api avatars billing blog brand changelog chat claim coc collections content-guidelines contact datasets
  discussions docs doi email_confirmation enterprise front hardware help huggingface inference inference-api
  inference-endpoints inference-providers jobs join kernels landing languages learn login logout metrics models new
  new-dataset new-space notifications oauth organizations papers password_reset playground posts pricing privacy pro
  resolve-cache robots.txt search settings sign-up spaces storage storage-regions subscribe support tasks terms-of-service
  transformers users welcome`.split(/\s+/),
);
const SEGMENT = /^(?!\.{1,2}$)[\w.-]{1,100}$/;

/** The model, data set or Space whose root page an address is; null for every other page of the Hub. */
export function parseHubAddress(address: string): HubAddress | null {
  const url = URL.parse(address);
  if (url?.protocol !== 'https:' || url.hostname !== 'huggingface.co') return null;
  const segments = url.pathname.split('/').filter((segment) => segment !== '');
  const section = SECTIONS.get(segments[0] ?? '');
  const names = section === undefined ? segments : segments.slice(1);
  if (names.length === 0 || names.length > 2 || !names.every((name) => SEGMENT.test(name))) return null;
  if (section === undefined && RESERVED.has((names[0] ?? '').toLowerCase())) return null;
  if (section === 'space' && names.length === 1) return null;
  return { kind: section ?? 'model', name: names.join('/') };
}
