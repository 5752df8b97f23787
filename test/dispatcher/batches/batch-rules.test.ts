import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rowShapes } from '../../../api/batches/row-shapes.ts'
import { readStages } from '../../../core/words/batch.ts'
import { afterStage } from '../../../dispatcher/batches/check/accept-chunk.ts'
import { afterChecking } from '../../../dispatcher/batches/check/check-chunk.ts'
import { progressOf, statusOf } from '../../../dispatcher/batches/read/batch-view.ts'
import { merge, readRow } from '../../../dispatcher/batches/rows/row-content.ts'
import { noTotals } from '../../../dispatcher/batches/store/read-totals.ts'

describe('stages', () => {
  test.each([
    ['seeds,50,rest', ['seeds', 50, 'rest']],
    ['rest', ['rest']],
    ['10, 100 ,rest', [10, 100, 'rest']],
  ])('%s are read', (text, stages) => expect(readStages(text)).toEqual(stages))
  test.each(['', '50', 'rest,50', '50,seeds,rest', '0,rest', '-1,rest', '1,rest,rest', `${'1,'.repeat(10)}rest`])(
    '“%s” are refused',
    (text) => expect(readStages(text)).toBeUndefined(),
  )
})

const plain = { dryRun: false, mode: 'best-effort', stages: null, stage: 0 } as const
const totals = { ready: 0, fixable: 0, refused: 0 }

test.each([
  ['everything was accepted', plain, totals, 'sending'],
  ['the quota left rows', plain, { ...totals, ready: 3 }, 'accepting'],
  ['a dry run ends', { ...plain, dryRun: true }, { ...totals, ready: 3 }, 'ended'],
  ['atomic with a fault ends', { ...plain, mode: 'atomic' }, { ...totals, ready: 3, fixable: 1 }, 'ended'],
  ['atomic without a fault', { ...plain, mode: 'atomic' }, { ...totals, ready: 3 }, 'accepting'],
  ['stages wait for somebody', { ...plain, stages: ['rest'] }, { ...totals, ready: 3 }, 'waiting'],
] as const)('after checking: %s', (_what, batch, found, phase) => {
  expect(afterChecking(batch, found).phase).toBe(phase)
})

test.each([
  ['atomic letters are released', { ...plain, mode: 'atomic' }, 0, 'releasing'],
  ['the next stage waits', { ...plain, stages: ['seeds', 'rest'], stage: 1 }, 5, 'waiting'],
  ['nothing is left for the next stage', { ...plain, stages: ['seeds', 'rest'], stage: 1 }, 0, 'sending'],
  ['the last stage ended', { ...plain, stages: ['seeds', 'rest'], stage: 2 }, 0, 'sending'],
] as const)('after a stage: %s', (_what, batch, ready, phase) => {
  expect(afterStage(batch, { ready }).phase).toBe(phase)
})

test('a row of JSON keeps its values under any mend that is taken back, whatever they are', async () => {
  const context = {
    shapes: rowShapes,
    defaults: { template: { key: 't' } },
    variables: async () => [{ name: 'bedrag', type: 'money' as const }],
  }
  await fc.assert(
    fc.asyncProperty(fc.jsonValue({ maxDepth: 2 }), fc.string({ maxLength: 10 }), async (bedrag, name) => {
      const line = JSON.stringify({ recipient: { type: 'addressee', name }, data: { bedrag } })
      const before = await readRow(line, {}, context)
      const mended = await readRow(line, { bedrag: '1.337,66', name: 'An' }, context)
      expect(mended.asked).toMatchObject({ recipient: { name: 'An' }, data: { bedrag: '1337.66' } })
      expect(await readRow(line, {}, context)).toEqual({ ...before, columnAt: expect.any(Function) })
    }),
    { numRuns: 50 },
  )
})

test('what a row says itself counts more than the defaults', () => {
  const defaults = { priority: 'normal', data: { a: 1, b: 2 }, recipient: { language: 'fr' } }
  expect(merge(defaults, { data: { b: 3 }, recipient: { name: 'An' }, priority: 'bulk' })).toEqual({
    priority: 'bulk',
    data: { a: 1, b: 3 },
    recipient: { language: 'fr', name: 'An' },
  })
})

test('status and progress follow from the phase', () => {
  const view = { ...plain, phase: 'sending', outcome: null, paused: false, total: 10 } as const
  const accepted = { ...noTotals, checked: 10, accepted: 8, fixable: 2 }
  expect(statusOf(view)).toBe('running')
  expect(statusOf({ ...view, paused: true })).toBe('paused')
  expect(statusOf({ ...view, phase: 'undoing', outcome: 'cancelled' })).toBe('cancelled')
  const shown = { ...view, totals: accepted, letters: { accepted: 4, sent: 4 } }
  expect(progressOf(shown as unknown as Parameters<typeof progressOf>[0])).toBe(0.6)
})
