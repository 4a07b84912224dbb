/**
 * Where the papers API may be asked: the Hub, and the mirror its users in China know as
 * `HF_ENDPOINT=https://hf-mirror.com`. A closed list, since the manifest has to name each host.
 */
export const HUB_ORIGINS = ['https://huggingface.co', 'https://hf-mirror.com'] as const;

export type HubOrigin = (typeof HUB_ORIGINS)[number];
