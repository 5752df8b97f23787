import { pino } from 'pino'
import { expect, test } from 'vitest'
import { createLogSeldom } from '../../core/log-seldom.ts'

test('the same warning is written at intervals, with how many were left out; another kind at once', () => {
  const lines: Record<string, unknown>[] = []
  let now = 0
  const log = pino({ base: null }, { write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>) })
  const seldom = createLogSeldom(log, () => now)
  for (let i = 0; i < 100; i += 1) seldom('warn', { code: 'ECONNREFUSED' }, 'queue connection')
  seldom('warn', { code: 'EPIPE' }, 'queue connection')
  seldom('error', { code: 'ECONNREFUSED' }, 'idle connection')
  expect(lines).toHaveLength(3)
  now += 30_000
  seldom('warn', { code: 'ECONNREFUSED' }, 'queue connection')
  expect(lines[3]).toMatchObject({ code: 'ECONNREFUSED', leftOut: 99, msg: 'queue connection' })
})
