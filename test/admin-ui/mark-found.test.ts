import { expect, test } from 'vitest'
import { markFound } from '../../admin-ui/src/templates/list/mark-found.ts'

test.each([
  ['Uw café is open.', 'CAFE', 'Uw [café] is open.'],
  ['Beste burger', 'burger beste', '[Beste] [burger]'],
  ['een\n\ntwee', 'twee', 'een [twee]'],
  ['aaa', 'aa', '[aaa]'],
  ['100 % van 5', '%', '100 [%] van 5'],
  ['niets', 'iets anders', 'n[iets]'],
  ['e\u0301\u0301n', 'en', 'é\u0301n'],
])('%s with %s is marked', (text, wanted, shown) => {
  const marked = markFound(text, wanted)
    .map((piece) => (piece.isHit ? `[${piece.text}]` : piece.text))
    .join('')
  expect(marked).toBe(shown)
})
