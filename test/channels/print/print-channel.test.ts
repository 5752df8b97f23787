import { createHash, verify } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Channel } from '../../../channels/port.ts'
import { openPrintChannel } from '../../../channels/print/adapter/print-channel.ts'
import type { PrintContract } from '../../../channels/print/store/contracts/contracts.ts'
import { showRun } from '../../../channels/print/store/runs/show-runs.ts'
import { boxOf } from '../../../templates/pdf/geometry/millimetres.ts'
import { cloneDatabase } from '../../support/database/database.ts'
import { type FaultySftp, type SftpFault, startFaultySftp } from '../../support/faulty/faulty-sftp.ts'
import { readLetter } from '../../support/files/read-letter.ts'
import { ManualClock } from '../../support/hub/manual-clock.ts'
import { channelContract, type Fault } from '../channel-contract.ts'
import { makeDocument, makeParcel } from '../make-parcel.ts'
import { closeWith, letters, lettersAt, newFolder, openContract, privateKey, publicKey, unpack } from './print-house.ts'

const { database } = await cloneDatabase()
const clock = new ManualClock('2026-11-24T10:00:00Z')
const entity = await openContract(database, clock)
const never = new AbortController().signal

function channelTo(url: string, change: { hostKey?: string } = {}): Channel {
  const partner = { url, timeoutMs: 5_000, ...change }
  return openPrintChannel({ database, clock, partner, signingKey: privateKey })
}
/** Each hand-over in a run of its own. */
async function parcelsOfNewRun(count: number) {
  clock.advance(24 * 3_600_000)
  return (await closeWith(database, clock, letters(entity, count))).parcels
}

const cuts: readonly SftpFault[] = [
  'cut-upload',
  'cut-before-rename',
  'cut-after-rename',
  'disk-full',
  'loses-bytes',
  'refuses-login',
]
channelContract(
  'print',
  async () => {
    const folder = newFolder()
    const peer = await startFaultySftp(folder)
    const fault = (name: SftpFault, callOffAfterMs?: number): Fault => ({
      name,
      allowed: ['unavailable', 'unknown'],
      start: () => {
        peer.fault = name
      },
      stop: () => {
        peer.fault = 'none'
      },
      ...(callOffAfterMs !== undefined && { callOffAfterMs }),
    })
    return {
      channel: channelTo(peer.url),
      parcels: parcelsOfNewRun,
      reachable: { entity, recipient: makeParcel().recipient },
      unreachable: { entity, recipient: { type: 'addressee', name: 'Test', email: 'test@mx.test' } },
      held: () => lettersAt(folder),
      faults: [...cuts.map((name) => fault(name)), fault('silent', 500)],
      close: async () => {
        await peer.close()
        rmSync(folder, { recursive: true })
      },
    }
  },
  'one',
  [...cuts, 'silent'],
  { refuses: 'refuses-login', hangs: 'silent', nonsense: 'loses-bytes' },
)

async function withPeer<T>(work: (peer: FaultySftp, folder: string) => Promise<T>): Promise<T> {
  const folder = newFolder()
  const peer = await startFaultySftp(folder)
  try {
    return await work(peer, folder)
  } finally {
    await peer.close()
    rmSync(folder, { recursive: true })
  }
}

interface Described {
  readonly sides: string
  readonly sheetMarks: string
  readonly letters: readonly {
    readonly sheetSet?: string
    readonly sheets: number
    readonly documents: readonly { readonly file: string }[]
  }[]
}
/** The package for the partner of a contract: one letter of three pages, with an attachment of one. */
async function packageFor(contract: Partial<PrintContract>) {
  const joined = await openContract(database, clock, contract)
  clock.advance(24 * 3_600_000)
  const documents = [
    makeDocument('%PDF brief', { pages: 3 }),
    makeDocument('%PDF twee', { n: 21, kind: 'attachment', pages: 2 }),
    makeDocument('%PDF een', { n: 22, kind: 'attachment', pages: 1 }),
  ]
  const { run, parcels } = await closeWith(database, clock, [makeParcel({ entity: joined, documents })])
  return withPeer(async (peer, folder) => {
    expect((await channelTo(peer.url).deliver(parcels, never)).map(({ kind }) => kind)).toEqual(['accepted'])
    const [name] = readdirSync(join(folder, 'in')).filter((file) => file.endsWith('.zip'))
    const files = await unpack(join(folder, 'in', name ?? ''))
    const description = JSON.parse(String(files.get('description.json'))) as Described
    const manifest = JSON.parse(String(files.get('manifest.json'))) as { pages: number; sheets: number }
    const shown = await database.asEntity(joined, (tx) => showRun(tx, run, clock.now()))
    return { files, description, manifest, sheets: shown?.sheets }
  })
}

test('a partner that joins files into one stream gets a note of each empty back; the letter stays as it was archived', async () => {
  const { files, description, manifest, sheets } = await packageFor({ blankLastSide: true })
  const [letter] = description.letters
  const order = letter?.documents.map(({ file }) => file.replace(/^dlv_[^-.]+/, 'letter'))
  expect(order).toEqual(['letter.pdf', 'blank-side.pdf', 'letter-2.pdf', 'letter-3.pdf', 'blank-side.pdf'])
  expect([...files.values()].map(String)).toContain('%PDF brief')
  const { pages, shows } = await readLetter(files.get('blank-side.pdf') ?? Buffer.alloc(0))
  expect([pages, shows(boxOf(0, 0, 210, 297))]).toEqual([1, false])
  // The same sheets as without it: the empty side is on a sheet that is counted.
  expect([letter?.sheets, manifest.sheets, manifest.pages, sheets]).toEqual([4, 4, 6, 4])
})

test('a partner that reads a mark on each sheet gets the number of each envelope', async () => {
  const marked = (await packageFor({ sheetMarks: 'data-matrix' })).description
  expect([marked.sheetMarks, marked.letters[0]?.sheetSet]).toEqual([
    'data-matrix',
    expect.stringMatching(/^\d{16}$/) as string,
  ])
  const plain = (await packageFor({})).description
  expect([plain.sheetMarks, plain.letters[0]?.sheetSet]).toEqual(['none', undefined])
})

test('a partner that prints file by file gets no empty side, and sheets are counted one-sided for a partner that prints on one side', async () => {
  const two = await packageFor({})
  expect([two.files.has('blank-side.pdf'), two.description.sides, two.sheets]).toEqual([false, 'two', 4])
  const one = await packageFor({ sides: 'one' })
  expect([one.description.sides, one.description.letters[0]?.sheets, one.manifest.sheets, one.sheets]).toEqual([
    'one',
    6,
    6,
    6,
  ])
})

test('a package holds every letter with its hash, under a signed manifest, sorted by postage and postal code', () =>
  withPeer(async (peer, folder) => {
    clock.advance(24 * 3_600_000)
    const at = (postalCode: string) => ({
      address: { street: 'Kerkstraat', houseNumber: '1', postalCode, municipality: 'X', country: 'BE' as const },
    })
    const parcels = [
      makeParcel({ entity, recipient: { type: 'addressee', name: 'A', ...at('9000') }, postage: 'non-priority' }),
      makeParcel({ entity, recipient: { type: 'addressee', name: 'B', ...at('8000') } }),
      makeParcel({ entity, recipient: { type: 'addressee', name: 'C', ...at('1000') } }),
      makeParcel({
        entity,
        recipient: { type: 'addressee', name: 'D', ...at('9999') },
        postage: 'registered',
        documents: [
          makeDocument('%PDF brief', { pages: 3 }),
          makeDocument('%PDF bijlage', { n: 2, kind: 'attachment', pages: 1 }),
          makeDocument('<p>page</p>', { n: 3, kind: 'page', mediaType: 'text/html' }),
        ],
      }),
    ]
    const { run, parcels: sorted } = await closeWith(database, clock, parcels)
    expect(sorted.map((parcel) => parcel.recipient.name)).toEqual(['D', 'C', 'B', 'A'])
    await channelTo(peer.url).deliver(sorted.toReversed(), never)

    const [name] = readdirSync(join(folder, 'in')).filter((file) => file.endsWith('.zip'))
    const files = await unpack(join(folder, 'in', name ?? ''))
    const manifest = files.get('manifest.json') ?? Buffer.alloc(0)
    const signature = Buffer.from(String(files.get('manifest.sig')), 'base64')
    expect(verify(null, manifest, publicKey, signature)).toBe(true)
    const listed = JSON.parse(String(manifest)) as {
      letters: number
      pages: number
      sheets: number
      files: { name: string; sha256: string }[]
    }
    expect(listed).toMatchObject({ letters: 4, pages: 7, sheets: 6 })
    const unsigned = ['manifest.json', 'manifest.sig']
    expect(listed.files.map((file) => file.name).sort()).toEqual(
      [...files.keys()].filter((file) => !unsigned.includes(file)).sort(),
    )
    for (const file of listed.files) {
      expect(
        createHash('sha256')
          .update(files.get(file.name) ?? '')
          .digest('hex'),
      ).toBe(file.sha256)
    }
    const description = JSON.parse(String(files.get('description.json'))) as {
      letters: { recipient?: { name: string }; sheets: number }[]
    }
    expect(description.letters.map((letter) => letter.recipient?.name)).toEqual(['D', undefined, undefined, undefined])
    expect(description.letters[0]?.sheets).toBe(3)

    const shown = await database.asEntity(entity, (tx) => showRun(tx, run, clock.now()))
    expect(shown).toMatchObject({ status: 'handed-over', letters: 4, sheets: 6, overdue: [] })
    expect(shown?.parts).toMatchObject([{ n: 1, letters: 4, sheets: 6, status: 'handed-over' }])
    const zip = createHash('sha256')
      .update(readFileSync(join(folder, 'in', name ?? '')))
      .digest('hex')
    expect(shown?.parts[0]?.sha256).toBe(zip)
  }))

test('a package that the partner took away between its rename and our commit is not sent again', () =>
  withPeer(async (peer, folder) => {
    const parcels = await parcelsOfNewRun(2)
    peer.fault = 'cut-after-rename'
    const cut = await channelTo(peer.url).deliver(parcels, never)
    expect(cut.map((outcome) => outcome.kind)).toEqual(['unknown', 'unknown'])
    peer.fault = 'none'
    const taken = join(folder, 'taken')
    mkdirSync(taken)
    for (const name of readdirSync(join(folder, 'in'))) {
      if (name.endsWith('.zip')) renameSync(join(folder, 'in', name), join(taken, name))
    }
    const again = await channelTo(peer.url).deliver(parcels, never)
    expect(again.map((outcome) => outcome.kind)).toEqual(['accepted', 'accepted'])
    expect(await lettersAt(folder)).toHaveLength(2)
  }))

test('a marker that was cut before its first byte is no marker: the package is sent again, and arrives once', () =>
  withPeer(async (peer, folder) => {
    const parcels = await parcelsOfNewRun(2)
    peer.fault = 'cut-before-rename'
    await channelTo(peer.url).deliver(parcels, never)
    peer.fault = 'none'
    const marker = readdirSync(join(folder, 'in')).find((name) => name.endsWith('.marker')) ?? ''
    truncateSync(join(folder, 'in', marker))
    const again = await channelTo(peer.url).deliver(parcels, never)
    expect(again.map((outcome) => outcome.kind)).toEqual(['accepted', 'accepted'])
    expect(await lettersAt(folder)).toHaveLength(2)
  }))

test('a partner with another host key than agreed gets nothing', () =>
  withPeer(async (peer, folder) => {
    const parcels = await parcelsOfNewRun(1)
    const [outcome] = await channelTo(peer.url, { hostKey: 'SHA256:somebodyelse' }).deliver(parcels, never)
    expect(outcome?.kind).toBe('unavailable')
    expect(readdirSync(folder)).toEqual([])
  }))

test('a document that cannot be read is our fault and not the partner’s', () =>
  withPeer(async (peer, folder) => {
    const broken = { ...makeDocument('x'), open: () => Promise.reject(new Error('The pack is gone')) }
    clock.advance(24 * 3_600_000)
    const { parcels } = await closeWith(database, clock, [
      makeParcel({ entity, documents: [broken] }),
      ...letters(entity, 3),
    ])
    await expect(channelTo(peer.url).deliver(parcels, never)).rejects.toThrow('cannot be read')
    expect(await lettersAt(folder)).toEqual([])
  }))

test('some letters of a part are refused: one envelope group leaves together', async () => {
  const parcels = await parcelsOfNewRun(3)
  await expect(channelTo('sftp://x@127.0.0.1:1/').deliver(parcels.slice(1), never)).rejects.toThrow('handed over whole')
})

test('an entity without contract cannot print', async () => {
  const stranger = makeParcel()
  expect(await channelTo('sftp://x@127.0.0.1:1/').reach([stranger])).toEqual([{ kind: 'no', reason: 'not-connected' }])
})
