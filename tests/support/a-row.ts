/** The parts of a feed row that a test says something about; `undefined` leaves a field out. */
export interface RowFacts {
  readonly paper?: Readonly<Record<string, unknown>>;
  readonly [field: string]: unknown;
}

/** A row as the Hub's papers API gives it in 2026. */
export function aRow({ paper, ...outer }: RowFacts = {}): Record<string, unknown> {
  return {
    paper: {
      id: '2501.00001',
      title: 'Routing in Mixtures of Experts',
      summary: 'We route tokens to experts.',
      authors: [
        { _id: 'a1', name: 'Ada Moreau', hidden: false },
        { _id: 'a2', name: 'Lin Wei', hidden: false },
      ],
      publishedAt: '2026-05-18T00:00:00.000Z',
      submittedOnDailyAt: '2026-05-20T00:00:00.000Z',
      upvotes: 12,
      ai_summary: 'Tokens are routed to experts.',
      ai_keywords: ['mixture of experts', 'routing'],
      githubRepo: 'https://github.com/moreau/routing',
      githubStars: 40,
      projectPage: 'https://routing.example.org/',
      organization: { _id: 'o1', name: 'moreau-lab', fullname: 'Moreau Lab' },
      ...paper,
    },
    publishedAt: '2026-05-17T20:00:00.000Z',
    title: 'Routing in Mixtures of Experts',
    summary: 'We route tokens to experts.',
    numComments: 2,
    isAuthorParticipating: false,
    ...outer,
  };
}

/** Rows of made-up papers `2501.00001`, `2501.00002`, … on a day. */
export function rowsOf(day: string, numbers: readonly number[]): Record<string, unknown>[] {
  return numbers.map((n) =>
    aRow({
      paper: {
        id: `2501.${String(n).padStart(5, '0')}`,
        title: `The paper numbered ${n}`,
        submittedOnDailyAt: `${day}T00:00:00.000Z`,
      },
    }),
  );
}
