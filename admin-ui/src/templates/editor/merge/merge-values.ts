import { align, similarity } from './align.ts'

/** One place that two people changed differently. */
export interface Collision {
  /** The place, unique within one merge: a JSON pointer into the draft, with the number of the paragraph after `#`. */
  readonly id: string
  readonly mine: unknown
  readonly theirs: unknown
}
export type Choice = 'mine' | 'theirs'

/** The collisions that one merge has found so far, and the choices that were made. */
export interface Merge {
  readonly collisions: Collision[]
  readonly choices: ReadonlyMap<string, Choice>
}

type Members = Readonly<Record<string, unknown>>

export function same(one: unknown, other: unknown): boolean {
  return one === other || inOrder(one) === inOrder(other)
}

/** JSON with the members of each object in order, because a database returns them in an order of its own. */
function inOrder(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    isMembers(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  )
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Records that both changed the same place. @returns the chosen value; that of the writer while there is no choice */
export function collide<T>(merge: Merge, id: string, mine: T, theirs: T): T {
  merge.collisions.push({ id, mine, theirs })
  return merge.choices.get(id) === 'theirs' ? theirs : mine
}

/**
 * The value that only one of both changed, or that both changed alike. Objects merge member by member; any other value that both
 * changed differently needs a choice.
 */
export function mergeValue(merge: Merge, id: string, base: unknown, mine: unknown, theirs: unknown): unknown {
  if (same(mine, theirs) || same(theirs, base)) return mine
  if (same(mine, base)) return theirs
  if (!isMembers(mine) || !isMembers(theirs)) return collide(merge, id, mine, theirs)
  const before = isMembers(base) ? base : {}
  const names = new Set([...Object.keys(mine), ...Object.keys(theirs)])
  return Object.fromEntries(
    [...names]
      .map((name) => [name, mergeValue(merge, `${id}/${name}`, before[name], mine[name], theirs[name])] as const)
      .filter(([, value]) => value !== undefined),
  )
}

/** A list whose items each have a name, like variables: merged name by name, whatever the order. */
export function mergeNamed<T>(
  merge: Merge,
  id: string,
  [base, mine, theirs]: readonly [readonly T[], readonly T[], readonly T[]],
  nameOf: (item: T) => string,
): T[] {
  const [before, own, other] = [byName(base, nameOf), byName(mine, nameOf), byName(theirs, nameOf)]
  const known = [...before.keys()]
  const kept = [...own.keys()].filter((name) => before.has(name))
  const isReordered = !same(
    kept,
    known.filter((name) => own.has(name)),
  )
  const order = isReordered ? insertMissing([...own.keys()], other) : insertMissing([...other.keys()], own)
  return order.flatMap((name) => {
    const value = mergeValue(merge, `${id}/${name}`, before.get(name), own.get(name), other.get(name))
    return value === undefined ? [] : [value as T]
  })
}

/** A name that occurs twice gets a number: a draft may hold that, and neither item may be lost. */
function byName<T>(list: readonly T[], nameOf: (item: T) => string): Map<string, T> {
  const found = new Map<string, T>()
  for (const item of list) {
    const name = nameOf(item)
    let number = 1
    while (found.has(number === 1 ? name : `${name}#${number}`)) number++
    found.set(number === 1 ? name : `${name}#${number}`, item)
  }
  return found
}

/** Each name that the order lacks is placed after the name that it follows in its own list. */
function insertMissing(order: string[], from: ReadonlyMap<string, unknown>): string[] {
  let last: string | undefined
  for (const name of from.keys()) {
    if (!order.includes(name)) order.splice(last === undefined ? 0 : order.indexOf(last) + 1, 0, name)
    last = name
  }
  return order
}

interface Sequence<T> {
  readonly textOf: (item: T) => string
  /** An item that the base has: the result of both changes; undefined where it was removed. */
  readonly mergeItem: (id: string, base: T, mine: T | undefined, theirs: T | undefined) => T | undefined
}

/**
 * A list whose items have no names, like paragraphs: items are paired by their likeness. Insertions of both in the same place
 * are kept twice, the saved one first, unless the two are alike: then they count as one item that both wrote.
 */
export function mergeSequence<T>(
  merge: Merge,
  id: string,
  [base, mine, theirs]: readonly [readonly T[], readonly T[], readonly T[]],
  { textOf, mergeItem }: Sequence<T>,
): T[] {
  const [own, other] = [mine, theirs].map((side) => changesOf(base, side, textOf))
  if (own === undefined || other === undefined) return []
  const inserted = (at: number): readonly T[] => {
    const [ours, others] = [own.inserted[at] ?? [], other.inserted[at] ?? []]
    const alike = ours.filter((item) => others.some((each) => textOf(each) === textOf(item)))
    if (ours.length === 0 || others.length === 0 || alike.length === ours.length) return others.length ? others : ours
    if (alike.length === others.length) return ours
    const isOneItem = ours.some((item) => others.some((each) => isVersionOf(textOf(item), textOf(each))))
    return isOneItem ? collide(merge, `${id}/+${at}`, ours, others) : [...others, ...ours]
  }
  return [
    ...base.flatMap((item, at) => {
      const merged = mergeItem(`${id}/#${at}`, item, own.became[at], other.became[at])
      return merged === undefined ? inserted(at) : [...inserted(at), merged]
    }),
    ...inserted(base.length),
  ]
}

/** Two texts in one place count as one text when they share half of their words, or one is the beginning of the other. */
function isVersionOf(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one) || similarity(one, other) >= 0.5
}

interface Changes<T> {
  /** The result per item of base. */
  readonly became: readonly (T | undefined)[]
  /** The insertions per place, from before the first item of base to after its last. */
  readonly inserted: readonly (readonly T[])[]
}

function changesOf<T>(base: readonly T[], side: readonly T[], textOf: (item: T) => string): Changes<T> {
  const found = align(base.map(textOf), side.map(textOf))
  const inserted: T[][] = []
  let next = 0
  found.forEach((index, at) => {
    inserted[at] = index === undefined ? [] : side.slice(next, index)
    if (index !== undefined) next = index + 1
  })
  inserted[base.length] = side.slice(next)
  return { became: found.map((index) => (index === undefined ? undefined : side[index])), inserted }
}
