import type { PageSubject } from '../pages/page-subject.ts';
import type { PaperId } from '../papers/arxiv-id.ts';

/**
 * Papers that the Hub's tools write into the card of everything made with them: they are of the tool, and say
 * nothing of what the card is about. Of 1,747 models and data sets that name papers, 384 name the first of these.
 */
const TEMPLATE_PAPERS: ReadonlySet<string> = new Set(
  // TRL: GRPO, DPO, KTO, ORPO, CPO, online DPO, RLOO, GKD, XPO, Nash-MD, PPO, reward models of steps.
  (
    '2402.03300 2305.18290 2402.01306 2403.07691 2401.08417 2402.04792 2402.14740 2306.13649 2405.21046 2312.00886 ' +
    '1909.08593 2211.14275 ' +
    // mergekit: DARE, TIES, model stock, linear, task arithmetic, DELLA, SCE.
    '2311.03099 2306.01708 2403.19522 2203.05482 2212.04089 2406.11617 2408.07990 ' +
    // sentence-transformers and SetFit.
    '1908.10084 1705.00652 2205.13147 2209.11055 ' +
    // The card's own template, on emissions.
    '1910.09700'
  ).split(' '),
);

/**
 * Papers of the benchmarks that models are measured by. A model's card links them from its table of results; of
 * 1,731 models that name papers, some fifty name twenty of these and more.
 */
const BENCHMARK_PAPERS: ReadonlySet<string> = new Set(
  // MMLU, MMLU-Pro, HellaSwag, BoolQ, PIQA, SocialIQA, TriviaQA, ARC (and what cards link for it), WinoGrande, DROP,
  // TruthfulQA, CommonsenseQA, OpenBookQA, RACE, BIG-Bench Hard, AGIEval, GPQA, MuSR, IFEval.
  (
    '2009.03300 2406.01574 1905.07830 1905.10044 1911.11641 1904.09728 1705.03551 1803.05457 1911.01547 1907.10641 ' +
    '1903.00161 2109.07958 1811.00937 1809.02789 1704.04683 2210.09261 2304.06364 2311.12022 2310.16049 2311.07911 ' +
    // GSM8K, MATH, MGSM, MBPP, HumanEval, LiveCodeBench, BIRD, FLORES, XQuAD, IndicGenBench, C-Eval, CMMLU.
    '2110.14168 2103.03874 2210.03057 2108.07732 2107.03374 2403.07974 2305.03111 2106.03193 1910.11856 2404.16816 ' +
    '2305.08322 2306.09212 ' +
    // MMMU, MathVista, ChartQA, InfographicVQA, BLINK, TallyQA; MT-Bench, AlpacaEval, Arena-Hard, MTEB, RULER.
    '2311.16502 2310.02255 2203.10244 2104.12756 2404.12390 1810.12440 2306.05685 2404.04475 2406.11939 2210.07316 ' +
    '2404.06654'
  ).split(' '),
);

/** Whether a page names a paper only because a tool wrote it there, or its results were measured by it; repositories have no such cards. */
export function isTemplatePaper({ site, kind }: Pick<PageSubject, 'site' | 'kind'>, id: PaperId): boolean {
  if (site !== 'hugging-face') return false;
  // A benchmark's data set may well be its paper's own.
  return TEMPLATE_PAPERS.has(id) || (kind === 'model' && BENCHMARK_PAPERS.has(id));
}
