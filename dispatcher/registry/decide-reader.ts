import { addressText } from '../../core/words/post/postal-address.ts'
import type { Recipient } from '../../core/words/recipient.ts'
import type { ReaderFacts, ReaderRule, Reading } from './reader-rule.ts'
import type { Representative } from './registry.ts'
import { administrator } from './rules/administrator.ts'
import { deceased } from './rules/deceased.ts'
import { detained } from './rules/detained.ts'
import { estate } from './rules/estate.ts'
import { guardians } from './rules/guardians.ts'
import { noReader } from './rules/no-reader.ts'
import { struckOff } from './rules/struck-off.ts'
import { trustee } from './rules/trustee.ts'

/** Evaluated in this order; the first that decides says who reads the letter. None: the recipient does, on every channel. */
export const readerRules: readonly ReaderRule[] = [
  estate,
  deceased,
  struckOff,
  trustee,
  guardians,
  administrator,
  detained,
  noReader,
]

/** The reader of a letter, by which rule, and to whom it is addressed on paper. */
export interface ReaderDecision {
  readonly rule?: string
  readonly reading?: Reading
  /** Absent: to the recipient, at the address that the sender gave. */
  readonly addressedTo?: Recipient
  /** Further readers, who get copies on paper; absent: none. */
  readonly alsoTo?: readonly Recipient[]
}

/** Pure: the same answer of the registry gives the same reader. */
export function decideReader(facts: ReaderFacts): ReaderDecision {
  for (const { name: rule, decide } of readerRules) {
    const reading = decide(facts)
    if (reading === undefined) continue
    const addressedTo = addresseeOf(facts, reading)
    const alsoTo = othersOf(facts, reading, addressedTo)
    return {
      rule,
      reading,
      ...(addressedTo !== undefined && { addressedTo }),
      ...(alsoTo.length > 0 && { alsoTo }),
    }
  }
  const moved = atPresentAddress(facts)
  return moved === undefined ? {} : { addressedTo: moved }
}

function addresseeOf(facts: ReaderFacts, reading: Reading): Recipient | undefined {
  switch (reading.kind) {
    case 'representative':
      return asReader(facts, reading.representative)
    case 'on-paper':
      return atPresentAddress(facts)
    case 'nobody':
      return undefined
    default:
      return reading satisfies never
  }
}

function asReader({ recipient }: ReaderFacts, { name, address }: Representative): Recipient {
  const { language, name: readsFor } = recipient
  return { type: 'addressee', name, address, readsFor, ...(language !== undefined && { language }) }
}

/** The other representatives, each person at an address once. */
function othersOf(facts: ReaderFacts, reading: Reading, first: Recipient | undefined): readonly Recipient[] {
  if (reading.kind !== 'representative' || reading.others === undefined) return []
  const keyOf = ({ name, address }: Recipient): string => `${name}/${address === undefined ? '' : addressText(address)}`
  const all = reading.others.map((each) => asReader(facts, each))
  const unique = new Map(all.map((each) => [keyOf(each), each]))
  if (first !== undefined) unique.delete(keyOf(first))
  return [...unique.values()]
}

/** The recipient at the address of the registry; undefined where that is the address that the sender gave, or is not disclosed. */
function atPresentAddress({ recipient, answer }: ReaderFacts): Recipient | undefined {
  if (answer.kind !== 'person' && answer.kind !== 'enterprise') return undefined
  const { address } = answer
  if (address === undefined) return undefined
  const given = recipient.address === undefined ? undefined : addressText(recipient.address)
  return given === addressText(address) ? undefined : { ...recipient, address }
}
