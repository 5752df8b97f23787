import type { MessageClassRow } from './message-classes.ts'

type Rules = Pick<MessageClassRow, 'seenInTime' | 'readingTermDays' | 'fallback' | 'inboxService'>

/**
 * What a class lacks whose letters are to be seen in time, by the member of the API; empty where it lacks nothing or does not ask for it.
 * Such a letter has a term, and paper as its next step. One that waits for acknowledgement is refused or neglected by law, and never
 * moves on earlier.
 */
export function seenInTimeLacks({
  seenInTime,
  readingTermDays,
  fallback,
  inboxService,
}: Rules): readonly { readonly pointer: string; readonly detail: string }[] {
  if (!seenInTime) return []
  const lacks: { pointer: string; detail: string }[] = []
  if (readingTermDays === null)
    lacks.push({ pointer: '/readingTermDays', detail: 'Give the days within which the letter is to be opened.' })
  if (fallback !== 'print')
    lacks.push({ pointer: '/fallback', detail: 'A letter that is not seen in time goes on paper: `print`.' })
  if (inboxService === 'acknowledged')
    lacks.push({
      pointer: '/service/inbox',
      detail: 'A term of acknowledgement ends by law: choose `opened`, or leave `seenInTime` out.',
    })
  return lacks
}
