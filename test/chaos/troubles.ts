import type { SftpFault } from '../support/faulty/faulty-sftp.ts'
import type { LinkFault } from './faulty-link.ts'
import { leaseSeconds, type Stage } from './stage.ts'

/** One failure, which is over when the promise resolves; with words about what it met. */
export interface Trouble {
  readonly name: string
  /** Kills count towards `--kills`. */
  readonly kills: boolean
  readonly befall: (stage: Stage) => Promise<string | void>
}

const killOf = (name: string): Trouble => ({
  name: `kill ${name}`,
  kills: true,
  befall: async ({ processes }) => {
    await processes.find((each) => each.name === name)?.kill()
  },
})
/** A partner stays broken until this many hand-overs met it, or until this time is over: its letters may wait for a retry. */
const enoughHits = { mail: 2, print: 1 }
const longestFaultMs = 10_000

/** Polls until a hand-over has met the fault. @returns how many met it */
async function untilHit(hits: () => number, enough: number, meanwhile: () => Promise<void>): Promise<string> {
  const before = hits()
  for (const end = Date.now() + longestFaultMs; hits() - before < enough && Date.now() < end; ) {
    await meanwhile()
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return `met ${hits() - before} times`
}
const mailFails = (fault: LinkFault): Trouble => ({
  name: `mail ${fault}`,
  kills: false,
  befall: async ({ mailLink }) => {
    mailLink.fault = fault
    const met = await untilHit(
      () => mailLink.hits,
      enoughHits.mail,
      async () => undefined,
    )
    mailLink.fault = 'none'
    return met
  },
})
const printFails = (fault: SftpFault): Trouble => ({
  name: `print ${fault}`,
  kills: false,
  befall: async (stage) => {
    stage.print.fault = fault
    const met = await untilHit(
      () => stage.print.hits,
      enoughHits.print,
      () => closeRuns(stage),
    )
    stage.print.fault = 'none'
    return met
  },
})

/** The troubles in turn, as often as it takes to kill so many times. */
export function planOf(troubles: readonly Trouble[], kills: number): readonly Trouble[] {
  const plan: Trouble[] = []
  for (let done = 0; done < kills; ) {
    const trouble = troubles[plan.length % troubles.length]
    if (trouble === undefined) break
    plan.push(trouble)
    if (trouble.kills) done += 1
  }
  return plan
}

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
