import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type ComplaintLimits,
  complaintPercent,
  rateState,
  waits,
} from '../../../../channels/email/store/complaints/complaint-rate.ts'
import { providerOf, providers } from '../../../../channels/email/store/mail-providers.ts'

const limits: ComplaintLimits = { windowDays: 7, warnPercent: 0.1, brakePercent: 0.25, minMails: 1_000 }
const count = fc
  .record({ handedOver: fc.nat(5_000_000), complaints: fc.nat(20_000) })
  .map((each) => ({ ...each, complaints: Math.min(each.complaints, each.handedOver) }))

test.each([
  [999, 999, 'few'],
  [1_000, 0, 'good'],
  [1_000, 1, 'warning'],
  [1_000, 2, 'warning'],
  [1_000, 3, 'over'],
  [10_000, 9, 'good'],
  [10_000, 24, 'warning'],
  [10_000, 25, 'over'],
] as const)('%i mails with %i complaints: %s', (handedOver, complaints, state) => {
  expect(rateState({ handedOver, complaints }, limits)).toBe(state)
})

test('mail begins to wait only from the limit and the least number of mails on, and stays below the limit of the providers', () => {
  fc.assert(
    fc.property(count, (each) => {
      const begins = waits('gmail', each, limits, false)
      expect(begins).toBe(each.handedOver >= 1_000 && each.complaints * 400 >= each.handedOver)
      // At 0.3 % the providers block: by then mail waits, where it is judged at all.
      if (each.handedOver >= 1_000 && complaintPercent(each) >= 0.3) expect(begins).toBe(true)
    }),
  )
})

test('what waits leaves again exactly when complaints are below the level that warns; what begins does not end at once', () => {
  fc.assert(
    fc.property(count, (each) => {
      expect(waits('gmail', each, limits, true)).toBe(each.complaints > 0 && each.complaints * 1_000 >= each.handedOver)
      if (waits('gmail', each, limits, false)) expect(waits('gmail', each, limits, true)).toBe(true)
    }),
  )
})

test('one more complaint never releases mail, and one more mail never stops it above the least number', () => {
  fc.assert(
    fc.property(count, fc.boolean(), (each, now) => {
      const worse = { ...each, complaints: each.complaints + 1 }
      if (waits('yahoo', each, limits, now)) expect(waits('yahoo', worse, limits, now)).toBe(true)
      const more = { ...each, handedOver: each.handedOver + 1 }
      if (each.handedOver >= limits.minMails && !waits('yahoo', each, limits, now))
        expect(waits('yahoo', more, limits, now)).toBe(false)
    }),
  )
})

test('the many small servers together never wait', () => {
  fc.assert(fc.property(count, fc.boolean(), (each, now) => !waits('other', each, limits, now)))
})

test('complaints that outlive the mails of the window count for at most a hundred per cent', () => {
  expect(complaintPercent({ handedOver: 0, complaints: 4 })).toBe(100)
  expect(complaintPercent({ handedOver: 0, complaints: 0 })).toBe(0)
})

test.each([
  ['gmail.com', 'gmail'],
  ['googlemail.com', 'gmail'],
  ['hotmail.be', 'microsoft'],
  ['outlook.com', 'microsoft'],
  ['live.co.uk', 'microsoft'],
  ['yahoo.fr', 'yahoo'],
  ['aol.com', 'yahoo'],
  ['me.com', 'apple'],
  ['telenet.be', 'telenet'],
  ['skynet.be', 'proximus'],
  ['scarlet.be', 'proximus'],
  ['belgacom.net', 'proximus'],
  ['voo.be', 'voo'],
  ['msn.com', 'microsoft'],
  ['live.be', 'microsoft'],
  ['web.de', 'gmx'],
  ['pm.me', 'proton'],
  ['gmail.com.example.org', 'other'],
  ['notgmail.com', 'other'],
  ['voorbeeldegem.example', 'other'],
] as const)('the provider of %s is %s', (domain, provider) => {
  expect(providerOf(domain)).toBe(provider)
})

test('any domain has one of the providers', () => {
  fc.assert(fc.property(fc.string(), (domain) => providers.includes(providerOf(domain))))
})
