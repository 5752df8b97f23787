import { expect, test } from 'vitest'
import { looksLikeName, personNumber, personQuery } from '../../admin-ui/src/messages/list/person-query.ts'

test.each([
  ['85.63.12-124.93', { insz: '85631212493' }],
  ['85631212493', { insz: '85631212493' }],
  ['85 63 12 124 90', { insz: '85631212490' }],
  ['0206.731.645', { enterpriseNumber: '0206731645' }],
  ['BE 0206 731 645', { enterpriseNumber: '0206731645' }],
  ['206.731.645', { enterpriseNumber: '0206731645' }],
  ['1234567890', undefined],
  ['OV-2026-0081390', undefined],
  ['Verhelst', undefined],
])('%s is the number %j', (typed, number) => {
  expect(personNumber(typed)).toEqual(number)
  if (number === undefined) expect(personQuery(` ${typed} `)).toEqual({ name: typed })
})

test.each([
  ['Verhelst', true],
  ["D'Hondt", true],
  ['Lotte van den Broucke', true],
  ['H-001', false],
  ['PAPIER-1', false],
  ['OMV', false],
  ['dossier 12', false],
])('%s looks like a name: %s', (typed, name) => {
  expect(looksLikeName(typed)).toBe(name)
})
