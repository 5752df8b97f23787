import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import type { Channel, Parcel } from '../../../../channels/port.ts'
import { csvIndexProfile, ownProfile } from '../../../../channels/print/adapter/partner-profile.ts'
import { openPrintChannel } from '../../../../channels/print/adapter/print-channel.ts'
import { priceOf, weightOf } from '../../../../channels/print/store/contracts/price.ts'
import { PrintPartnerStandIn } from '../../../../cli/trial/print-partner/partner-stand-in.ts'
import type { PackedLetter } from '../../../../cli/trial/print-partner/read-package.ts'
import type { ReportLine } from '../../../../cli/trial/print-partner/write-report.ts'
import type { Database } from '../../../../core/db/database.ts'
import type { EntityId } from '../../../../core/words/id.ts'
import { cloneDatabase } from '../../../support/database/database.ts'
import { startFaultySftp } from '../../../support/faulty/faulty-sftp.ts'
import { ManualClock } from '../../../support/hub/manual-clock.ts'
import { afterFile } from '../../../support/process/after-file.ts'
import { newFolder, openContract, privateKey, publicKey } from '../print-house.ts'

/** An entity that prints at one of the partners. */
export interface Side {
  readonly entity: EntityId
  readonly standIn: PrintPartnerStandIn
  /** The number of times that the partner posted each letter. */
  readonly posted: Map<string, number>
  readonly received: PackedLetter[]
  /** The lines of the bills for what was received. */
  readonly bill: ReportLine[]
}

/** A month with two partners, each of which prints for one entity. */
export interface Month {
  readonly database: Database
  readonly clock: ManualClock
  readonly channel: Channel
  /** Where partner B leaves its files. */
  readonly folderOfB: string
  readonly sides: readonly [Side, Side]
  /** A number from 0 up to, and without, `below`: the same numbers at every run. */
  readonly random: (below: number) => number
  /** By the name under which a partner reports them. */
  readonly parcels: Map<string, Parcel>
  /** Letters that were refused, for which nothing is owed. */
  readonly notOwed: string[]
  /** Letters that were reported as posted and as rejected. */
  readonly contradicted: string[]
  readonly counts: { planned: number; cancelled: number; reruns: number }
}

const bands = [2, 5, 20] as const
const tariffsFrom = (from: string, raise: number) =>
  (['priority', 'non-priority'] as const).flatMap((postage, at) =>
    bands.map((sheetsUpTo, band) => ({
      from,
      postage,
      zone: 'BE' as const,
      sheetsUpTo,
      amount: 121 + 37 * (1 - at) + 40 * band + raise,
    })),
  )
const terms = {
  cutOff: '16:00',
  bundles: true,
  sheetsPerEnvelope: 8,
  dueDays: 3,
  closedOn: ['2026-12-24'],
  // The prices rise in the middle of the month.
  tariffs: [...tariffsFrom('2026-01-01', 0), ...tariffsFrom('2026-12-15', 9)],
}
const paper = { paperGrams: 80, envelopeGrams: 7 }
const partnerA = { name: 'Drukker A', profile: ownProfile, envelope: 'c5-right' } as const
/** Without a window: each envelope holds an address sheet, which is counted and billed. */
const partnerB = { name: 'Drukker B', profile: csvIndexProfile, envelope: 'c5-sheet' } as const

export async function openMonth(): Promise<Month> {
  const { database } = await cloneDatabase()
  const clock = new ManualClock('2026-11-30T08:00:00Z')
  const folder = newFolder()
  const folderOf = (partner: typeof partnerA | typeof partnerB) => join(folder, partner.profile.name)
  const sftp = await startFaultySftp(folder)
  afterFile(() => sftp.close())
  const settingsOf = (partner: typeof partnerA | typeof partnerB) => {
    mkdirSync(folderOf(partner), { recursive: true })
    const url = `${sftp.url.replace(/\/$/, '')}/${partner.profile.name}`
    return { url, timeoutMs: 5_000, profile: partner.profile }
  }
  const channel = openPrintChannel({
    database,
    clock,
    partner: settingsOf(partnerA),
    furtherPartners: new Map([[partnerB.name, settingsOf(partnerB)]]),
    signingKey: privateKey,
    drawAddressSheet: async (_, { parcel }) => [{ bytes: Buffer.from(`%PDF-1.7 address of ${parcel.message}`) }],
    returns: { log: pino({ level: 'silent' }), partnerName: partnerA.name },
  })
  const sideOf = async (partner: typeof partnerA | typeof partnerB): Promise<Side> => {
    const { name, profile, envelope } = partner
    const entity = await openContract(database, clock, { ...terms, partner: name, profile: envelope })
    const standIn = new PrintPartnerStandIn({
      folder: folderOf(partner),
      profile,
      hubKey: publicKey,
      priceOf: ({ postage, zone, sheets }) =>
        priceOf(terms.tariffs, {
          postage: postage as 'priority',
          zone: zone as 'BE',
          sheets,
          grams: weightOf(sheets, paper),
          on: clock.now().toISOString().slice(0, 10),
        }) ?? 0,
    })
    return { entity, standIn, posted: new Map(), received: [], bill: [] }
  }
  return {
    database,
    clock,
    channel,
    folderOfB: folderOf(partnerB),
    sides: [await sideOf(partnerA), await sideOf(partnerB)],
    random: numbersFrom(42),
    parcels: new Map(),
    notOwed: [],
    contradicted: [],
    counts: { planned: 0, cancelled: 0, reruns: 0 },
  }
}

/** A small generator of pseudo-random numbers, so that the month is the same at every run. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}
