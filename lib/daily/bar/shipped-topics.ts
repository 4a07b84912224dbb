import type { TopicColor, TopicFacts } from '../../store/topic.ts';

const topic = (name: string, query: string, color: TopicColor): TopicFacts => ({
  kind: 'follow',
  name,
  query,
  color,
  votes: undefined,
});

/**
 * Topics to begin with, the most followed first; neighbors differ in color. Queries of words that most papers use
 * ask for them in the title: `npm run eval:daily` says how many papers each lets pass.
 */
export const SHIPPED_TOPICS: readonly TopicFacts[] = [
  topic('Agents', 'title:agents', 'blue'),
  topic('Reasoning', 'title:reasoning', 'amber'),
  topic('Vision-language models', 'title:VLM', 'green'),
  topic('Reinforcement learning', 'title:RL', 'plum'),
  topic('Retrieval-augmented generation', '"retrieval-augmented"', 'teal'),
  topic('Mixture of experts', 'mixture of experts', 'red'),
  topic('Long context', '"long context"', 'olive'),
  topic('Agent memory', 'agent title:memory', 'blue'),
  topic('Tool use', '"tool use"', 'amber'),
  topic('Code generation', '"code generation"', 'green'),
  topic('Quantization', 'quantization', 'plum'),
  topic('KV cache', '"KV cache"', 'teal'),
  topic('Diffusion', 'title:diffusion', 'red'),
  topic('Image editing', '"image editing"', 'olive'),
  topic('Video generation', 'title:video title:generation', 'blue'),
  topic('World models', 'title:world title:models -title:real', 'amber'),
  topic('3D', 'title:3D', 'green'),
  topic('Speech and audio', 'audio', 'plum'),
  topic('Robots', 'robot', 'teal'),
  topic('Vision-language-action models', '"vision-language-action"', 'red'),
  topic('Safety', 'safety LLM', 'olive'),
  topic('Interpretability', 'interpretability', 'blue'),
  topic('Benchmarks', 'title:benchmark', 'amber'),
  topic('Synthetic data', '"synthetic data"', 'green'),
  topic('Medicine', 'medical', 'plum'),
  topic('Many languages', 'multilingual', 'teal'),
];
