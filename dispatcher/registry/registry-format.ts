import { z } from 'zod'
import type { PostalAddress, Recipient } from '../../core/words/recipient.ts'
import type { RegistryAnswer, Representative } from './registry.ts'

/** The form of the exchange with the registry service: one request about a set, one answer for each of it, in the same order. */
export const lookUpPath = '/subjects/look-ups'

/** Most that one request names. */
export const maxSubjects = 500

const postalAddress = z.union([
  z.object({
    street: z.string().min(1),
    houseNumber: z.string().min(1),
    box: z.string().min(1).optional(),
    postalCode: z.string().regex(/^\d{4}$/),
    municipality: z.string().min(1),
    country: z.literal('BE'),
  }),
  z.object({ lines: z.array(z.string().min(1)).min(1).max(6), country: z.string().regex(/^[A-Z]{2}$/) }),
])
const representative = z.object({ name: z.string().min(1), address: postalAddress })
const date = z.iso.date()

const person = z.object({
  kind: z.literal('person'),
  bornOn: date.optional(),
  diedOn: date.optional(),
  addressHidden: z.boolean().default(false),
  detained: z.boolean().default(false),
  address: postalAddress.optional(),
  guardians: z.array(representative).max(4).default([]),
  administrator: representative.optional(),
  estate: representative.optional(),
})
const enterprise = z.object({
  kind: z.literal('enterprise'),
  status: z.enum(['active', 'bankrupt', 'struck-off']),
  address: postalAddress.optional(),
  trustee: representative.optional(),
  hasReader: z.boolean().default(true),
})
const subject = z.discriminatedUnion('kind', [person, enterprise, z.object({ kind: z.literal('unknown') })])

/** What the service answers. */
export const lookUpAnswer = z.object({ subjects: z.array(subject) })

/** What the service is asked. */
export const lookUpQuestion = z.object({
  purpose: z.enum(['before-sending', 'returned-mail']),
  subjects: z
    .array(z.object({ type: z.enum(['person', 'enterprise']), number: z.string().regex(/^\d{10,11}$/) }))
    .min(1)
    .max(maxSubjects),
})
export type Subject = z.output<typeof lookUpQuestion>['subjects'][number]

/** Undefined for a recipient without number. */
export function subjectOf(recipient: Recipient): Subject | undefined {
  switch (recipient.type) {
    case 'citizen':
      return { type: 'person', number: recipient.insz }
    case 'enterprise':
      return { type: 'enterprise', number: recipient.enterpriseNumber }
    case 'addressee':
      return undefined
    default:
      return recipient satisfies never
  }
}

/** A person whose address is not disclosed has none in the answer, whatever the service sent. */
export function readSubject(given: z.output<typeof subject>): RegistryAnswer {
  if (given.kind === 'unknown') return given
  const { address } = given
  if (given.kind === 'enterprise') {
    const { status, trustee, hasReader } = given
    const facts = { status, hasReader, ...(trustee !== undefined && { trustee: readRepresentative(trustee) }) }
    return { kind: 'enterprise', enterprise: facts, ...(address !== undefined && { address: readAddress(address) }) }
  }
  const { bornOn, diedOn, addressHidden, detained, guardians, administrator, estate } = given
  return {
    kind: 'person',
    person: {
      addressHidden,
      detained,
      guardians: guardians.map(readRepresentative),
      ...(bornOn !== undefined && { bornOn }),
      ...(diedOn !== undefined && { diedOn }),
      ...(administrator !== undefined && { administrator: readRepresentative(administrator) }),
      ...(estate !== undefined && { estate: readRepresentative(estate) }),
    },
    ...(address !== undefined && !addressHidden && { address: readAddress(address) }),
  }
}

function readRepresentative({ name, address }: z.output<typeof representative>): Representative {
  return { name, address: readAddress(address) }
}

function readAddress(given: z.output<typeof postalAddress>): PostalAddress {
  if ('lines' in given) return given
  const { box, ...address } = given
  return { ...address, ...(box !== undefined && { box }) }
}
