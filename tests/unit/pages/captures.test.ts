import { describe, expect, test } from 'vitest';
import { detectPage } from '../../../lib/pages/detect-page.ts';
import type { PageKind } from '../../../lib/pages/page-subject.ts';
import { hasCaptures, listCaptures, openCapture } from './open-page.ts';

interface Expected {
  readonly url: string;
  readonly kind: PageKind;
  readonly name: string;
  /** In page order, all of them links but where said otherwise. */
  readonly papers: string;
  readonly where?: string;
  readonly anchor: string;
}

const repository = (
  name: string,
  papers: string,
  anchor = '[class*="CodeViewSidebar-module__borderGrid"]',
): Expected => ({
  url: `https://github.com/${name}`,
  kind: 'repository',
  name,
  papers,
  anchor,
});
const LEGACY = '.Layout-sidebar > .BorderGrid';

const abstract = (id: string, version: string): Expected => ({
  url: `https://arxiv.org/abs/${id}${version}`,
  kind: 'paper',
  name: id,
  papers: id,
  anchor: '.extra-services',
});

const RLVR =
  '2411.16345 2411.04109 2504.05812 2504.16084 2505.03335 2505.15134 2505.16637 2505.20347 2505.19590 2505.19439 ' +
  '2505.21444 2505.22660 2505.22453 2505.23762 2506.08745 2506.06395 2506.10943 2506.17219 2502.19613 2504.20571 ' +
  '2502.05605 2505.22651 2505.12392 2505.20282 2505.21493';
const UNIFLORAL = '2504.11453 2110.01548 2006.04779 2110.06169 2106.06860 2305.09836 2005.13239 2005.05951 2102.08363';

/** Pages on which no panel may show. */
const NO_SUBJECT: Readonly<Record<string, string>> = {
  'github/issue.composed-2026.html': 'https://github.com/ucam-eo/tessera/issues/12',
  'github/tree.2026-08-24.live-capture.git-git.html': 'https://github.com/git/git/tree/master/builtin',
  'hugging-face/model-blob-readme.2026-02-02.capture.biocap.html':
    'https://huggingface.co/imageomics/biocap/blob/main/README.md',
  'hugging-face/dataset-blob-readme.2025.capture.common_voice_13_0.html':
    'https://huggingface.co/datasets/mozilla-foundation/common_voice_13_0/blob/main/README.md',
  'hugging-face/papers-list.reconstructed.2026-08-20.html': 'https://huggingface.co/papers/date/2026-08-20',
};

/** Worked out by reading each page. */
const EXPECTED: Readonly<Record<string, Expected>> = {
  'github/repo-home.2026-08-05.live-capture.octocounts.html': repository('huanglizhuo/OctoCounts', ''),
  'github/repo-home.2026.001TMF__ProteinView.html': repository('001TMF/ProteinView', ''),
  'github/repo-home.2026.EmptyJackson__unifloral.html': repository('EmptyJackson/unifloral', UNIFLORAL),
  'github/repo-home.2026.Fanziyang-v__FlashVID.html': repository('Fanziyang-v/FlashVID', '2602.08024 2512.06866'),
  'github/repo-home.2026.FunAudioLLM__ThinkSound.html': repository('FunAudioLLM/ThinkSound', '2506.21448 2511.18833'),
  'github/repo-home.2026.QingyangZhang__Label-Free-RLVR.html': repository('QingyangZhang/Label-Free-RLVR', RLVR),
  'github/repo-home.2026.apple__ml-fastvlm.html': repository('apple/ml-fastvlm', '2412.13303'),
  'github/repo-home.2026.icip-cas__PPTAgent.html': repository('icip-cas/PPTAgent', '2602.22839 2501.03936'),
  'github/repo-home.2026.potamides__DeTikZify.html': repository('potamides/DeTikZify', '2405.15306 2503.11509'),
  'github/repo-home.2026.ucam-eo__tessera.html': repository('ucam-eo/tessera', '2506.20380 2601.16834 2601.16900'),
  // The badge's text says 2412.09013; its link and the BibTeX are right.
  'github/repo-home.2026.yuvraj108c__ComfyUI-FLOAT.html': repository('yuvraj108c/ComfyUI-FLOAT', '2412.01064'),
  'github/repo-home.legacy.Shenyi-Z__TaylorSeer.html': repository(
    'Shenyi-Z/TaylorSeer',
    '2503.06923 2412.18911',
    LEGACY,
  ),
  'github/repo-home.legacy.hustvl__PixelHacker.html': repository('hustvl/PixelHacker', '2504.20438', LEGACY),
  'github/repo-home.legacy.miquel-espinosa__no-time-to-train.html': repository(
    'miquel-espinosa/no-time-to-train',
    '2507.02798',
    LEGACY,
  ),
  'hugging-face/model-root.reconstructed.biocap.html': {
    url: 'https://huggingface.co/imageomics/biocap',
    kind: 'model',
    name: 'imageomics/biocap',
    papers: '2510.20095',
    where: 'tag',
    anchor: 'section.order-first',
  },
  'hugging-face/dataset-root.reconstructed.common_voice_13_0.html': {
    url: 'https://huggingface.co/datasets/mozilla-foundation/common_voice_13_0',
    kind: 'dataset',
    name: 'mozilla-foundation/common_voice_13_0',
    papers: '1912.06670',
    where: 'tag',
    anchor: 'section.order-first',
  },
  'hugging-face/paper.reconstructed.2608.16590.html': {
    url: 'https://huggingface.co/papers/2608.16590',
    kind: 'paper',
    name: '2608.16590',
    papers: '2608.16590',
    where: 'tag',
    anchor: 'section[class*="col-span-5"]',
  },
  'arxiv/1501.00001.html': abstract('1501.00001', 'v1'),
  'arxiv/1810.04805.html': abstract('1810.04805', 'v2'),
  'arxiv/2101.04061.html': abstract('2101.04061', ''),
  'arxiv/2101.04792.html': abstract('2101.04792', 'v4'),
  'arxiv/2103.17249.html': abstract('2103.17249', ''),
  'arxiv/2108.10257.html': abstract('2108.10257', ''),
  'arxiv/2403.10561.html': abstract('2403.10561', ''),
  'arxiv/2409.10667.html': abstract('2409.10667', ''),
  'arxiv/cs_0012007.html': abstract('cs/0012007', 'v3'),
  'arxiv/math_0202001.html': abstract('math/0202001', ''),
};

describe.skipIf(!hasCaptures)('detectPage on stored pages (kept beside the project, skipped without them)', () => {
  test('expects something of every stored page', () => {
    const stored = ['github', 'hugging-face', 'arxiv'].flatMap(listCaptures);

    expect(Object.keys({ ...EXPECTED, ...NO_SUBJECT }).toSorted()).toEqual(stored.toSorted());
  });

  test.each(Object.entries(NO_SUBJECT))('is null when the page is %s', (path, url) => {
    expect(detectPage(openCapture(path, url), url)).toBeNull();
  });

  test.each(Object.entries(EXPECTED))('finds subject, papers and place when the page is %s', (path, expected) => {
    const { url, kind, name, papers, where = 'link', anchor } = expected;

    const page = detectPage(openCapture(path, url), url);

    expect(page?.subject).toMatchObject({ kind, name });
    expect(page?.subject.namedPapers.map(({ id, where }) => ({ id, where }))).toEqual(
      papers
        .split(' ')
        .filter(Boolean)
        .map((id) => ({ id, where })),
    );
    expect(page?.place?.parent.matches(anchor)).toBe(true);
    expect(page?.isComplete).toBe(true);
  });
});
