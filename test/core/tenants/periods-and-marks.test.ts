import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createKeyring } from '../../../core/crypto/keyring.ts'
import { digestOf, letterBoxText, marksOf } from '../../../core/tenants/quotas/guest-marks.ts'
import { periodOf } from '../../../core/tenants/quotas/periods.ts'

test.each([
  ['in winter', '2026-01-15T23:30:00Z', '2026-01-15T23:00:00Z', 24],
  ['in summer', '2026-07-15T21:30:00Z', '2026-07-14T22:00:00Z', 24],
  ['when the clock is put forward', '2026-03-29T12:00:00Z', '2026-03-28T23:00:00Z', 23],
  ['when the clock is put back', '2026-10-25T00:30:00Z', '2026-10-24T22:00:00Z', 25],
  ['in the last hour of that day', '2026-10-25T22:59:59Z', '2026-10-24T22:00:00Z', 25],
])('a day begins at midnight in Brussels: %s', (_name, at, begins, hours) => {
  const { began, ends } = periodOf('day', new Date(at))
  expect(began.toISOString()).toBe(new Date(begins).toISOString())
  expect((ends.getTime() - began.getTime()) / 3_600_000).toBe(hours)
})

test('every instant is in its period, which the next one follows without a gap', () => {
  const instants = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(instants, fc.constantFrom('day' as const, 'minute' as const), (at, per) => {
      const { began, ends } = periodOf(per, at)
      expect(began.getTime()).toBeLessThanOrEqual(at.getTime())
      expect(ends.getTime()).toBeGreaterThan(at.getTime())
      expect(periodOf(per, ends).began).toEqual(ends)
    }),
    { numRuns: 60 },
  )
})

const keyring = createKeyring([{ id: 1, key: randomBytes(32) }], randomBytes(32))
const home = { street: 'Sint-Jansstraat', houseNumber: '12A', box: '3', postalCode: '9000', municipality: 'Gent' }

test('an address that is written otherwise is that of the same letter box, and that of a neighbour is not', () => {
  const text = (change: object) => letterBoxText({ ...home, country: 'BE', ...change })
  for (const same of [{ street: 'sint jansstraat' }, { houseNumber: '12 a' }, { municipality: 'GENT' }])
    expect(text(same)).toBe(text({}))
  for (const other of [{ houseNumber: '12' }, { box: '4' }, { postalCode: '9050' }, { street: 'Sint-Janslaan' }])
    expect(text(other)).not.toBe(text({}))
  const abroad = { lines: ['12 High Street', 'LONDON SW1A 1AA'], country: 'GB' }
  expect(letterBoxText({ ...abroad, lines: ['12, High street', 'London  SW1A 1AA'] })).toBe(letterBoxText(abroad))
})

test('a guest has a mark for each member, whatever the capitals of an email address', () => {
  const guest = { insz: '53480200724', email: 'Jan@Example.org', address: { ...home, country: 'BE' as const } }
  const marks = marksOf(guest, keyring)
  expect([...marks.keys()]).toEqual(['insz', 'email', 'address'])
  expect(digestOf(marksOf({ ...guest, email: 'jan@example.org' }, keyring))).toEqual(digestOf(marks))
  expect(digestOf(marksOf({ insz: guest.insz }, keyring))).not.toEqual(digestOf(marks))
})
