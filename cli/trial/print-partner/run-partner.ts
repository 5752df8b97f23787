import { createHash } from 'node:crypto'
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ownProfile } from '../../../channels/print/adapter/partner-profile.ts'
import type { Clock } from '../../../core/clock.ts'
import type { Log } from '../../../core/log.ts'
import { isRegistered } from '../../../core/words/message.ts'
import { PrintPartnerStandIn } from './partner-stand-in.ts'
import { readPackage } from './read-package.ts'

export interface TrialPartnerDeps {
  /** The folder that the SFTP server of the trial shows to the hub. */
  readonly folder: string
  readonly clock: Clock
  readonly log: Pick<Log, 'warn'>
}
export interface TrialPartner {
  /** One round: takes in the packages that came, and reports what is due. */
  work(): Promise<void>
  stop(): Promise<void>
}

const everyMs = 3_000
/** After it took a package in, the stand-in reports its letters as posted, and some of them as returned with the bill. */
const postedAfterMs = 6_000
const returnedAfterMs = 20_000
/** Of 256: about one letter of ten comes back. */
const returnedShare = 26
/** Euro cents for an envelope, and of these the postage, when the stand-in bills: invented prices, which differ from those of the contract. */
const billedAmount = 158
const billedPostage = 95

/**
 * Plays the print partner of the trial by itself. It prints and posts nothing: it takes each package out of the folder, checks it
 * against its manifest and reports it as accepted and printed, then as posted, and about one letter of ten as returned. What was
 * reported is noted by files beside the packages, so that a trial that is started again continues where it was.
 */
export function startTrialPartner({ folder, clock, log }: TrialPartnerDeps): TrialPartner {
  const partner = new PrintPartnerStandIn({
    folder,
    profile: ownProfile,
    priceOf: () => billedAmount,
    postageOf: () => billedPostage,
  })
  const taken = join(folder, ownProfile.folders.in, 'taken')

  async function work(): Promise<void> {
    const received = await partner.receive()
    for (const run of new Set(received.map((letter) => `${letter.run}-${String(letter.part).padStart(3, '0')}`))) {
      const letters = received.filter((each) => `${each.run}-${String(each.part).padStart(3, '0')}` === run)
      await partner.report(`${run}-accepted`, letters, 'accepted', clock.now())
      await partner.report(`${run}-printed`, letters, 'printed', clock.now())
    }
    await mkdir(taken, { recursive: true })
    const names = await readdir(taken)
    for (const name of names.filter((each) => each.endsWith('.zip'))) await reportPackage(name, new Set(names))
  }

  async function reportPackage(name: string, noted: ReadonlySet<string>): Promise<void> {
    const base = name.replace(/\.zip$/, '')
    if (noted.has(`${base}.returned`)) return
    // The time of the last change of a file survives its move; the time of its move is that of its entry in the folder.
    const { ctimeMs } = await stat(join(taken, name))
    const age = clock.now().getTime() - ctimeMs
    if (age < postedAfterMs) return
    const letters = await readPackage(join(taken, name), ownProfile)
    if (!noted.has(`${base}.posted`)) {
      await partner.report(`${base}-posted`, letters, 'posted', clock.now())
      await writeFile(join(taken, `${base}.posted`), '')
    }
    if (age < returnedAfterMs) return
    // The postal operator reports the end of a registered letter.
    const back = letters.filter((each) => !each.controlCopy && !isRegistered(each.postage) && comesBack(each.letter))
    if (back.length > 0) await partner.report(`${base}-returned`, back, 'returned', clock.now(), { reason: 'moved' })
    await partner.writeBill(`${base}-bill`, partner.billOf(letters, clock.now()))
    await writeFile(join(taken, `${base}.returned`), '')
  }

  let working: Promise<void> | undefined
  const timer = setInterval(() => {
    working ??= work()
      .catch((error: unknown) => {
        log.warn(
          { error: error instanceof Error ? error.message : 'unknown' },
          'the stand-in of the print partner failed',
        )
      })
      .finally(() => {
        working = undefined
      })
  }, everyMs)
  timer.unref()
  return {
    work,
    stop: async () => {
      clearInterval(timer)
      await working
    },
  }
}

/** The same letters come back whenever they are printed: chosen by a hash of their number. */
function comesBack(letter: string): boolean {
  return (createHash('sha256').update(letter).digest()[0] ?? 0) < returnedShare
}
