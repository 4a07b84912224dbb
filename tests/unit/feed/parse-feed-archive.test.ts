import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseFeed, type Rejects } from '../../../lib/feed/parse-feed.ts';
import type { Paper } from '../../../lib/papers/paper.ts';
import { judge } from '../../../lib/sync/fetch-day.ts';
import { aDay } from '../../support/a-paper.ts';
import { loadFeedDays, sharedFile } from '../../support/feed-archive.ts';
import { expectSoundPaper } from '../../support/paper-invariants.ts';

interface OddItem {
  readonly item: { readonly paper: { readonly id: string; readonly authors: readonly unknown[] } };
}

const oddFile = sharedFile('data/odd-feed-items.json');
const daysFile = sharedFile('data/feed-days.jsonl.gz');
const missing = (file: string | undefined): string =>
  file === undefined ? ' (skipped: no ../shared beside the project)' : '';
const readOddItems = (): OddItem[] => JSON.parse(readFileSync(oddFile!, 'utf8')) as OddItem[];

// What each odd record must read as, by its own reason for being odd; what `feed.md` says of it in full.
const EXPECTATIONS: Readonly<Record<string, (paper: Paper) => void>> = {
  '2507.06261': ({ authors, title }) => {
    expect(authors).toHaveLength(3_303);
    expect(title).toMatch(/Multimodality, Long Context, and Next Generation Agentic Capabilities$/);
  },
  '2509.08358': ({ title }) =>
    expect(title).toBe(
      "<think> So let's replace this phrase with insult... </think> Lessons learned from generation of toxic texts with LLMs",
    ),
  '2505.18142': ({ abstract, repository }) => {
    expect(abstract).toMatch(/<span style="[^"\n]+">/);
    expect(repository).toBe('wjf5203/TokBench');
  },
  '2507.03745': ({ abstract }) => expect(abstract).toMatch(/<a href="https:\/\/[^"]+">/),
  '2607.27205': ({ title }) => expect(title).toMatch(/with <1 GB VRAM$/),
  '2601.21525': ({ title, keywords }) => {
    expect(title).toBe('LMK > CLS: Landmark Pooling for Dense Embeddings');
    expect(keywords).toContain('[CLS] token');
  },
  '2501.06252': ({ title }) => expect(title).toBe('Transformer^2: Self-adaptive LLMs'),
  '2409.15997': ({ abstract }) => expect(abstract.length).toBeLessThanOrEqual(165),
  '2408.05086': ({ abstract, title }) => {
    expect(abstract.length).toBeGreaterThan(1_850);
    expect(title).toMatch(/A case study on cross-dative generalization$/);
  },
  '2403.06634': (paper) => {
    expect(paper).toMatchObject({ upvotes: 63, publishedOn: '2024-03-11', keywords: [] });
    expect(paper.authors).toHaveLength(13);
  },
  '2505.16839': ({ projectPage }) => expect(projectPage).toBe('https://homepage.jackli.org/projects/lavida/index.html'),
  '2606.20997': (paper) => expect(paper).not.toHaveProperty('projectPage'),
  '2511.22625': (paper) =>
    expect(paper).toMatchObject({ repository: 'stepfun-ai/Step1X-Edit', organization: 'StepFun' }),
  '2602.09082': (paper) => expect(paper).toMatchObject({ repository: 'inclusionAI/UI-Venus', stars: 648 }),
  '2602.12116': ({ repository }) => expect(repository).toBe('Tongyi-ConvAI/Qwen-Character'),
  '2607.04434': ({ keywords }) => expect(keywords).toEqual([]),
  '2608.16003': ({ keywords, stars }) => {
    expect(keywords).toHaveLength(7);
    expect(keywords).not.toContain("d'");
    expect(stars).toBe(0);
  },
  '2509.25760': (paper) => expect(paper).not.toHaveProperty('organization'),
  '2508.10104': ({ title }) => expect(title).toBe('DINOv3'),
  '2606.13769': ({ title }) => expect(title).toBe('μ_0: A Scalable 3D Interaction-Trace World Model'),
  '2608.07645': ({ title }) => expect(title).toMatch(/^Mendel Gödel Machine/),
  '2603.21618': ({ title }) => expect(title).toMatch(/^4DGS360: 360° Gaussian/),
  '2504.13099': ({ title }) => {
    expect(title).toMatch(/Transformer-based and CNN-based .* Detection in Complex/);
    expect(title).not.toMatch(/…$|\s\s/);
  },
  '2607.21655': (paper) => expect(paper).not.toHaveProperty('mediaUrls'),
  '2607.18227': ({ authors }) => expect(authors).toHaveLength(2),
  '2602.03817': ({ abstract, upvotes }) => {
    expect(abstract).toMatch(/\\href\{https:[^}\s]+\{anonymous-repository\}\}$/);
    expect(upvotes).toBe(0);
  },
  '2503.09566': (paper) => expect(paper).toMatchObject({ repository: 'showlab/TPDiff', upvotes: 36 }),
  '2608.09848': (paper) => {
    expect(paper).toMatchObject({ upvotes: 0, keywords: [] });
    expect(paper).not.toHaveProperty('summary');
  },
};

describe.skipIf(oddFile === undefined)(`the odd records of the feed${missing(oddFile)}`, () => {
  test('each odd record has an expectation of its own', () => {
    const ids = readOddItems().map(({ item }) => item.paper.id);

    expect(ids.toSorted()).toEqual(Object.keys(EXPECTATIONS).toSorted());
  });

  test.each(Object.keys(EXPECTATIONS))('parseFeed reads the odd record %s as a person would', (id) => {
    const odd = readOddItems().find(({ item }) => item.paper.id === id);

    const { papers, rejects } = parseFeed([odd?.item], aDay('2026-05-20'));

    expect(rejects).toEqual({});
    expectSoundPaper(papers[0]!);
    EXPECTATIONS[id]?.(papers[0]!);
  });
});

describe.skipIf(daysFile === undefined)(`the recorded days of the feed${missing(daysFile)}`, () => {
  test('parseFeed rejects no row but a repeated one in all recorded days', () => {
    const days = loadFeedDays(daysFile!);
    const totals: Rejects = {};
    let rowCount = 0;

    for (const [date, rows] of days) {
      const parsed = parseFeed(rows, aDay(date));
      for (const paper of judge(rows, parsed)) expectSoundPaper(paper);
      for (const [reason, count] of Object.entries(parsed.rejects)) {
        totals[reason as keyof Rejects] = (totals[reason as keyof Rejects] ?? 0) + count;
      }
      rowCount += rows.length;
    }

    expect(rowCount).toBeGreaterThan(11_000);
    expect(totals).toEqual({ 'listed twice': 1 });
  }, 60_000);

  test('parseFeed keeps every address of a repository but those without one in all recorded days', () => {
    const papers = [...loadFeedDays(daysFile!).values()].flat() as { paper: { githubRepo?: string } }[];
    const lost = papers
      .filter(({ paper }) => paper.githubRepo !== undefined)
      .filter((row) => parseFeed([row], aDay('2026-05-20')).papers[0]?.repository === undefined)
      .map(({ paper }) => paper.githubRepo);

    expect(lost.filter((url) => /^https:\/\/github\.com\/[^/]+\/[^/]+/.test(url ?? ''))).toEqual([]);
  }, 60_000);

  test('parseFeed knows the day of the list from the row itself when the row has one', () => {
    for (const [date, rows] of loadFeedDays(daysFile!)) {
      const dated = (rows as { paper: { submittedOnDailyAt?: string } }[]).filter(
        (row) => row.paper.submittedOnDailyAt,
      );
      const { papers } = parseFeed(dated, undefined, aDay('2000-01-01'));

      expect(new Set(papers.map((paper) => paper.day))).toEqual(new Set(papers.length > 0 ? [date] : []));
    }
  }, 60_000);
});
