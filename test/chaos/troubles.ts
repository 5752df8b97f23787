import type { SftpFault } from '../support/faulty-sftp.ts'
import type { LinkFault } from './faulty-link.ts'
import { leaseSeconds, type Stage } from './stage.ts'

/** One failure, which is over when the promise resolves. */
export interface Trouble {
  readonly name: string
  /** Kills count towards `--kills`. */
  readonly kills: boolean
  readonly befall: (stage: Stage) => Promise<void>
}

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

const killOf = (name: string): Trouble => ({
  name: `kill ${name}`,
  kills: true,
  befall: async ({ processes }) => {
    await processes.find((each) => each.name === name)?.kill()
  },
})
const mailFails = (fault: LinkFault): Trouble => ({
  name: `mail ${fault}`,
  kills: false,
  befall: async ({ mailLink }) => {
    mailLink.fault = fault
    await wait(1_500)
    mailLink.fault = 'none'
  },
})
const printFails = (fault: SftpFault): Trouble => ({
  name: `print ${fault}`,
  kills: false,
  befall: async (stage) => {
    stage.print.fault = fault
    await closeRuns(stage)
    await wait(2_000)
    stage.print.fault = 'none'
  },
})

/** In turn: every part that can die or fail, each in each of its ways. */
export function troublesOf(stage: Stage): readonly Trouble[] {
  const wipe = stage.wipeRedis
  return [
    killOf('dispatcher-1'),
    mailFails('cut'),
    ...(wipe === undefined ? [] : [{ name: 'wipe redis', kills: true, befall: wipe }]),
    killOf('api'),
    printFails('cut-after-rename'),
    killOf('dispatcher-2'),
    {
      name: 'kill database',
      kills: true,
      befall: (each) => each.killDatabase(),
    },
    mailFails('cut-answers'),
    killOf('dispatcher-1'),
    printFails('cut-before-rename'),
    killOf('api'),
    mailFails('hang'),
    {
      // Longer than a lease: another worker takes its letters, and its late results are refused.
      name: 'freeze dispatcher-2',
      kills: false,
      befall: async ({ processes }) => {
        await processes.find((each) => each.name === 'dispatcher-2')?.freeze(1.5 * leaseSeconds * 1_000)
      },
    },
    printFails('cut-upload'),
    killOf('dispatcher-2'),
    printFails('loses-bytes'),
  ]
}

/** What an operator does in the evening: closes every open run before its hour. */
export async function closeRuns(stage: Stage): Promise<void> {
  const headers = { authorization: `Bearer ${stage.liveKey}`, 'content-type': 'application/json' }
  const answer = await fetch(`${stage.url}/v1/print-runs?limit=200`, { headers }).catch(() => undefined)
  if (answer?.ok !== true) return
  const { items } = (await answer.json()) as { items: { id: string; status: string }[] }
  for (const run of items.filter(({ status }) => status === 'open')) {
    await fetch(`${stage.url}/v1/print-runs/${run.id}/close`, { method: 'POST', headers, body: '{}' }).catch(
      () => undefined,
    )
  }
}
