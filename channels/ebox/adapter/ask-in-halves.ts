/** What a service answered about some of the items: a result, that it refuses one of them, or nothing that can be used. */
export type AnswerAboutSome<R> =
  | { readonly kind: 'answered'; readonly result: R }
  | { readonly kind: 'refused' }
  | { readonly kind: 'unanswered' }

export interface AnswersAboutAll<T, R> {
  readonly answered: readonly { readonly items: readonly T[]; readonly result: R }[]
  /** Items that the service refused when it was queried about nothing else. */
  readonly refused: readonly T[]
  /** Items about which nothing is known, because the service did not answer or too many sets were refused. */
  readonly unanswered: readonly T[]
}

/** Calls for one set: enough to find three items among 500, and far fewer than a call for each. */
const maxCalls = 60

/**
 * Queries a service about many items in one call. A service that refuses a whole set because of one item in it is queried about each
 * half, until the item is found: otherwise that item would keep the others unanswered for ever. The first call without an answer
 * ends the work.
 */
export async function askInHalves<T, R>(
  items: readonly T[],
  ask: (some: readonly T[]) => Promise<AnswerAboutSome<R>>,
): Promise<AnswersAboutAll<T, R>> {
  const answered: { items: readonly T[]; result: R }[] = []
  const refused: T[] = []
  const open: (readonly T[])[] = items.length === 0 ? [] : [items]
  for (let calls = 0; calls < maxCalls; calls += 1) {
    const some = open.shift()
    if (some === undefined) break
    const answer = await ask(some)
    if (answer.kind === 'unanswered') {
      open.unshift(some)
      break
    }
    if (answer.kind === 'answered') answered.push({ items: some, result: answer.result })
    else if (some.length === 1) refused.push(...some)
    else {
      const middle = Math.ceil(some.length / 2)
      open.unshift(some.slice(0, middle), some.slice(middle))
    }
  }
  return { answered, refused, unanswered: open.flat() }
}
