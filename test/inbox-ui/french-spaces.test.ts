import { expect, test } from 'vitest'
import { sharedFr } from '../../admin-ui/src/ui/texts/fr.ts'
import { eventWordsFr } from '../../core/words/events/event-words-fr.ts'
import { deliveryStatusWords } from '../../core/words/statuses/delivery-status-words.ts'
import { messageStatusWords } from '../../core/words/statuses/message-status-words.ts'
import { serviceWords } from '../../dispatcher/legal-service/service-words.ts'
import { kindWords } from '../../dispatcher/subject-access/kind-words.ts'
import { pageWords } from '../../dispatcher/subject-access/page-words.ts'
import { inboxFr } from '../../inbox-ui/src/texts/fr.ts'
import { callbackNoticeWords } from '../../templates/email/callback-notice-words.ts'
import { noticeWords } from '../../templates/email/notice-words.ts'

/** A space before a high sign, or inside guillemets, that a line may break at. */
const breaking = /\S [?!;:»]|« /

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : []
}

/** The French of texts in four languages, which are objects with a member for each. */
function frenchOf(value: unknown): unknown[] {
  if (typeof value === 'function') return []
  if (Array.isArray(value)) return value.flatMap(frenchOf)
  if (typeof value !== 'object' || value === null) return []
  return 'fr' in value ? [value.fr] : Object.values(value).flatMap(frenchOf)
}

test('no line of a French text begins with a sign that belongs to the word before it', () => {
  const texts = textsOf([
    sharedFr,
    inboxFr,
    eventWordsFr,
    frenchOf([messageStatusWords, deliveryStatusWords, serviceWords, kindWords, pageWords, callbackNoticeWords]),
    noticeWords.fr,
  ])
  expect(texts.length).toBeGreaterThan(500)
  expect(texts.filter((text) => breaking.test(text))).toEqual([])
})
