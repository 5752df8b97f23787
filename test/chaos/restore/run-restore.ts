// Everything is lost and the database restored to a moment: letters over inbox, email and print, a base back-up while they are posted, then
// the signing key is replaced, and the database is killed and its folder removed. Usage: npm run chaos:restore -- [--messages 180] [--keep]
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { makeBase } from '../../../cli/trial/postgres/backup/make-base.ts'
import { startLoad } from '../load.ts'
import { openStage, type Stage } from '../stage.ts'
import { askDatabase, untilHandedOver } from './ask-database.ts'
import { checkRestored } from './check-restored.ts'
import { runCommand } from './run-command.ts'

const { values } = parseArgs({
  options: { messages: { type: 'string', default: '180' }, keep: { type: 'boolean', default: false } },
})
const messages = Number(values.messages)
const dataDir = await mkdtemp(join(tmpdir(), 'uitpost-restore-'))
const backups = await mkdtemp(join(tmpdir(), 'uitpost-backups-'))
const began = Date.now()
const report = (text: string): void => console.log(`${((Date.now() - began) / 1000).toFixed(0).padStart(5)} s  ${text}`)

const faults: string[] = []
const stage = await openStage({ dataDir, queue: 'postgres', backups })
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void stage.close().finally(() => process.exit(1)))
try {
  faults.push(...(await run(stage)))
} finally {
  await stage.close()
  if (values.keep || faults.length > 0) console.log(`The data is kept in ${dataDir} and ${backups}`)
  else for (const folder of [dataDir, backups]) await rm(folder, { recursive: true, force: true })
}
for (const fault of faults) report(`✗ ${fault}`)
console.log(`${faults.length === 0 ? 1 : 0} passed, ${faults.length} failed`)
process.exit(faults.length > 0 ? 1 : 0)

async function run(on: Stage): Promise<string[]> {
  report(`the hub is up; ${messages} messages`)
  const load = startLoad(on, messages)
  load.allow(Math.round(messages / 3))
  await load.untilPosted(Math.round(messages / 6))
  const superuser = { superuserUrl: on.superuserUrl, cluster: on.cluster }
  const base = await makeBase(superuser, backups, () => new Date())
  report(`base back-up of ${(base.bytes / 1e6).toFixed(0)} MB while ${load.posted} were posted`)
  load.allow(Math.round((messages * 2) / 3))
  await load.untilPosted(Math.round(messages / 2))
  const target = await askForText(on, 'select now()::text as text')
  const before = load.posted
  await replaceSigningKey(on)
  report('the signing key was replaced, and every process started with the new one')
  load.allow(messages)
  const all = await load.all
  await untilHandedOver(on, report)
  const wal = await askForText(on, 'select pg_walfile_name(pg_switch_wal()) as text')
  await untilArchived(on, wal)
  report(`${all.length} accepted and handed over, ${all.length - before} of them after ${target}`)

  await on.stopHard()
  await rm(on.cluster, { recursive: true, force: true })
  report('everything was killed, and the folder of the database removed')
  const to = new Date(target).toISOString()
  const restore = ['restore', '--from', backups, '--to', to, '--json']
  await runCommand(on, restore, { killAt: /Replaying|Continuing/ })
  report('a restore was killed half way')
  const restored = await runCommand(on, restore)
  if (restored.code !== 0) return [`the restore failed: ${restored.err}`]
  report(`restored: ${restored.out.trim().slice(0, 400)}`)
  await on.startAgain()
  return checkRestored(on, all, report)
}

/** As an operator does it: the command makes the key and prints the settings. */
async function replaceSigningKey(on: Stage): Promise<void> {
  const ran = await runCommand(on, ['letter-key', 'rotate', '--out', join(dataDir, 'signing-key.pem')])
  if (ran.code !== 0) throw new Error(`The key was not replaced: ${ran.err}`)
  const settings = Object.fromEntries(
    [...ran.out.matchAll(/^([A-Z_]+)=(.+)$/gm)].map(([, name, value]) => [name, value]),
  )
  await on.restartWith({ ...settings, SIGNING_KEY: undefined })
}

async function askForText(on: Stage, statement: string): Promise<string> {
  const [row] = await askDatabase<{ text: string }>(on, statement)
  if (row === undefined) throw new Error('The database answers nothing')
  return row.text
}

async function untilArchived(on: Stage, wal: string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    const [row] = await askDatabase<{ last: string }>(on, 'select last_archived_wal as last from pg_stat_archiver')
    if (row !== undefined && row.last >= wal) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`${wal} was not archived`)
}
