import { CompactReader, CompactWriter } from '../../core/bytes/compact-bytes.ts'
import type { ChannelName } from '../../core/words/message.ts'
import { channelCodes, wordCodes } from '../message/codes.ts'
import type { LetterDecision } from './message-changes.ts'

/** What `message.decision` holds; the other members of a decision have columns of their own. */
export type StoredDecision = Pick<LetterDecision, 'languageRule' | 'variant' | 'route'>

/** The first byte: JSON, as migration 0067 took it over and as it is never written, or codes. */
const asJson = 0
const asCodes = 1

/** Marks of a step: whether its channel was chosen, and whether it has another time than the step before. */
const isChosen = 0x01
const hasTime = 0x02

/**
 * The decision of preparing in few bytes: codes instead of names of channels and rules, and one time for the steps that were
 * decided together (decision 0042).
 */
export function encodeDecision({ languageRule, variant, route }: StoredDecision): Buffer {
  const to = new CompactWriter().byte(asCodes)
  wordCodes.write(to, languageRule)
  to.byte(variant === 'large' ? 1 : 0)
  let before: string | undefined
  for (const { channel, chosen, rule, at } of route) {
    channelCodes.write(to, channel)
    to.byte((chosen ? isChosen : 0) | (at === before ? 0 : hasTime))
    if (at !== before) to.instant(Date.parse(at))
    wordCodes.write(to, rule)
    before = at
  }
  return to.finish()
}

/** @throws Error when the bytes have a form that this version does not know. */
export function decodeDecision(bytes: Uint8Array): StoredDecision {
  const from = new CompactReader(bytes)
  const form = from.byte()
  if (form === asJson) return JSON.parse(Buffer.from(bytes.subarray(1)).toString()) as StoredDecision
  if (form !== asCodes) throw new Error(`A decision is stored in the unknown form ${form}`)
  const languageRule = wordCodes.read(from)
  const variant = from.byte() === 1 ? 'large' : 'normal'
  const route: StoredDecision['route'][number][] = []
  while (!from.atEnd) {
    const channel = channelCodes.read(from) as ChannelName
    const marks = from.byte()
    const at = (marks & hasTime) === 0 ? (route.at(-1)?.at ?? '') : new Date(from.instant()).toISOString()
    route.push({ channel, chosen: (marks & isChosen) !== 0, rule: wordCodes.read(from), at })
  }
  return { languageRule, variant, route }
}
