import type { Recovery } from '../ui/api/operator-types.ts'

type Counted = Recovery['letters'][number]
export type RecoveryDecision = NonNullable<Counted['decision']>

/** Letters of all entities with one channel and the same knowledge. */
export interface MissingGroup extends Pick<Counted, 'channel' | 'state' | 'handedOver'> {
  readonly key: string
  readonly letters: number
  readonly undecided: number
}

/** Groups with undecided letters first, in the order in which the API counts them. */
export function groupMissing(counts: readonly Counted[]): readonly MissingGroup[] {
  const groups = new Map<string, MissingGroup>()
  for (const { channel, state, handedOver, decision, letters } of counts) {
    const key = `${channel}/${state}/${handedOver}`
    const before = groups.get(key) ?? { key, channel, state, handedOver, letters: 0, undecided: 0 }
    const undecided = before.undecided + (decision === undefined ? letters : 0)
    groups.set(key, { ...before, letters: before.letters + letters, undecided })
  }
  const all = [...groups.values()]
  return [...all.filter(({ undecided }) => undecided > 0), ...all.filter(({ undecided }) => undecided === 0)]
}

/** How many letters have a decision, of one channel or of all; only those that the filter admits. */
export function countDecided(
  counts: readonly Counted[],
  wanted: RecoveryDecision,
  admits: (each: Counted) => boolean = () => true,
): number {
  return counts.reduce((sum, each) => sum + (each.decision === wanted && admits(each) ? each.letters : 0), 0)
}
