import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '../../../core/clock.ts'
import { dayMs } from '../../../core/durations.ts'
import { keptFile, writeWhole } from '../kept-file.ts'
import { startTimeStamps, type TimeStampStandIn } from './time-stamp-stand-in.ts'
import { derOf, makeTrialCertificate, type TrialCertificate } from './trial-certificates.ts'

/** The keys of seals of the trial, with a time stamp authority on this machine. */
export interface TrialSeals {
  /** What `SEALS_FILE` names on servers. */
  readonly file: string
  /** The certificate (PEM) that issued the others: a validator that trusts it accepts the seals of this trial. */
  readonly authorityFile: string
  readonly timeStamps: TimeStampStandIn
  stop(): Promise<void>
}

const tenYearsMs = 3_652 * dayMs

/** Makes the certificates at the first start, in `seals/` of the data folder. */
export async function startTrialSeals({
  dataDir,
  clock,
}: {
  readonly dataDir: string
  readonly clock: Clock
}): Promise<TrialSeals> {
  const folder = join(dataDir, 'seals')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const at = (name: string): string => join(folder, name)
  const made = JSON.parse(
    await keptFile(at('certificates.json'), async () => JSON.stringify(await makeAll(clock.now()))),
  ) as Made
  const authorityFile = at('authority.pem')
  await writeWhole(authorityFile, made.authority.certificate)
  await writeWhole(at('seal.pem'), `${made.seal.key}${made.seal.certificate}${made.authority.certificate}`)
  const chain = [made.timeStamps, made.authority].map(({ certificate }) => derOf(certificate))
  const timeStamps = await startTimeStamps({ key: made.timeStamps.key, chain }, { clock })
  const file = at('seals.json')
  const content = {
    seals: [{ entity: '*', keyFile: at('seal.pem') }],
    timeStamps: { url: timeStamps.url, trustedFile: authorityFile },
  }
  await writeWhole(file, `${JSON.stringify(content, null, 2)}\n`)
  return { file, authorityFile, timeStamps, stop: () => timeStamps.stop() }
}

interface Made {
  readonly authority: TrialCertificate
  readonly seal: TrialCertificate
  readonly timeStamps: TrialCertificate
}

async function makeAll(now: Date): Promise<Made> {
  const term = { from: new Date(now.getTime() - dayMs), to: new Date(now.getTime() + tenYearsMs) }
  const authority = await makeTrialCertificate({ name: 'Authority of the trial', use: 'authority', ...term })
  const issued = { issuer: authority, ...term }
  return {
    authority,
    seal: await makeTrialCertificate({ name: 'Seal of the trial', use: 'seal', ...issued }),
    timeStamps: await makeTrialCertificate({ name: 'Time stamps of the trial', use: 'time-stamps', ...issued }),
  }
}
