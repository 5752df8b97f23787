// Checks the calls of UITPOST_CALLS (see signed-calls.mjs) with the client, and prints the verdicts.
import { readFileSync } from 'node:fs'
import { CallbackError, verifyCallback } from '../../../clients/typescript/dist/index.js'

for (const line of readFileSync(process.env.UITPOST_CALLS, 'utf8').split('\n')) {
  const [, id, timestamp, signature, now, secrets, body] = line.split('\t')
  const headers = { 'Webhook-Id': id, 'Webhook-Timestamp': timestamp, 'Webhook-Signature': signature }
  try {
    const event = await verifyCallback(Buffer.from(body, 'base64'), headers, { secret: secrets.split(','), now: Number(now) * 1_000 })
    console.log(event.type.endsWith('.ping') ? 'accepted' : 'another event')
  } catch (error) {
    if (!(error instanceof CallbackError)) throw error
    console.log('refused')
  }
}
