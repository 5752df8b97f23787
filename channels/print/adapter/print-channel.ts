import type { KeyObject } from 'node:crypto'
import type { Clock } from '../../../core/clock.ts'
import type { Database } from '../../../core/db/database.ts'
import { showNumberedId } from '../../../core/words/id.ts'
import { isRegistered } from '../../../core/words/message.ts'
import type { Channel, Outcome, Parcel } from '../../port.ts'
import { channelTraits } from '../../traits.ts'
import type { SeedAddress } from '../store/contracts/contract-terms.ts'
import { sheetsOf } from '../store/contracts/price.ts'
import { reachOnPaper } from '../store/contracts/reach-on-paper.ts'
import { itemsOf, keyOf } from '../store/registered/registered-items.ts'
import { notePartHandedOver, type PartToHandOver, partOf } from '../store/runs/hand-over.ts'
import { type SheetDeps, withAddressSheets } from './address-sheets.ts'
import { type ControlCopy, type LetterToPack, partName } from './describe-part.ts'
import { type ReturnFileDeps, returnFiles } from './fetch-return-files.ts'
import { packPart } from './package-part.ts'
import { PartnerFailure, type PartnerSettings, withPartner } from './partner-connection.ts'
import { ownProfile } from './partner-profile.ts'
import { announceLetters } from './registrar/announce-letters.ts'
import type { Registrar } from './registrar/registrar.ts'
import { withTracking } from './registrar/with-tracking.ts'
import { type HandedOver, uploadPackage } from './upload-package.ts'

export interface PrintDeps extends SheetDeps {
  readonly database: Pick<Database, 'hub' | 'asHub'>
  readonly clock: Clock
  readonly partner: PartnerSettings
  /** Further partners, by the name that contracts give them. */
  readonly furtherPartners?: ReadonlyMap<string, PartnerSettings>
  /** Draws the control copy of a run: the same bytes for the same run. Absent: runs have none. */
  readonly drawControlCopy?: DrawControlCopy
  /** Ed25519; signs the manifests. */
  readonly signingKey: KeyObject
  /** Absent: return files are not read. */
  readonly returns?: Pick<ReturnFileDeps, 'log'> & { readonly partnerName: string }
  /** The postal operator of registered mail. Absent: the partner announces it. */
  readonly registered?: { readonly registrar: Registrar; readonly trackEveryMs: number }
}

export type DrawControlCopy = (
  part: Pick<PartToHandOver, 'run' | 'n' | 'entity' | 'cutOffAt' | 'profile' | 'partner'>,
  seed: SeedAddress,
) => Promise<Buffer>

/** Print-and-post. `deliver` takes the letters of exactly one part of a closed run and hands them over as one package. */
export function openPrintChannel(deps: PrintDeps): Channel {
  const { database, clock, registered } = deps
  return {
    name: 'print',
    traits: channelTraits.print,
    ...(deps.returns !== undefined && {
      receipts: withTracking(
        returnFiles({ database, clock, partners: partnersOf(deps, deps.returns.partnerName), log: deps.returns.log }),
        registered && { database, clock, log: deps.returns.log, ...registered },
      ),
    }),
    ...(registered !== undefined && {
      announce: (letters, signal) =>
        announceLetters({ database, clock, registrar: registered.registrar }, letters, signal),
    }),
    reach: (questions) => reachOnPaper(database.hub, questions, clock.now()),
    deliver: async (parcels, signal) => {
      const [first] = parcels
      if (first === undefined) return []
      if (signal.aborted) return parcels.map(() => ({ kind: 'unavailable', detail: 'stopped' }))
      const part = await partOf(database.hub, first)
      if (part === undefined) throw new Error('These letters are in no part of a print run')
      const letters = await withBarcodes(matchLetters(part, parcels))
      const failure = part.handedOverAt === null ? await handOver(part, letters, signal) : undefined
      return parcels.map((parcel) => failure ?? accepted(part, parcel))
    },
    close: async () => {},
  }

  /** The barcodes under which registered letters were announced, for the partner to print. */
  async function withBarcodes(letters: readonly LetterToPack[]): Promise<readonly LetterToPack[]> {
    const registered = letters.filter(({ letter }) => isRegistered(letter.postage))
    const items = await itemsOf(
      database.hub,
      registered.map(({ letter }) => letter),
    )
    const barcodes = new Map(items.map((item) => [keyOf(item), item.barcode]))
    return letters.map((each) => {
      const barcode = barcodes.get(keyOf(each.letter))
      return barcode === undefined || barcode === null ? each : { ...each, barcode }
    })
  }

  async function handOver(
    part: PartToHandOver,
    letters: readonly LetterToPack[],
    signal: AbortSignal,
  ): Promise<Outcome | undefined> {
    const settings = deps.furtherPartners?.get(part.partner) ?? deps.partner
    const complete = await withAddressSheets(part, letters, deps)
    const packed = { part, letters: complete, controlCopy: await controlCopyOf(part) }
    let handed: HandedOver
    try {
      handed = await withPartner(settings, signal, (partner) =>
        uploadPackage(partner, partName(part), () => packPart(packed, settings.profile ?? ownProfile, deps.signingKey)),
      )
    } catch (error) {
      if (!(error instanceof PartnerFailure)) throw error
      return { kind: error.mayHaveArrived ? 'unknown' : 'unavailable', detail: error.code }
    }
    await notePartHandedOver(database, part, handed, clock.now())
    return undefined
  }

  async function controlCopyOf(part: PartToHandOver): Promise<ControlCopy | undefined> {
    const { seed } = part
    if (seed === null || deps.drawControlCopy === undefined) return undefined
    return { bytes: await deps.drawControlCopy(part, seed), postalCode: seed.postalCode }
  }
}

/** The partners whose return files are read: the one of the settings under its name, and the further ones. */
function partnersOf({ partner, furtherPartners }: PrintDeps, name: string): ReadonlyMap<string, PartnerSettings> {
  return new Map([[name, partner], ...(furtherPartners ?? [])])
}

function accepted(part: PartToHandOver, parcel: Parcel): Outcome {
  const name = showNumberedId('dlv', parcel.message, parcel.sequence)
  return { kind: 'accepted', providerReference: `${partName(part)}/${name}` }
}

/** A package never holds only some letters of its part: a part leaves as a whole. */
function matchLetters(part: PartToHandOver, parcels: readonly Parcel[]): LetterToPack[] {
  const byDelivery = new Map(parcels.map((parcel) => [`${parcel.message}.${parcel.sequence}`, parcel]))
  if (byDelivery.size !== part.letters.length) throw new Error('A part is handed over whole')
  return part.letters.map((letter) => {
    const parcel = byDelivery.get(`${letter.message}.${letter.sequence}`)
    if (parcel === undefined) throw new Error('A letter of the part is missing')
    // The price and counts of the run use these sheets; the partner's bill is compared with them.
    if (sheetsOf(parcel.documents, part.sides) + Number(letter.addressSheet) !== letter.sheets)
      throw new Error('A letter has other sheets than were planned')
    return { letter, parcel }
  })
}
