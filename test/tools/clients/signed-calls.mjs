// Calls that a running hub posted to a receiver, and calls that were changed on the way, each with the verdict of the public library of
// Standard Webhooks. Each client checks all of them: one line per call, fields with tabs between them.
import { createServer } from 'node:http'
import { Webhook } from 'standardwebhooks'

const names = ['webhook-id', 'webhook-timestamp', 'webhook-signature']

/** @returns the lines, and how many there are; the receiver is closed, and the callback removed */
export async function recordSignedCalls({ url, key }) {
  const calls = []
  const receiver = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray())
    calls.push({ body, ...Object.fromEntries(names.map((name) => [name, request.headers[name]])) })
    response.writeHead(204).end()
  })
  await new Promise((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  const ask = async (method, path, body) => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
    const answer = await fetch(`${url}${path}`, { method, headers, body: body && JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return answer.status === 204 ? undefined : answer.json()
  }
  const { id, secret: first } = await ask('POST', '/v1/callbacks', { url: `http://127.0.0.1:${receiver.address().port}/uitpost` })
  const { secret: second } = await ask('POST', `/v1/callbacks/${id}/rotate-secret`, {})
  await ask('POST', `/v1/callbacks/${id}/test`, {})
  await ask('DELETE', `/v1/callbacks/${id}`)
  receiver.closeAllConnections()
  receiver.close()
  // The trial sends letters of its own: their events are posted in between.
  const [made, rotated] = calls.filter(({ body }) => body.includes('callback.v1.ping'))
  if (rotated?.['webhook-signature'].split(' ').length !== 2) throw new Error('A call after the rotation has two signatures')
  return casesOf(made, rotated, first, second).map(lineOf).join('\n')
}

function casesOf(made, rotated, first, second) {
  const stranger = `whsec_${Buffer.from('another secret, also long enough').toString('base64')}`
  const later = (call, seconds) => ({ ...call, now: Number(call['webhook-timestamp']) + seconds })
  const changed = Buffer.from(made.body)
  changed[10] ^= 1
  return [
    // As it was posted, and at both ends of the time that is allowed.
    { ...made, secrets: [first] },
    { ...later(made, 299), secrets: [first] },
    { ...later(made, -299), secrets: [first] },
    { ...later(made, 301), secrets: [first] },
    { ...later(made, -301), secrets: [first] },
    // While the secret is replaced: either secret alone, both, and none of them.
    { ...rotated, secrets: [first] },
    { ...rotated, secrets: [second] },
    { ...rotated, secrets: [stranger, second] },
    { ...made, secrets: [second, first] },
    { ...made, secrets: [second] },
    { ...rotated, secrets: [stranger] },
    // Changed on the way.
    { ...made, body: changed, secrets: [first] },
    { ...made, body: Buffer.concat([made.body, Buffer.from(' ')]), secrets: [first] },
    { ...made, 'webhook-id': rotated['webhook-id'], secrets: [first] },
    { ...made, 'webhook-timestamp': String(Number(made['webhook-timestamp']) + 1), secrets: [first] },
    { ...made, 'webhook-signature': made['webhook-signature'].slice(0, 20), secrets: [first] },
    { ...made, 'webhook-signature': made['webhook-signature'].replace('v1,', 'v2,'), secrets: [first] },
    { ...made, 'webhook-signature': `v1,not-base64! v2,AAAA ${made['webhook-signature']}`, secrets: [first] },
    ...names.map((name) => ({ ...made, [name]: '', secrets: [first] })),
    { ...made, 'webhook-timestamp': '1e9', secrets: [first] },
  ]
}

function lineOf({ body, secrets, now, ...headers }) {
  const moment = now ?? Number(headers['webhook-timestamp'] || 0)
  const isGood = secrets.some((secret) => acceptedByLibrary(body, headers, secret, moment))
  return [isGood ? 'accepted' : 'refused', ...names.map((name) => headers[name]), moment, secrets.join(','), body.toString('base64')].join('\t')
}

/** The library has no clock of its own to set. */
function acceptedByLibrary(body, headers, secret, now) {
  const real = Date.now
  Date.now = () => now * 1_000
  try {
    new Webhook(secret).verify(body.toString(), headers)
    return true
  } catch {
    return false
  } finally {
    Date.now = real
  }
}
