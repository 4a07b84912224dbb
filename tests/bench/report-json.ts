import type { BenchResult, EngineResult, SizeResult } from './results.ts';
import { judge, wordOf } from './verdicts.ts';

/** The result as one object for machines: by size, Ibid's figures with the peers' beside them. Milliseconds. */
export function toJson(result: BenchResult): object {
  return {
    sizes: Object.fromEntries(result.sizes.map((size) => [String(size.size), toSizeJson(size)])),
    browser: result.browser,
    corpus: result.corpus,
    popup: result.popup,
    panel: result.panel,
    firefox: result.firefox,
    verdicts: judge(result).map((verdict) => Object.assign({ verdict: wordOf(verdict) }, verdict)),
  };
}

function toSizeJson({ floor, floorBytes, floorDedicated, corpusBytes, engines }: SizeResult): object {
  const peers = [...engines].filter(([name]) => name !== 'ours');
  return {
    floorMs: floor.median,
    floorBytesMs: floorBytes?.median,
    floorDedicatedMs: floorDedicated?.median,
    corpusBytes,
    ...toEngineJson(engines.get('ours') ?? {}),
    peers: Object.fromEntries(peers.map(([name, engine]) => [name, toEngineJson(engine)])),
    floorSpread: floor,
  };
}

function toEngineJson(engine: EngineResult): object {
  const { coldRelated, coldTyped, coldPanel, hotTyped, addDay, ...rest } = engine;
  return {
    coldRelatedMs: coldRelated?.median,
    coldTypedMs: coldTyped?.median,
    coldPanelMs: coldPanel?.median,
    hotTypedP95Ms: hotTyped?.p95,
    addDayMs: addDay?.median,
    ...rest,
    spread: { coldRelated, coldTyped, coldPanel, hotTyped, addDay },
  };
}
