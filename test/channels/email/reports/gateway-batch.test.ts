import { expect, test } from 'vitest'
import { gatewayBatch } from './gateways/batch.ts'
import { secondSentences, thirdSentences } from './gateways/sentences.ts'
import { measure } from './measure.ts'

/** A hard bounce that is missed costs one more mail; a good address that is called bad loses the letters of a person. */
const leastRecall = 0.95
const leastPrecision = 0.98

test('mail of gateways and office servers is read as a person reads it', () => {
  expect(gatewayBatch.length).toBeGreaterThanOrEqual(300)
  const { table, wrong } = measure([...gatewayBatch, ...secondSentences])
  for (const { class: kind, recall, precision } of table) {
    expect(recall, `${kind}: ${wrong.join('\n')}`).toBeGreaterThanOrEqual(leastRecall)
    expect(precision, `${kind}: ${wrong.join('\n')}`).toBeGreaterThanOrEqual(leastPrecision)
  }
})

test('no sentence that no rule was written for makes a good address a bad one', () => {
  const { wrong } = measure(thirdSentences)
  expect(wrong.filter((each) => each.endsWith('read as hard'))).toEqual([])
})
