import { expect, test } from 'vitest'
import { readableSnippet } from '../../admin-ui/src/archive/readable-snippet.ts'
import { createFormat } from '../../admin-ui/src/ui/format/format.ts'

test.each([
  ['woning 384.20 2027-01-23', 'woning 384,20 23/01/2027'],
  ['een boete van 1234567.50.', 'een boete van 1.234.567,50.'],
  ['de -19.12 korting', 'de -19,12 korting'],
  ['mevrouw 2026 de woning 384.20 2027-01', 'mevrouw 2026 de woning 384,20'],
  ['+++085/1927/54115', '+++085/1927/54115+++'],
  ['+++085/1927/54115+++ 2026-12-24', '+++085/1927/54115+++ 24/12/2026'],
])('%s is written as people write it', (text, shown) => {
  expect(readableSnippet(text, createFormat('nl', { today: 'vandaag' }))).toBe(shown)
})

test.each([
  'OMV-2026-0042',
  'HER-2019-03-11',
  'versie 1.2.30',
  '10.20.30.40',
  'bestand-384.20',
  '2026-13-45',
  'aanslagjaar 2026',
  '384.205',
])('%s stays as it is', (text) => {
  expect(readableSnippet(text, createFormat('nl', { today: 'vandaag' }))).toBe(text)
})

test('an English excerpt has English numbers', () => {
  expect(readableSnippet('1384.20 2027-01-23', createFormat('en', { today: 'today' }))).toBe('1,384.20 23/01/2027')
})
