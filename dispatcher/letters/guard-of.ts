import type { InboxStay, LetterGuard } from '../../channels/port.ts'
import { channelTraits } from '../../channels/traits.ts'
import type { Confidentiality } from '../../core/words/confidentiality.ts'
import { type Language, localized } from '../../core/words/language.ts'
import type { ChannelName } from '../../core/words/message.ts'
import { inboxStay, type MessageClassFacts, readingTermEnd } from '../message/class-facts.ts'

/** What keeps a letter closed in an inbox, of a channel that can; the copy of a letter on paper needs no acknowledgement. */
export function guardOf(
  letter: {
    readonly channel: ChannelName
    readonly classFacts: MessageClassFacts
    readonly language: Language
    readonly confidentiality: Confidentiality | undefined
  },
  now: Date,
): { readonly guard?: LetterGuard } {
  const { channel, classFacts, language, confidentiality } = letter
  const endsAt =
    classFacts.acknowledged === true && channelTraits[channel].guards === true
      ? readingTermEnd(classFacts, now)
      : undefined
  if (endsAt === undefined && confidentiality === undefined) return {}
  const kind = localized(classFacts.name ?? { nl: '' }, language)
  return { guard: { ...confidentiality, ...(endsAt !== undefined && { acknowledge: { endsAt, kind } }) } }
}

/** How long the letter stays in an inbox, of a channel that removes letters. */
export function stayOf(
  { channel, classFacts }: { readonly channel: ChannelName; readonly classFacts: MessageClassFacts },
  now: Date,
): { readonly stay?: InboxStay } {
  const stay = channelTraits[channel].removesLetters === true ? inboxStay(classFacts, now) : undefined
  return stay === undefined ? {} : { stay }
}
