import type { KeyObject } from 'node:crypto'
import { mkdir, readdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { PartnerProfile } from '../../../channels/print/adapter/partner-profile.ts'
import { type PackedLetter, readPackage } from './read-package.ts'
import { type ReportLine, writeReport } from './write-report.ts'

export interface StandInSettings {
  /** The folder that the SFTP server shows to the hub. */
  readonly folder: string
  readonly profile: PartnerProfile
  /** The hub's public key; absent: signatures are not checked. */
  readonly hubKey?: KeyObject
  /** Euro cents for one envelope. */
  readonly priceOf: (envelope: { postage: string; zone: string; sheets: number }) => number
  /** Euro cents of that price that are postage; absent: the bill has one amount for both. */
  readonly postageOf?: (envelope: { postage: string; zone: string; sheets: number }) => number | undefined
}

/** Plays a print partner: takes packages in, prints and posts nothing, and reports as its profile says. */
export class PrintPartnerStandIn {
  readonly settings: StandInSettings
  constructor(settings: StandInSettings) {
    this.settings = settings
  }

  /** Takes the whole packages away, as a partner does; their markers stay. @throws Error when one is not as its manifest says */
  async receive(): Promise<PackedLetter[]> {
    const { folder, profile, hubKey } = this.settings
    const from = join(folder, profile.folders.in)
    await mkdir(join(from, 'taken'), { recursive: true })
    const letters: PackedLetter[] = []
    for (const name of (await readdir(from)).filter((each) => each.endsWith('.zip')).toSorted()) {
      letters.push(...(await readPackage(join(from, name), profile, hubKey)))
      await rename(join(from, name), join(from, 'taken', name))
    }
    return letters
  }

  /** Reports the same event about letters. */
  report(
    name: string,
    letters: readonly PackedLetter[],
    event: ReportLine['event'],
    at: Date,
    more: Pick<ReportLine, 'reason'> = {},
  ): Promise<string> {
    const { folder, profile } = this.settings
    const lines = letters.map(({ letter, file, sheets }) => ({
      letter,
      file,
      event,
      at,
      ...(event === 'printed' && { sheets }),
      ...more,
    }))
    return writeReport(folder, profile, name, lines)
  }

  /** Reports that a whole part was refused. */
  refusePart(name: string, { run, part }: Pick<PackedLetter, 'run' | 'part'>, at: Date): Promise<string> {
    const { folder, profile } = this.settings
    const letter = `${run}-${String(part).padStart(3, '0')}`
    return writeReport(folder, profile, name, [
      { letter, file: `${letter}.zip`, event: 'rejected', at, reason: 'unreadable' },
    ])
  }

  /** The bill: a line per envelope, under the name of its first letter. */
  billOf(letters: readonly PackedLetter[], at: Date): ReportLine[] {
    const envelopes = new Map<string, PackedLetter[]>()
    for (const letter of letters) {
      const key = `${letter.run} ${letter.controlCopy ? letter.letter : letter.envelope}`
      envelopes.set(key, [...(envelopes.get(key) ?? []), letter])
    }
    return [...envelopes.values()].flatMap((inside) => {
      const [first] = inside
      if (first === undefined) return []
      const sheets = inside.reduce((sum, each) => sum + each.sheets, 0)
      const { postage, zone, letter, file } = first
      const amount = this.settings.priceOf({ postage, zone, sheets })
      const postageAmount = this.settings.postageOf?.({ postage, zone, sheets })
      const line = { letter, file, event: 'billed' as const, at, sheets, amount }
      return [{ ...line, ...(postageAmount !== undefined && { postageAmount }) }]
    })
  }

  writeBill(name: string, lines: readonly ReportLine[]): Promise<string> {
    return writeReport(this.settings.folder, this.settings.profile, name, lines)
  }
}
