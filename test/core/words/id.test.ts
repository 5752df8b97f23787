import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type MessageId, newId, parseId, parseNumberedId, showId, showNumberedId } from '../../../core/words/id.ts'

const instant = fc.date({ min: new Date('2020-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })

test('a displayed id leads back to the same id, and to no other kind', () => {
  fc.assert(
    fc.property(instant, fc.integer({ min: 1, max: 99_999 }), (now, sequence) => {
      const id = newId('message', now)
      const shown = showId('message', id)
      expect(shown).toMatch(/^msg_[0-9a-z]{26}$/)
      expect(parseId('message', shown)).toBe(id)
      expect(parseId('record', shown)).toBeUndefined()
      expect(parseNumberedId('dlv', showNumberedId('dlv', id, sequence))).toEqual({ message: id, sequence })
      expect(parseNumberedId('evt', showNumberedId('dlv', id, sequence))).toBeUndefined()
    }),
  )
})

test('ids are ordered by their instant, inside and outside', () => {
  fc.assert(
    fc.property(instant, fc.integer({ min: 1, max: 1_000_000 }), (now, later) => {
      const [first, second] = [newId('message', now), newId('message', new Date(now.getTime() + later))]
      expect(first < second).toBe(true)
      expect(showId('message', first) < showId('message', second)).toBe(true)
    }),
  )
})

test('whatever is sent as an id is an id or nothing, never an error', () => {
  const text = fc.oneof(
    fc.string(),
    fc.stringMatching(/^msg_[0-9a-z]{26}$/),
    fc.stringMatching(/^(dlv|evt)_[0-9a-z]{26}_\d{1,8}$/),
  )
  fc.assert(
    fc.property(text, (sent) => {
      const id = parseId('message', sent)
      if (id !== undefined) expect(showId('message', id)).toBe(sent)
      const numbered = parseNumberedId('evt', sent)
      if (numbered !== undefined) expect(showNumberedId('evt', numbered.message, numbered.sequence)).toBe(sent)
    }),
    { numRuns: 2_000 },
  )
})

/** Vectors of the specification of TypeID 0.3 (spec/valid.json), those whose 128 bits are a UUID. */
test.each([
  ['00000000000000000000000000', '00000000-0000-0000-0000-000000000000'],
  ['7zzzzzzzzzzzzzzzzzzzzzzzzz', 'ffffffff-ffff-ffff-ffff-ffffffffffff'],
  ['01h455vb4pex5vsknk084sn02q', '01890a5d-ac96-774b-bcce-b302099a8057'],
])('the TypeID suffix %s is %s', (suffix, uuid) => {
  expect(showId('message', uuid as MessageId)).toBe(`msg_${suffix}`)
  expect(parseId('message', `msg_${suffix}`)).toBe(uuid)
})

/** Of spec/invalid.json: upper case, no prefix, too short, too long, beyond 128 bits, letters outside the alphabet. */
test.each([
  'MSG_01h455vb4pex5vsknk084sn02q',
  '_01h455vb4pex5vsknk084sn02q',
  '01h455vb4pex5vsknk084sn02q',
  'msg_01H455VB4PEX5VSKNK084SN02Q',
  'msg_1234567890123456789012345',
  'msg_000000000000000000000000000',
  'msg_8zzzzzzzzzzzzzzzzzzzzzzzzz',
  'msg_ooooooiiiiiiuuuuuuulllllll',
  'msg_01h455vb4pex5vsknk084sn02-',
])('%s is refused', (shown) => expect(parseId('message', shown)).toBeUndefined())
