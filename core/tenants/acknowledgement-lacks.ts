import { isRegistered } from '../words/message.ts'
import type { MessageClassRow } from './message-classes.ts'

type Rules = Pick<MessageClassRow, 'inboxService' | 'readingTermDays' | 'channels' | 'fallback' | 'postage'>

/**
 * What a class lacks whose letters open after acknowledgement, by the member of the API; empty where it lacks nothing or does not ask for
 * it. Such a letter needs a term, the inbox, and, where paper follows, registered post.
 */
export function acknowledgementLacks({
  inboxService,
  readingTermDays,
  channels,
  fallback,
  postage,
}: Rules): readonly { readonly pointer: string; readonly detail: string }[] {
  if (inboxService !== 'acknowledged') return []
  const lacks: { pointer: string; detail: string }[] = []
  const add = (pointer: string, detail: string): number => lacks.push({ pointer, detail })
  if (readingTermDays === null) add('/readingTermDays', 'Give the days within which receipt is acknowledged.')
  if (!channels.includes('inbox')) add('/channels', 'Only the inbox asks for acknowledgement: add `inbox`.')
  if (fallback !== null && fallback !== 'print')
    add('/fallback', 'After a refusal or neglect only paper can follow: `print`, or no fallback.')
  if (fallback !== null && !isRegistered(postage))
    add('/postage', 'Paper that follows is registered: `registered`, `registered-with-receipt` or `judicial`.')
  return lacks
}
