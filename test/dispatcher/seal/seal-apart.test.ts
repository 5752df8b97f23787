import { beforeAll, expect, test } from 'vitest'
import { readSeal } from '../../../templates/seal/read-seal.ts'
import { openDocumentPool } from '../../../templates/supplied/process/open-document-pool.ts'
import { sharedDocuments } from '../../support/hub/shared-pools.ts'
import { openSeals, type TestSeals } from '../../support/seals/open-seals.ts'
import { joined, sealedSegments } from '../../support/seals/seal-sample.ts'

/** Seals of letters that may come from strangers, in a child process. */
const pool = sharedDocuments()
const turn = { entity: 'a' }
let seals: TestSeals
let sealed: Buffer

beforeAll(async () => {
  seals = await openSeals()
  sealed = joined(await sealedSegments(seals.sealer, { level: 'b-t', whenNoTime: 'wait' }))
})

test('the same is read as in the process that asks, a time stamp and its dates included', async () => {
  const seal = await pool.seal(sealed, turn)
  expect(seal).toMatchObject({ level: 'b-t', isIntact: true, timeStamp: { by: 'Time stamps of the trial' } })
  expect(seal).toEqual(await readSeal(sealed))
})

test('a file that claims no seal starts no process', async () => {
  const fresh = openDocumentPool({ limitMs: 1 })
  expect(await fresh.seal(Buffer.from('%PDF-1.7 without a signature'), turn)).toBeUndefined()
  await fresh.close()
})

test('values that are nested without end, and other bytes that are no CMS, are no seal', async () => {
  const digits = (bytes: Buffer): Buffer => {
    const body = bytes.toString('hex')
    const head = (before: number): string =>
      `%PDF-1.7 <</SubFilter/ETSI.CAdES.detached/M(D:20261201120000Z)/ByteRange[0 ${before} ${before + body.length + 2} 1]/Contents`
    // A number of three digits, as this place has.
    const before = head(100).length
    return Buffer.from(`${head(before)}<${body}>x`)
  }
  for (const cms of [Buffer.alloc(60_000, Buffer.from([0x30, 0x80])), Buffer.alloc(60_000, 0x24), Buffer.alloc(0)])
    expect(await pool.seal(digits(cms), turn)).toBeUndefined()
  expect(await pool.seal(sealed, turn)).toMatchObject({ isIntact: true })
})

test('a process that exceeds its time is ended: the letter has no seal that can be read, and the next one does', async () => {
  const hasty = openDocumentPool({ limitMs: 1 })
  expect(await hasty.seal(sealed, turn)).toBeUndefined()
  await hasty.close()
  expect(await pool.seal(sealed, turn)).toMatchObject({ isIntact: true })
})
