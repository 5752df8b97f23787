import type { Fault } from '../../../core/fault.ts'
import type { Recipient } from '../../../core/words/recipient.ts'
import { requiredData } from '../../../templates/language/samples/made-data.ts'
import type { Variable } from '../../../templates/model/template-source.ts'
import { placeholderAddress, standIn } from '../../../templates/render/stand-ins.ts'
import { isMembers } from '../rows/row-content.ts'

type Members = Readonly<Record<string, unknown>>

/** A message in which made-up values replace those that are missing or wrong. */
export interface Filled {
  readonly asked: Members
  /** Pointers to what was replaced or left out. */
  readonly replaced: readonly string[]
}

/**
 * Replaces the values at the given faults: data by the example of their variable, parts of the recipient by those of a person who does
 * not exist. An address that is whole and only contradicts itself stays as it is, since it can be printed; other members are left
 * out.
 */
export function fillGaps(asked: Members, faults: readonly Fault[], variables: readonly Variable[]): Filled {
  const filled = structuredClone(asked) as Record<string, unknown>
  const replaced = new Set<string>()
  for (const { pointer } of faults) {
    const [first = '', second, third] = pointer.split('/').slice(1).map(unescapePart)
    if (first === 'data') {
      if (second === undefined) continue
      fillVariable(filled, second, variables)
      replaced.add(`/data/${second}`)
    } else if (first === 'recipient') {
      replaced.add(fillRecipient(filled, second, third))
    } else if (first === 'reference') {
      filled['reference'] = '–'
      replaced.add('/reference')
    } else if (leavesOut.has(first)) {
      delete filled[first]
      replaced.add(`/${first}`)
    }
  }
  return { asked: filled, replaced: [...replaced] }
}

/** Members without which a letter can be drawn and decided. */
const leavesOut = new Set([
  'sendAfter',
  'expiresAt',
  'channels',
  'postage',
  'costCentre',
  'priority',
  'condition',
  'hold',
])

function unescapePart(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~')
}

function fillVariable(filled: Record<string, unknown>, name: string, variables: readonly Variable[]): void {
  const data = isMembers(filled['data']) ? { ...filled['data'] } : {}
  filled['data'] = data
  const variable = variables.find((each) => each.name === name)
  const made = variable && requiredData([{ ...variable, required: true }])
  if (made === undefined) delete data[name]
  else data[name] = made[name]
}

/** @returns the pointer to what was replaced */
function fillRecipient(filled: Record<string, unknown>, part: string | undefined, below: string | undefined): string {
  const given = isMembers(filled['recipient']) ? { ...filled['recipient'] } : {}
  filled['recipient'] = given
  const someone: Readonly<Record<string, unknown>> = { ...standIn(typeOf(given['type']), 'nl') }
  if (part === undefined || part === 'type') {
    filled['recipient'] = { ...someone, ...(typeof given['name'] === 'string' && { name: given['name'] }) }
    return '/recipient'
  }
  if (part === 'address' && below !== undefined && isMembers(given['address'])) {
    const stand: unknown = Reflect.get(placeholderAddress, below)
    const { [below]: _wrong, ...others } = given['address']
    given['address'] = stand === undefined ? others : { ...others, [below]: stand }
    return `/recipient/address/${below}`
  }
  if (part in someone) given[part] = someone[part]
  else delete given[part]
  return `/recipient/${part}`
}

function typeOf(type: unknown): { readonly type?: Recipient['type'] } {
  return type === 'citizen' || type === 'enterprise' || type === 'addressee' ? { type } : {}
}
