import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openPrintChannel } from '../../../channels/print/adapter/print-channel.ts'
import { closeRun, lettersOfPart } from '../../../channels/print/store/runs/close-run.ts'
import { cutParts } from '../../../channels/print/store/runs/divide-run.ts'
import { planForPrint } from '../../../channels/print/store/runs/plan-letters.ts'
import { claimRerun, rerunPart } from '../../../channels/print/store/runs/rerun-part.ts'
import { showRun } from '../../../channels/print/store/runs/show-runs.ts'
import { addressSheetWriter } from '../../../cli/hub/print/address-sheet.ts'
import { newId } from '../../../core/words/id.ts'
import type { Language } from '../../../core/words/language.ts'
import type { Recipient } from '../../../core/words/recipient.ts'
import { code128 } from '../../../templates/pdf/draw/code-128.ts'
import { windowProfile } from '../../../templates/pdf/geometry/window-profiles.ts'
import { barcodeBox } from '../../../templates/pdf/layout/registered-barcode.ts'
import { windowLines } from '../../../templates/render/window-lines.ts'
import { checkWindow } from '../../../templates/supplied/check/check-window.ts'
import { cloneDatabase } from '../../support/database/database.ts'
import { startFaultySftp } from '../../support/faulty/faulty-sftp.ts'
import { scanBarcode } from '../../support/files/read-code-128.ts'
import { readLetter } from '../../support/files/read-letter.ts'
import { ManualClock } from '../../support/hub/manual-clock.ts'
import { makeDocument, makeParcel } from '../make-parcel.ts'
import { letterOf, newFolder, openContract, privateKey, unpack } from './print-house.ts'

const cutOffAt = new Date('2026-12-01T16:00:00Z')
const drawSegments = addressSheetWriter()
const draw = async (...of: Parameters<typeof drawSegments>) =>
  Buffer.concat((await drawSegments(...of)).map(({ bytes }) => bytes))

describe('the address sheet as it is printed', () => {
  const at = { street: 'Kerkstraat', houseNumber: '12', box: '3', postalCode: '9000', municipality: 'Gent' } as const
  test.each<[string, Recipient, Language]>([
    ['a Belgian address', { type: 'addressee', name: 'Jan Peeters', address: { ...at, country: 'BE' } }, 'nl'],
    [
      'a department with a long name',
      {
        type: 'enterprise',
        enterpriseNumber: '0206731645',
        name: 'Wijdverbreide Wasserijen en Wolweverijen van Wommel',
        attention: 'Mevrouw Wilhelmina van Wouwe-Waeyenberghe',
        address: { ...at, country: 'BE' },
      },
      'fr',
    ],
    [
      'seven lines abroad',
      {
        type: 'addressee',
        name: 'Ms A. Jones',
        address: { lines: ['Flat 3', 'Rose House', '12 High Street', 'LONDON', 'SW1A 1AA'], country: 'GB' },
      },
      'en',
    ],
    [
      'in German',
      { type: 'addressee', name: 'Jörg Weiß', address: { lines: ['Hauptstraße 5', '4700 Eupen'], country: 'BE' } },
      'de',
    ],
  ])('%s is in its area, with nothing else', async (_, recipient, language) => {
    const parcel = makeParcel({ recipient, language })
    for (const profile of ['c5-sheet', 'c4-sheet'] as const) {
      const bytes = await draw({ profile, cutOffAt }, { parcel }, undefined)
      expect(await draw({ profile, cutOffAt }, { parcel }, undefined)).toEqual(bytes)
      const { pages, raster, lines } = await readLetter(bytes)
      const { address, findings } = checkWindow(raster, lines, windowProfile(profile))
      expect([pages, findings, address.lines]).toEqual([1, [], windowLines(recipient, language)])
      // The subject of the letter may say too much.
      expect(lines.map(({ text }) => text).join('\n')).not.toContain(parcel.subject)
    }
  })

  test('with the barcode of a registered letter, which is read back, in none of the areas of the others', async () => {
    const barcode = '010700000000000000000042'
    const marks = { set: '1'.repeat(16), sides: 'two', following: 4 } as const
    for (const profile of ['c5-sheet', 'c4-sheet'] as const) {
      const bytes = await draw({ profile, cutOffAt }, { parcel: makeParcel(), barcode }, marks)
      const box = barcodeBox(barcode, { x: 0, y: 0, width: 1, height: 1 })
      expect(await scanBarcode(bytes, box, code128(barcode).length)).toBe(barcode)
      const { raster, lines } = await readLetter(bytes)
      expect(checkWindow(raster, lines, windowProfile(profile)).findings).toEqual([])
    }
  })

  test('with the mark of the inserter where the contract asks for it', async () => {
    const parcel = makeParcel()
    const marks = { set: '1'.repeat(16), sides: 'two', following: 4 } as const
    const plain = await readLetter(await draw({ profile: 'c5-sheet', cutOffAt }, { parcel }, undefined))
    const marked = await readLetter(await draw({ profile: 'c5-sheet', cutOffAt }, { parcel }, marks))
    expect(marked.differsFrom(plain, [])).toBeGreaterThan(100)
    expect(checkWindow(marked.raster, marked.lines, windowProfile('c5-sheet')).findings).toEqual([])
  })
})

test('an envelope without window holds one address sheet, which price, bundle, manifest and a second hand-over count', async () => {
  const { database } = await cloneDatabase()
  const clock = new ManualClock('2026-11-30T08:00:00Z')
  const entity = await openContract(database, clock, {
    profile: 'c5-sheet',
    bundles: true,
    tariffs: [
      { from: '2026-01-01', postage: 'priority', sheetsUpTo: 1, zone: 'BE', amount: 100 },
      { from: '2026-01-01', postage: 'priority', sheetsUpTo: 4, zone: 'BE', amount: 158 },
    ],
  })
  // Envelopes to one place leave in the order of their letters: ids of the same moment would have none.
  const parcels = ['%PDF een', '%PDF twee', '%PDF drie'].map((content, at) =>
    makeParcel({
      entity,
      message: newId('message', new Date(clock.now().getTime() + at)),
      documents: [makeDocument(content, { pages: 2 })],
    }),
  )
  const wanted = parcels.map((parcel, at) => ({ ...letterOf(parcel), recipientKey: Buffer.alloc(16, at < 2 ? 1 : 2) }))
  const planned = await database.asHub((tx) => planForPrint(tx, wanted, clock.now()))
  // Alone, each would take two sheets: its own and the address sheet.
  expect(planned.map(({ amount }) => amount)).toEqual([158, 158, 158])
  const run = planned[0]?.run
  if (run === undefined) throw new Error('Nothing was planned')
  await database.asHub((tx) => closeRun(tx, run, clock.now(), true))
  await database.asHub((tx) => cutParts(tx, run, clock.now()))

  const folder = newFolder()
  const peer = await startFaultySftp(folder)
  onTestFinished(() => peer.close())
  const channel = openPrintChannel({
    database,
    clock,
    partner: { url: peer.url, timeoutMs: 5_000 },
    signingKey: privateKey,
    drawAddressSheet: drawSegments,
  })
  const deliver = async (refs: readonly { message: string }[]) =>
    channel.deliver(
      refs.flatMap(({ message }) => parcels.filter((parcel) => parcel.message === message)),
      new AbortController().signal,
    )
  await deliver(await lettersOfPart(database.hub, run, 1))
  const first = await readPart('001')
  expect([first.manifest.sheets, first.manifest.pages]).toEqual([5, 8])
  expect(first.letters.map(({ envelope, sheets, documents }) => [envelope, sheets, documents.length])).toEqual([
    [1, 2, 2],
    [1, 1, 1],
    [2, 2, 2],
  ])
  const sheet = first.letters[0]?.documents[0]
  expect(sheet?.file).toMatch(/^dlv_\w+-0\.pdf$/)
  expect(String(first.files.get(sheet?.file ?? '')).slice(0, 5)).toBe('%PDF-')
  const shown = await database.asEntity(entity, (tx) => showRun(tx, run, clock.now()))
  expect(shown?.reconciliation).toMatchObject({ letters: 3, envelopes: 2, amount: 316, aloneAmount: 474 })
  expect(shown?.sheets).toBe(5)

  // The first letter of the first envelope was posted; the second one needs an address sheet of its own when it leaves again.
  const [posted] = await lettersOfPart(database.hub, run, 1)
  await database.asHub((tx) =>
    tx.query(
      sql`update print_letter set state = 'posted', posted_at = ${clock.now()} where message = ${posted?.message}`,
    ),
  )
  const order = { reason: 'lost', statement: 'Confirmed by telephone.', by: 'staff:test' } as const
  await database.asHub((tx) => rerunPart(tx, { run, n: 1 }, order, clock.now()))
  const part = await database.asHub((tx) => claimRerun(tx, clock.now(), 600_000))
  await deliver(part?.letters ?? [])
  const second = await readPart('002')
  expect(second.letters.map(({ sheets, documents }) => [sheets, documents.length])).toEqual([
    [2, 2],
    [2, 2],
  ])
  expect(second.manifest.sheets).toBe(4)

  async function readPart(n: string) {
    const name = readdirSync(join(folder, 'in')).find((each) => each.endsWith(`${n}.zip`))
    const files = await unpack(join(folder, 'in', name ?? ''))
    const manifest = JSON.parse(String(files.get('manifest.json'))) as { sheets: number; pages: number }
    const { letters } = JSON.parse(String(files.get('description.json'))) as {
      letters: { envelope: number; sheets: number; documents: { file: string }[] }[]
    }
    return { files, manifest, letters }
  }
})
