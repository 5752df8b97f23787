// Exercises the TypeScript client, as it is published, against a running hub: see try-clients.mjs.
import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import { createUitpost, ProblemError } from '../../../clients/typescript/dist/index.js'

const { UITPOST_URL: url, UITPOST_API_KEY: key, UITPOST_LETTER } = process.env
const letter = JSON.parse(UITPOST_LETTER)
const uitpost = createUitpost({ url, key, retry: { baseMs: 20 } })

const idempotencyKey = letter.reference
const { id } = await uitpost.messages.send({ body: letter, idempotencyKey })
assert.equal((await uitpost.messages.send({ body: letter, idempotencyKey })).id, id, 'the same key gives the same letter')
let message = await uitpost.messages.get({ path: { id } })
assert.equal(message.reference, letter.reference)
const listed = []
for await (const row of uitpost.messages.listAll({ query: { reference: letter.reference, limit: 1 } })) listed.push(row.id)
assert.deepEqual(listed, [id], 'one letter, although the connection broke')
while (message.documents.length === 0) {
  await wait(200)
  message = await uitpost.messages.get({ path: { id } })
}
const pdf = message.documents.find((each) => each.kind === 'letter')
const bytes = new Uint8Array(await (await uitpost.messages.getDocument({ path: { id, document: pdf.id } })).arrayBuffer())
assert.equal(new TextDecoder().decode(bytes.subarray(0, 5)), '%PDF-')
assert.equal(bytes.length, pdf.size)

const wrong = { ...letter, recipient: { ...letter.recipient, insz: '85631212494' } }
const refused = await uitpost.messages.send({ body: wrong }).catch((thrown) => thrown)
assert.ok(refused instanceof ProblemError)
assert.deepEqual([refused.status, refused.code, refused.issues[0].code, refused.issues[0].pointer], [400, 'UP-1001', 'UP-2101', '/recipient/insz'])
const reused = await uitpost.messages.send({ body: { ...letter, priority: 'bulk' }, idempotencyKey }).catch((thrown) => thrown)
assert.deepEqual([reused.status, reused.code], [422, 'UP-1005'])
console.log('exercised')
