import { Webhook } from 'standardwebhooks'
import { describe, expect, test } from 'vitest'
import { CallbackError, verifyCallback } from '../src/index.ts'

const secret = `whsec_${Buffer.from('a secret of thirty-two bytes, ok').toString('base64')}`
const other = `whsec_${Buffer.from('another secret, also long enough').toString('base64')}`
const at = new Date('2026-11-30T08:00:00Z')
const now = at.getTime()
const body = JSON.stringify({ specversion: '1.0', id: 'evt_1', data: { message: 'msg_é' } })

/** Signed by the public library of the specification. */
function signed(text = body, by = secret) {
  return {
    'webhook-id': 'evt_1',
    'webhook-timestamp': String(Math.floor(now / 1000)),
    'webhook-signature': new Webhook(by).sign('evt_1', at, text),
  }
}

describe('a callback', () => {
  test('with a good signature is read, from text and from bytes, with headers in any form', async () => {
    const headers = signed()
    const upper = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value]))
    for (const given of [headers, upper, new Headers(headers)])
      expect(await verifyCallback(body, given, { secret, now })).toEqual(JSON.parse(body))
    expect(await verifyCallback(new TextEncoder().encode(body), headers, { secret, now })).toMatchObject({
      id: 'evt_1',
    })
  })

  test('is accepted with one of several signatures, or of several secrets, while a secret is replaced', async () => {
    const both = `v2,AAAA v1,not-base64! ${signed(body, other)['webhook-signature']} ${signed()['webhook-signature']}`
    expect(await verifyCallback(body, { ...signed(), 'webhook-signature': both }, { secret, now })).toBeDefined()
    expect(await verifyCallback(body, signed(), { secret: [other, secret], now })).toBeDefined()
  })

  test.each([
    ['another body', `${body} `, signed(), {}],
    ['another secret', body, signed(body, other), {}],
    ['another id', body, { ...signed(), 'webhook-id': 'evt_2' }, {}],
    ['another time', body, { ...signed(), 'webhook-timestamp': String(now / 1000 + 1) }, {}],
    [
      'a part of the signature',
      body,
      { ...signed(), 'webhook-signature': signed()['webhook-signature'].slice(0, 20) },
      {},
    ],
    ['no signature', body, { ...signed(), 'webhook-signature': undefined }, {}],
    ['a time that is no number', body, { ...signed(), 'webhook-timestamp': '1e9' }, {}],
    ['an age over the limit', body, signed(), { now: now + 301_000 }],
    ['a time in the future', body, signed(), { now: now - 301_000 }],
    ['an empty secret', body, signed(), { secret: 'whsec_' }],
    ['a body that is not JSON', 'x', signed('x'), {}],
  ])('with %s is refused', async (_, text, headers, check) => {
    await expect(verifyCallback(text, headers, { secret, now, ...check })).rejects.toThrow(CallbackError)
  })
})
