import { expect, test } from 'vitest'
import { behaviourOf } from '../../channels/simulator/simulated-recipient.ts'
import { channelNames } from '../../core/words/message.ts'
import { isEnterpriseNumber } from '../../core/words/numbers/enterprise-number.ts'
import { isInsz } from '../../core/words/numbers/insz.ts'
import type { Recipient } from '../../core/words/recipient.ts'
import { entities, operators } from '../../seeds/entities.ts'
import { citizens, enterprises } from '../../seeds/people.ts'
import { simulatedRecipients } from '../../seeds/simulated-recipients.ts'

test('a citizen has a number of the test range that no living person can have and that behaves like any number', () => {
  for (const { insz } of citizens) {
    expect(isInsz(insz)).toBe(true)
    expect(Number(insz.slice(2, 4))).toBeGreaterThan(60)
    expect(Number(insz.slice(6, 9))).toBeLessThan(900)
  }
})

test('the first citizen has no preferences and acts for no other person', () => {
  expect(citizens[0]).not.toHaveProperty('prefers')
  expect(citizens[0]).not.toHaveProperty('mandatesOf')
  expect(citizens[0]).not.toHaveProperty('enterprises')
})

test('mandates and enterprises are of people and enterprises of the trial', () => {
  const people = citizens.map((each) => each.insz)
  const numbers = enterprises.map((each) => each.enterpriseNumber)
  for (const { mandatesOf = [], enterprises: represented = [] } of citizens) {
    expect(people).toEqual(expect.arrayContaining([...mandatesOf]))
    expect(numbers).toEqual(expect.arrayContaining([...represented]))
  }
  expect(citizens.some((each) => each.mandatesOf !== undefined)).toBe(true)
  for (const number of numbers) expect(isEnterpriseNumber(number)).toBe(true)
})

test('addresses are in places that do not exist, with a way to write each', () => {
  for (const { address } of [...citizens, ...enterprises]) {
    expect(['9998', '9999']).toContain(address.postalCode)
    expect(address.houseNumber).toMatch(/^\d/)
    expect(address.box ?? '1').not.toMatch(/^(bus|bte|\/)/)
  }
})

test('no person has the name of another to sign in with', () => {
  const names = [...entities.flatMap((each) => each.staff), ...operators, ...citizens].map((each) => each.username)
  expect(new Set(names).size).toBe(names.length)
})

test('each simulated recipient does what its name says', () => {
  const behaviours = Object.fromEntries(
    Object.entries(simulatedRecipients).map(([name, recipient]: [string, Recipient]) => [
      name,
      channelNames.map((channel) => behaviourOf(recipient, channel)).filter(Boolean),
    ]),
  )
  expect(behaviours).toEqual({
    neverReads: ['never-reads', 'never-reads'],
    unavailable: ['unavailable-three-times', 'unavailable-three-times'],
    rejected: ['rejected', 'rejected', 'posted'],
    mailDelivered: ['delivered'],
    mailBounced: ['bounced'],
    mailComplaint: ['complaint'],
    posted: ['posted'],
    returned: ['returned'],
    printRejected: ['rejected'],
    postedLate: ['late'],
  })
})
