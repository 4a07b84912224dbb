import type { PaperId } from '../../../lib/papers/arxiv-id.ts';
import { addDays, FIRST_FEED_DAY } from '../../../lib/papers/feed-day.ts';
import type { Paper } from '../../../lib/papers/paper.ts';
import { createRandom, type Random } from './random.ts';

const DAYS = 900;

const SYLLABLES = 'ar bel cor dan el fi gra hu in jo ka lu mo na or pix qui ra sol ta um ver wen xi yo zen'.split(' ');
const FIRST_NAMES =
  'Ada Bruno Chloé Dmitri Elif Farah Göran Hana Ines Jun Kofi Lena Mei Noor Oskar Priya Rui Sofía Tomás Yuki'.split(
    ' ',
  );
const LAST_NAMES =
  'Abiola Berg Costa Díaz Eriksen Fontaine Gupta Huang Ivanov Jansen Kim Lindqvist Moreau Nakamura Okafor Park Quist Rossi Silva Tran Ueda Vogel Wei Yilmaz Zhou'.split(
    ' ',
  );
const ADJECTIVES = (
  'adaptive autoregressive bilingual calibrated causal compact continual cross-lingual decentralized dense ' +
  'differentiable efficient egocentric equivariant fine-grained hierarchical interactive interpretable iterative ' +
  'large-scale latent long-horizon low-rank masked multilingual multimodal pre-trained probabilistic quantized ' +
  'recurrent robust scalable self-supervised semi-supervised sparse streaming structured training-free ' +
  'unsupervised zero-shot'
).split(' ');
const NOUNS = (
  'adapter agent alignment attention benchmark caption codec compiler dataset decoder depth dialogue diffusion ' +
  'embedding encoder experts feedback flow forecast gradient graph grasping image instruction kernel keyword ' +
  'lattice manifold memory mesh mixture molecule motion navigation optimizer parser planner policy prior prompt ' +
  'protein quantization question radar ranking reasoning recommendation retrieval reward robot routing sampler ' +
  'scene schedule segmentation simulator sound speech summary surface teacher tokenizer trajectory transformer ' +
  'translation tree video vision voice weather'
).split(' ');
const VERBS =
  'aligning benchmarking bridging compressing decomposing distilling evaluating grounding learning modeling navigating rethinking scaling steering unifying'.split(
    ' ',
  );
const FILLERS = (
  'we study how this is done when little is known of it and show that a simple change helps ' +
  'our method needs no labels and runs on one machine while being as good as what came before ' +
  'in experiments on several tasks it improves over strong baselines and remains stable'
).split(' ');
/** Introduced by every few papers, so that there are short forms to search for. */
const SHORT_FORMS = [
  'large language models (LLMs)',
  'mixture of experts (MoE)',
  'retrieval-augmented generation (RAG)',
  'reinforcement learning (RL)',
];

/** Papers of made-up words about made-up work, the same for the same seed; some 900 feed days, in order. */
export function makeSyntheticPapers(count: number, seed: number): Paper[] {
  const random = createRandom(seed, 'synthetic papers');
  return Array.from({ length: count }, (_, place) => makePaper(place, Math.floor((place * DAYS) / count), random));
}

function makePaper(place: number, dayNumber: number, random: Random): Paper {
  const day = addDays(FIRST_FEED_DAY, dayNumber);
  const month = day.slice(2, 4) + day.slice(5, 7);
  const matter = Array.from({ length: 5 }, () => `${random.pick(ADJECTIVES)} ${makeNoun(random)}`);
  return {
    id: `${month}.${String(place + 1).padStart(5, '0')}` as PaperId,
    day,
    publishedOn: day,
    title: makeTitle(matter, random),
    abstract: makeAbstract(matter, random),
    authors: Array.from({ length: random.between(1, 8) }, () => makeAuthor(random)),
    keywords: matter.slice(0, 3),
    upvotes: random.below(200),
    commentCount: 0,
    ...(random.next() < 0.3 && { repository: `example/${makeName(random).toLowerCase()}` }),
  };
}

function makeTitle([first = '', second = '', third = '']: readonly string[], random: Random): string {
  const verb = random.pick(VERBS);
  const rest = random.pick([
    `${verb} ${first} for ${second}`,
    `${verb} ${first} with ${second} and ${third}`,
    `${first} via ${second} in large language models`,
    `a ${first} of ${second} from ${third}s`,
    `${first} in mixture of experts`,
  ]);
  const subtitle = rest.replace(/\p{L}[\p{L}-]{3,}/gu, capitalize);
  return random.next() < 0.7 ? `${makeName(random)}: ${subtitle}` : capitalize(subtitle);
}

/** Every other one of a few, the others coined: in a real corpus, too, half of all words are rare. */
function makeNoun(random: Random): string {
  return random.next() < 0.5
    ? random.pick(NOUNS)
    : `${coinWord(random, random.between(2, 3))}${random.pick(['ion', 'ics', 'er', 'al'])}`;
}

function makeAuthor(random: Random): string {
  const last = random.next() < 0.3 ? random.pick(LAST_NAMES) : capitalize(coinWord(random, random.between(2, 3)));
  return `${random.pick(FIRST_NAMES)} ${last}`;
}

/** "Solveron", "QuiBench-2", "LUTA". */
function makeName(random: Random): string {
  const name = coinWord(random, random.between(2, 4));
  const cased = random.next() < 0.2 ? name.toUpperCase() : capitalize(name);
  return cased + random.pick(['', '', '', '', 'Bench', '-Net', '2', '-3', ' 4', ' 1.5']);
}

function makeAbstract(matter: readonly string[], random: Random): string {
  const sentences = matter.map((phrase) => {
    const start = random.below(FILLERS.length - 8);
    return `${FILLERS.slice(start, start + random.between(4, 8)).join(' ')} ${phrase} ${random.pick(NOUNS)} and ${random.pick(NOUNS)}s.`;
  });
  return [`We turn to ${random.pick(SHORT_FORMS)}.`, ...sentences].join(' ');
}

function coinWord(random: Random, syllables: number): string {
  return random.shuffle(SYLLABLES).slice(0, syllables).join('');
}

function capitalize(word: string): string {
  return word[0]!.toUpperCase() + word.slice(1);
}
