import { expect, test } from 'vitest'
import { forHeader } from '../../admin-ui/src/archive/for-header.ts'
import { questionFaults, questionOf } from '../../admin-ui/src/archive/question.ts'

test('a number is asked as what it is, however it is written', () => {
  expect(questionOf({ number: '53.48.02-007.24', q: ' bezwaar ' })).toEqual({ insz: '53480200724', q: 'bezwaar' })
  expect(questionOf({ number: '0206.731.645', name: '' })).toEqual({ enterpriseNumber: '0206731645' })
})

test.each([
  ['53480200724', undefined],
  ['53480200725', 'numberCheck'],
  ['0206731645', undefined],
  ['0206731646', 'numberCheck'],
  ['12345', 'numberLength'],
  ['abcdefghijk', 'numberCheck'],
])('the number %s has fault %s', (number, fault) => {
  expect(questionFaults({ number }).get('number')).toBe(fault)
})

test('a period that ends before it begins is told', () => {
  expect([...questionFaults({ from: '2026-02-01', to: '2026-01-01' })]).toEqual([['to', 'period']])
})

test('a reason becomes what a header can carry', () => {
  expect(forHeader('Vraag ‘bezwaar’ – € 10 voor Zoë\n😀')).toBe("Vraag 'bezwaar' - EUR 10 voor Zoë")
})
