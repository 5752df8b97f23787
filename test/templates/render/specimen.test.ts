import { expect, test } from 'vitest'
import { checkTemplate } from '../../../templates/language/check/check-template.ts'
import { specimenSource } from '../../../templates/render/specimen.ts'

test.each([true, false])('the specimen has no fault in any language; signed: %s', (isSigned) => {
  const { faults, tree } = checkTemplate(specimenSource(isSigned), [])
  expect(faults).toEqual([])
  expect(Object.keys(tree.languages).sort()).toEqual(['de', 'en', 'fr', 'nl'])
})
