import fc from 'fast-check'
import { expect, test } from 'vitest'
import { channelNames } from '../../../core/words/message.ts'
import { decodeActions, encodeActions } from '../../../dispatcher/lifecycle/stored-actions.ts'
import { decodeDecision, encodeDecision, type StoredDecision } from '../../../dispatcher/lifecycle/stored-decision.ts'
import { wordCodes } from '../../../dispatcher/message/codes.ts'
import { decodeChannels, encodeChannels } from '../../../dispatcher/message/stored-channels.ts'

/** A channel or a rule that was added without a code is stored by name. */
const channel = fc.constantFrom(...channelNames, 'courier' as never)
const rule = fc.constantFrom(...Object.keys(wordCodes.codes), 'a-rule-of-later')
const instant = fc
  .date({ min: new Date(0), max: new Date('2999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString())

test('every decision is read back', () => {
  const step = fc.record({
    channel,
    chosen: fc.boolean(),
    rule,
    at: fc.oneof(fc.constant('2026-11-29T10:00:00.123Z'), instant),
  })
  const decision = fc.record({
    languageRule: rule,
    variant: fc.constantFrom('normal' as const, 'large' as const),
    route: fc.array(step, { maxLength: 9 }),
  })
  fc.assert(
    fc.property(decision, (given: StoredDecision) => {
      expect(decodeDecision(encodeDecision(given))).toEqual(given)
    }),
  )
})

test('every list of required actions is read back, also one whose day or amount has no code', () => {
  const day = fc.oneof(
    fc
      .date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
    fc.constantFrom('2026-02-30', '1969-12-31', '9999-99-99', '2026-11-29'),
  )
  const action = fc.record(
    {
      kind: fc.constantFrom('pay', 'object', 'reply', 'come', 'hand-in', 'kind-of-later'),
      due: day,
      time: fc.constantFrom('00:00', '09:05', '23:59', '99:99'),
      cents: fc.oneof(fc.nat(), fc.constantFrom(99_999_999_999, -1, 0.5)),
    },
    { requiredKeys: ['kind'] },
  )
  fc.assert(
    fc.property(fc.array(action, { maxLength: 4 }), (given) => {
      expect(decodeActions(encodeActions(given))).toEqual(given)
    }),
  )
})

test('channels keep their order', () => {
  fc.assert(
    fc.property(fc.uniqueArray(channel), (given) => {
      expect(decodeChannels(encodeChannels(given))).toEqual(given)
    }),
  )
})

test('the usual values take few bytes', () => {
  const at = '2026-11-29T10:00:00.123Z'
  const route = [
    { channel: 'ebox', chosen: false, rule: 'not-connected', at },
    { channel: 'inbox', chosen: true, rule: 'digital-first', at },
  ] as const
  expect(encodeDecision({ languageRule: 'recipient-choice', variant: 'normal', route })).toHaveLength(15)
  expect(encodeActions([{ kind: 'pay', due: '2027-01-23', cents: 38_420 }])).toHaveLength(9)
  expect(encodeChannels(['inbox', 'print'])).toEqual(Buffer.of(1, 4))
})

test('rows of the form before are read; those of an unknown form are refused', () => {
  const json = (value: unknown) => Buffer.concat([Buffer.of(0), Buffer.from(JSON.stringify(value))])
  const decision: StoredDecision = { languageRule: 'fallback', variant: 'large', route: [] }
  expect(decodeDecision(json(decision))).toEqual(decision)
  expect(decodeActions(json([{ kind: 'pay' }]))).toEqual([{ kind: 'pay' }])
  expect(() => decodeDecision(Buffer.of(9))).toThrow('unknown form 9')
  expect(() => decodeActions(Buffer.of(9))).toThrow('unknown form 9')
})
