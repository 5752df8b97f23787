import { expect, test } from 'vitest'
import { locateComment, paragraphsOf } from '../../admin-ui/src/templates/comments/locate-comment.ts'

const body = 'Beste\n\nUw kaart is klaar.\nHaal ze af.\n\n\nTot dan.\n\nUw kaart is klaar.'
const about = (passage: string, line = 1, part: 'subject' | 'body' = 'body') =>
  locateComment({ nl: { subject: 'Uw kaart', body } }, { language: 'nl', part, passage, line })

test('each paragraph has the line on which it begins', () => {
  expect(paragraphsOf(body).map(({ line }) => line)).toEqual([1, 3, 7, 9])
})
test('a passage is found at the occurrence nearest to its earlier place', () => {
  expect(about('Uw kaart is klaar.', 3)).toEqual({ paragraph: 1, line: 3 })
  expect(about('Uw kaart is klaar.', 8)).toEqual({ paragraph: 3, line: 9 })
  expect(about('Haal ze af.')).toEqual({ paragraph: 1, line: 4 })
})
test('a passage that was rewritten is found at the paragraph that is most like it', () => {
  expect(about('Uw kaart is klaar.\nHaal ze meteen af bij ons.', 20)).toEqual({ paragraph: 1, line: 3 })
})
test('a passage that is gone is at no place; a subject is one place', () => {
  expect(about('Iets heel anders over belasting')).toBeUndefined()
  expect(about('Uw oude kaart', 1, 'subject')).toEqual({ paragraph: 0, line: 1 })
  expect(locateComment({}, { language: 'fr', part: 'body', passage: 'Beste', line: 1 })).toBeUndefined()
})
