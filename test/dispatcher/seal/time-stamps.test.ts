import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { WrongAnswer } from '../../../cli/trial/seals/answer-time-stamp.ts'
import { systemClock } from '../../../core/clock.ts'
import { openTimeStamps, type TimeStamps } from '../../../dispatcher/seal/time-stamps.ts'
import { readSeal } from '../../../templates/seal/read-seal.ts'
import { afterFile } from '../../support/process/after-file.ts'
import { openSeals, type TestSeals } from '../../support/seals/open-seals.ts'
import { joined, sealedSegments } from '../../support/seals/seal-sample.ts'

const never = new AbortController().signal
const data = Buffer.from('a signature')
let seals: TestSeals
let times: TimeStamps
beforeAll(async () => {
  seals = await openSeals()
  times = openTimeStamps(
    { url: seals.timeStamps.url, timeoutSeconds: 20, trustedFile: seals.authorityFile },
    systemClock,
  )
  afterFile(async () => times.close())
})
beforeEach(() => {
  seals.timeStamps.answerAgain()
})

test.each<[WrongAnswer | 'cut' | number, string]>([
  ['refused', 'time-stamp-refused'],
  ['wrong-nonce', 'time-stamp-wrong'],
  ['wrong-imprint', 'time-stamp-wrong'],
  ['wrong-signature', 'time-stamp-wrong'],
  ['wrong-time', 'time-stamp-wrong'],
  ['nonsense', 'time-stamp-wrong'],
  ['cut', 'time-stamps-away'],
  [503, 'time-stamps-away'],
  [429, 'time-stamps-away'],
  [401, 'time-stamp-refused'],
])('an authority that answers %s: %s', async (how, code) => {
  seals.timeStamps.fail(how)
  await expect(times.stamp(data, never)).rejects.toMatchObject({ code })
})

test('an authority that accepts the request and says nothing', async () => {
  seals.timeStamps.fail('silent')
  const hasty = openTimeStamps({ url: seals.timeStamps.url, timeoutSeconds: 0.3 }, systemClock)
  await expect(hasty.stamp(data, never)).rejects.toMatchObject({ code: 'time-stamps-away' })
  hasty.close()
})

test('an authority whose issuer is not trusted, and an address where no server listens', async () => {
  const other = await openSeals()
  const trusting = openTimeStamps(
    { url: seals.timeStamps.url, timeoutSeconds: 20, trustedFile: other.authorityFile },
    systemClock,
  )
  await expect(trusting.stamp(data, never)).rejects.toMatchObject({ code: 'time-stamp-wrong' })
  trusting.close()
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  const nobody = openTimeStamps({ url: `http://127.0.0.1:${port}`, timeoutSeconds: 20 }, systemClock)
  await expect(nobody.stamp(data, never)).rejects.toMatchObject({ code: 'time-stamps-away' })
  nobody.close()
})

test('while the authority is away letters wait without asking it each time, or get a seal without time as the entity chose', async () => {
  await seals.sealer.begin('OVO000001', { level: 'b-t', whenNoTime: 'wait' })
  seals.timeStamps.fail(503)
  const before = seals.timeStamps.asked()
  for (let letter = 0; letter < 4; letter++)
    await expect(sealedSegments(seals.sealer, { level: 'b-t', whenNoTime: 'wait' })).rejects.toMatchObject({
      code: 'time-stamps-away',
    })
  expect(seals.timeStamps.asked() - before).toBe(1)
  const seal = await readSeal(joined(await sealedSegments(seals.sealer, { level: 'b-t', whenNoTime: 'without' })))
  expect(seal).toMatchObject({ level: 'b-b', isIntact: true })
  seals.timeStamps.answerAgain()
  seals.advance(11_000)
  expect(
    await readSeal(joined(await sealedSegments(seals.sealer, { level: 'b-t', whenNoTime: 'wait' }))),
  ).toMatchObject({ level: 'b-t' })
})

test('an installation without authority says so', async () => {
  seals.write({ seals: [{ entity: '*', keyFile: `${seals.folder}/seals/seal.pem` }] })
  await expect(sealedSegments(seals.sealer, { level: 'b-t', whenNoTime: 'wait' })).rejects.toMatchObject({
    code: 'time-stamps-not-set-up',
  })
})
