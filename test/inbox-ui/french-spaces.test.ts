import { expect, test } from 'vitest'
import { sharedFr } from '../../admin-ui/src/ui/texts/fr.ts'
import { eventWordsFr } from '../../core/words/events/event-words-fr.ts'
import { inboxFr } from '../../inbox-ui/src/texts/fr.ts'

/** A space before a high sign, or inside guillemets, that a line may break at. */
const breaking = /\S [?!;:»]|« /

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : []
}

test('no line of a French text begins with a sign that belongs to the word before it', () => {
  const texts = textsOf([sharedFr, inboxFr, eventWordsFr])
  expect(texts.length).toBeGreaterThan(500)
  expect(texts.filter((text) => breaking.test(text))).toEqual([])
})
