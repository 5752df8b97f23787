import { expect, test } from 'vitest'
import { maskAnswer } from '../../../dispatcher/callbacks/mask-answer.ts'

test.each([
  ['ok', 'ok'],
  ['password=hunter2 Bearer abcdefghijklmnop', 'password=… Bearer …'],
  ['jan@example.org 53480200724', '… …'],
  // Signs that turn the direction of the text would show another answer than the one that came.
  ['a\u202eb\u2066c\u200fd', 'abcd'],
  ['\u001b[31mred\u0000', '[31mred'],
])('%j is kept as %j', (text, kept) => {
  expect(maskAnswer(text)).toEqual({ answer: kept, cut: false })
})

test('the end of a long answer does not cut a character in half', () => {
  const { answer, cut } = maskAnswer(`${'a '.repeat(249)}a${'😀'.repeat(9)}`)
  expect(cut).toBe(true)
  expect(answer.isWellFormed()).toBe(true)
})
