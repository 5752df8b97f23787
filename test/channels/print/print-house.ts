import { generateKeyPairSync, randomBytes, randomInt } from 'node:crypto'
import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import yauzl from 'yauzl'
import type { Parcel } from '../../../channels/port.ts'
import { addContract, type PrintContract } from '../../../channels/print/store/contracts/contracts.ts'
import { closeRun, lettersOfPart } from '../../../channels/print/store/runs/close-run.ts'
import { cutParts } from '../../../channels/print/store/runs/divide-run.ts'
import { planForPrint } from '../../../channels/print/store/runs/plan-letters.ts'
import { createKeyring } from '../../../core/crypto/keyring.ts'
import type { Database } from '../../../core/db/database.ts'
import { createEntity } from '../../../core/tenants/entities.ts'
import { type EntityId, type Id, newId, parseNumberedId } from '../../../core/words/id.ts'
import type { ManualClock } from '../../support/hub/manual-clock.ts'
import { makeDocument, makeParcel } from '../make-parcel.ts'

export const { privateKey, publicKey } = generateKeyPairSync('ed25519')
export const partnerName = 'Drukpartner Voorbeeld'
export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'uitpost-print-'))

/** An entity with a contract and a tariff. */
export async function openContract(
  database: Database,
  clock: ManualClock,
  more: Partial<PrintContract> = {},
): Promise<EntityId> {
  const keyring = createKeyring([{ id: 1, key: randomBytes(32) }], randomBytes(32))
  const wanted = {
    code: `OVO${String(randomInt(1_000_000)).padStart(6, '0')}`,
    name: { nl: 'Dienst Voorbeeld' },
    kind: 'flemish',
    languagePolicy: 'free',
    status: 'open',
  } as const
  const { id: entity } = await database.asHub((tx) => createEntity(tx, keyring, wanted, clock.now()))
  await database.asEntity(entity, (tx) =>
    addContract(
      tx,
      {
        id: newId('printContract', clock.now()),
        entity,
        name: 'Post 2025-2028',
        partner: partnerName,
        cutOff: '17:00',
        calendar: 'BE',
        profile: 'c5-right',
        sides: 'two',
        blankLastSide: false,
        sheetMarks: 'none',
        dueDays: 2,
        tariffs: [
          { from: '2026-01-01', postage: 'priority', sheetsUpTo: 4, zone: 'BE', amount: 158 },
          { from: '2026-01-01', postage: 'non-priority', sheetsUpTo: 4, zone: 'BE', amount: 121 },
        ],
        ...more,
      },
      clock.now(),
    ),
  )
  return entity
}

export const letterOf = (parcel: Parcel) => ({
  entity: parcel.entity,
  message: parcel.message,
  sequence: parcel.sequence,
  postage: parcel.postage,
  postalCode: postalCodeOf(parcel),
  country: 'BE',
  documents: parcel.documents,
})
function postalCodeOf({ recipient: { address } }: Parcel): string {
  return address !== undefined && 'postalCode' in address ? address.postalCode : ''
}

/** Plans parcels, closes their run early and cuts it: the parcels of its first part, in the order of printing. */
export async function closeWith(
  database: Database,
  clock: ManualClock,
  parcels: readonly Parcel[],
): Promise<{ run: Id<'run'>; parcels: Parcel[] }> {
  const planned = await database.asHub((tx) => planForPrint(tx, parcels.map(letterOf), clock.now()))
  const run = planned[0]?.run
  if (run === undefined) throw new Error('Nothing was planned')
  await database.asHub((tx) => closeRun(tx, run, clock.now(), true))
  await database.asHub((tx) => cutParts(tx, run, clock.now()))
  const order = await lettersOfPart(database.hub, run, 1)
  return { run, parcels: order.flatMap(({ message }) => parcels.filter((parcel) => parcel.message === message)) }
}

export const letters = (entity: EntityId, count: number): Parcel[] =>
  Array.from({ length: count }, (_, i) =>
    makeParcel({ entity, documents: [makeDocument(`%PDF-1.7 brief ${i} ${'x'.repeat(5_000)}`, { pages: 2 })] }),
  )

/** Every file of one package, by name. */
export async function unpack(path: string): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>()
  const zip = await yauzl.openPromise(path)
  for await (const entry of zip.eachEntry()) {
    files.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)))
  }
  return files
}

/** The idempotency keys of every letter that the partner holds, once per package that holds it. */
export async function lettersAt(folder: string): Promise<string[]> {
  const packages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.zip'))
  const keys = await Promise.all(
    packages.map(async (name) => {
      const description: unknown = JSON.parse(String((await unpack(join(folder, name))).get('description.json')))
      return (description as { letters: { letter: string }[] }).letters.map(({ letter }) => {
        const id = parseNumberedId('dlv', letter)
        return `${id?.message}.${id?.sequence}`
      })
    }),
  )
  return keys.flat()
}
