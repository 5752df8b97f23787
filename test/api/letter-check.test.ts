import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { createSigner, newSigningKey } from '../../core/crypto/signer.ts'
import { writeCheckQr } from '../../core/words/check-qr.ts'
import { codeAlphabet, newCheckCode } from '../../core/words/numbers/check-code.ts'
import { openHandOver } from '../support/hub/hand-over.ts'
import { goodLetter, jan, postLetter } from '../support/hub/letters.ts'
import { openTestApi, type TestApi, type TestEntity } from '../support/hub/open-test-api.ts'

const signer = createSigner(newSigningKey())
let api: TestApi
let tax: TestEntity
let letter: { readonly id: string; readonly checkCode: string; readonly letterDate: string }
beforeAll(async () => {
  api = await openTestApi({ signer })
  tax = await api.newEntity('OVO000001')
  letter = await sent(tax.live)
})

/** A letter that was archived and handed over. */
async function sent(key: string): Promise<typeof letter> {
  const work = openHandOver(api)
  const { json } = await postLetter(api, key, goodLetter({ recipient: jan }))
  await work.prepare()
  await work.deliver()
  return (await api.call(`/v1/messages/${json.id}`, { key })).json
}
const check = async (body: unknown) => api.call('/v1/letter-checks', { method: 'POST', body })
const unknown = { genuine: false }

describe('whether a letter is real', () => {
  test('is public to every holder of its code: sender, date and kind, never the recipient', async () => {
    const answer = await check({ code: letter.checkCode })
    expect([answer.status, answer.json]).toEqual([
      200,
      {
        genuine: true,
        sender: { code: 'OVO000001', name: expect.objectContaining({ nl: 'Dienst OVO000001' }) },
        date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        kind: expect.anything(),
      },
    ])
    expect(JSON.stringify(answer.json)).not.toMatch(/Peeters|vergunning|85/)
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  test('the code may be typed as people type it', async () => {
    const { checkCode } = letter
    for (const code of [
      checkCode.toLowerCase(),
      `${checkCode.slice(0, 5)} ${checkCode.slice(5)}`,
      ` ${checkCode.slice(0, 5)}-${checkCode.slice(5)} `,
    ])
      expect((await check({ code })).json.genuine).toBe(true)
  })

  test('an unknown code, a wrong one and any other text get the same answer', async () => {
    expect((await check({ code: newCheckCode() })).json).toEqual(unknown)
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ minLength: 1, maxLength: 40 }),
          fc.string({ minLength: 10, maxLength: 10, unit: fc.constantFrom(...codeAlphabet.split('')) }),
        ),
        async (code) => {
          const { status, json } = await check({ code })
          expect([status, json]).toEqual([200, unknown])
        },
      ),
      { numRuns: 25 },
    )
  })

  test('a letter of a test key is no letter of the sender', async () => {
    const { checkCode } = await sent(tax.test)
    expect((await check({ code: checkCode })).json).toEqual(unknown)
  })

  test('the signed code holds what is to be paid as well, and one changed character makes it unknown', async () => {
    const facts = { sender: 'OVO000001', kind: 'decision', code: letter.checkCode }
    const { date } = (await check({ code: letter.checkCode })).json
    const payment = { cents: 38_420, iban: 'BE68539007547034' }
    const qr = writeCheckQr({ ...facts, date, payment }, 'https://post.example', signer)
    expect((await check({ qr })).json).toMatchObject({
      genuine: true,
      date,
      payment: { amount: '384.20', accountEnd: '7034' },
    })
    expect((await check({ qr: qr.slice(qr.indexOf('#') + 1) })).json.genuine).toBe(true)
    const changed = qr.replace(/#(.)/, (_, first: string) => `#${first === 'd' ? 'e' : 'd'}`)
    for (const text of [changed, 'https://post.example/check#x.y', letter.checkCode])
      expect((await check({ qr: text })).json).toEqual(unknown)
    const otherDate = writeCheckQr({ ...facts, date: '2001-01-01' }, 'https://post.example', signer)
    expect((await check({ qr: otherDate })).json).toEqual(unknown)
  })

  test('a request without a code is refused', async () => {
    for (const body of [{}, { code: '' }, { code: 1 }, { code: 'x'.repeat(41) }, { qr: 'x'.repeat(601) }])
      expect((await check(body)).status).toBe(400)
  })

  test('the address on letters leads to the page', async () => {
    const answer = await api.call('/check', { redirect: 'manual' })
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/inbox/check'])
  })
})
