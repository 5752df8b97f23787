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

// A list of two letters, one of them wrong: posted twice under one key, followed to its end, and read back row by row.
const rows = [letter, wrong].map((each, place) => ({ ...each, reference: `${letter.reference}-${place + 1}` }))
const listKey = `${letter.reference}-list`
const { id: batch } = await uitpost.sendBatch(rows, { idempotencyKey: listKey })
assert.equal((await uitpost.sendBatch(() => rows, { idempotencyKey: listKey })).id, batch)
let list = await uitpost.batches.get({ path: { id: batch } })
while (list.status !== 'completed') {
  await wait(200)
  list = await uitpost.batches.get({ path: { id: batch } })
}
assert.deepEqual([list.total, list.counts.accepted, list.counts.fixable], [2, 1, 1])
const shown = []
for await (const row of uitpost.batches.listRowsAll({ path: { id: batch }, query: { limit: 1 } })) shown.push(row)
assert.deepEqual(shown.map(({ row, status }) => `${row} ${status}`), ['1 accepted', '2 invalid'])
assert.equal(shown[1].issues[0].column, 'insz')
console.log('exercised')
