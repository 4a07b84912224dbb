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

/** Whether a page names a paper only because a tool wrote it there; repositories have no such cards. */
export function isTemplatePaper({ site }: Pick<PageSubject, 'site'>, id: PaperId): boolean {
  return site === 'hugging-face' && TEMPLATE_PAPERS.has(id);
}
