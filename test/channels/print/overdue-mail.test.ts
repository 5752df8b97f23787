import fc from 'fast-check'
import { expect, test } from 'vitest'
import { overdueOf, type UnfinishedRun } from '../../../channels/print/store/reports/overdue-mail.ts'
import { newId } from '../../../core/words/id.ts'

const at = (text: string) => new Date(text)
// A Tuesday; the run closes at 17.00 in Brussels.
const run: UnfinishedRun = {
  run: newId('run', at('2026-11-24T16:00:00Z')),
  entity: newId('entity', at('2026-11-24T16:00:00Z')),
  entityName: { nl: 'Dienst' },
  contract: newId('printContract', at('2026-11-24T16:00:00Z')),
  contractName: 'Drukwerk',
  partner: 'Drukker',
  cutOffAt: at('2026-11-24T16:00:00Z'),
  handedOverAt: at('2026-11-24T16:02:00Z'),
  dueAt: at('2026-11-26T22:59:59.999Z'),
  of: 10,
  unreported: 10,
  withoutEnd: 10,
}
const kinds = (change: Partial<UnfinishedRun>, now: string) =>
  overdueOf({ ...run, ...change }, at(now)).map(({ kind, letters }) => `${kind} ${letters}`)

test.each<[string, Partial<UnfinishedRun>, string, string[]]>([
  ['just after the cut-off', { handedOverAt: null, dueAt: null }, '2026-11-24T16:30:00Z', []],
  ['not uploaded after an hour', { handedOverAt: null, dueAt: null }, '2026-11-24T17:00:00Z', ['not-handed-over 10']],
  ['silent, but still on the next working day', {}, '2026-11-25T22:00:00Z', []],
  ['silent after the next working day', {}, '2026-11-25T23:00:00Z', ['no-report 10']],
  ['some letters not received', { unreported: 2 }, '2026-11-25T23:00:00Z', ['not-received 2']],
  ['received, and not posted in time', { unreported: 0, withoutEnd: 3 }, '2026-11-26T23:00:00Z', ['not-posted 3']],
  ['silent after all days', {}, '2026-11-27T08:00:00Z', ['not-posted 10', 'no-report 10']],
  ['all posted', { unreported: 0, withoutEnd: 0 }, '2027-01-01T08:00:00Z', []],
  // The partner is closed on Wednesday: its next working day is Thursday.
  ['the calendar of the contract', { closedOn: ['2026-11-25'] }, '2026-11-26T08:00:00Z', []],
])('%s', (_, change, now, expected) => {
  expect(kinds(change, now)).toEqual(expected)
})

test('what is overdue stays so until the partner reports, and never concerns more letters than the run has', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 10 }),
      fc.integer({ min: 0, max: 10 }),
      fc.integer({ min: 0, max: 400 }),
      fc.integer({ min: 0, max: 400 }),
      (unreported, more, hours, later) => {
        const withoutEnd = Math.min(10, unreported + more)
        const after = (count: number) => at(new Date(run.cutOffAt.getTime() + count * 3_600_000).toISOString())
        const first = overdueOf({ ...run, unreported, withoutEnd }, after(hours))
        const second = overdueOf({ ...run, unreported, withoutEnd }, after(hours + later))
        expect(first.every(({ kind }) => second.some((each) => each.kind === kind))).toBe(true)
        expect(
          second.every(({ letters, since }) => letters > 0 && letters <= 10 && since <= after(hours + later)),
        ).toBe(true)
        expect(overdueOf({ ...run, unreported: 0, withoutEnd: 0 }, after(hours + later))).toEqual([])
      },
    ),
  )
})
