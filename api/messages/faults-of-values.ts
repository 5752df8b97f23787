import type { z } from 'zod'
import type { Fault } from '../../core/fault.ts'
import type { Recipient } from '../../core/words/recipient.ts'
import type { MessageRequest } from '../../dispatcher/intake/message-request.ts'
import { type Caller, senderOf } from '../authentication/caller.ts'
import { email, postalAddress } from '../contract/messages/recipient.ts'
import { messageRequest } from '../contract/messages/request.ts'
import { language } from '../contract/words.ts'
import type { ApiDeps } from '../server/api-deps.ts'

/**
 * The other faults of a letter whose shape is wrong: intake checks every part that can be read, so that a caller gets all faults
 * at once. A part that cannot be read is replaced by a harmless value, about which nothing is reported.
 */
export async function faultsOfValues(caller: Caller, asked: unknown, deps: ApiDeps): Promise<readonly Fault[]> {
  if (!isObject(asked)) return []
  const { request, isUnread } = readableParts(asked)
  const found = await deps.intake.findFaults(senderOf(caller), request)
  return found.filter(({ pointer }) => !isUnread(pointer))
}

/** A request of a wrong shape with harmless values for its unreadable parts, and whether a pointer leads into one of these. */
export function readableParts(asked: Readonly<Record<string, unknown>>): {
  request: MessageRequest
  isUnread: (pointer: string) => boolean
} {
  const { request, replaced } = readable(asked)
  const isUnread = (pointer: string): boolean =>
    replaced.some((each) => pointer === each || (each !== '/recipient' && pointer.startsWith(`${each}/`)))
  return { request, isUnread }
}

function readable(asked: Readonly<Record<string, unknown>>): { request: MessageRequest; replaced: string[] } {
  const { recipient: _recipient, ...members } = messageRequest.shape
  const kept: Record<string, unknown> = {}
  const replaced: string[] = []
  for (const [name, schema] of Object.entries(members)) {
    const read = (schema as z.ZodType).safeParse(asked[name])
    if (read.success) kept[name] = read.data
    else replaced.push(`/${name}`)
  }
  const recipient = readableRecipient(asked['recipient'])
  const request = {
    reference: '-',
    ...kept,
    recipient: recipient.value,
  } as MessageRequest
  return { request, replaced: [...replaced, ...recipient.replaced] }
}

const anyAddress = { lines: ['75001 PARIS'], country: 'FR' } as const

function readableRecipient(asked: unknown): { value: Recipient; replaced: string[] } {
  const whole = messageRequest.shape.recipient.safeParse(asked)
  if (whole.success) return { value: whole.data as Recipient, replaced: [] }
  const given = isObject(asked) ? asked : {}
  const parts = { email, address: postalAddress, language }
  const kept: Record<string, unknown> = {}
  // The identity cannot be read, so nothing is reported about whether the recipient can be reached.
  const replaced = ['/recipient', '/recipient/name', '/recipient/insz', '/recipient/enterpriseNumber']
  for (const [name, schema] of Object.entries(parts)) {
    const read = schema.safeParse(given[name])
    if (read.success) kept[name] = read.data
    else if (name in given) replaced.push(`/recipient/${name}`)
  }
  const value = { type: 'addressee', name: '-', address: anyAddress, email: 'a@example.org', ...kept } as Recipient
  return { value, replaced }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
