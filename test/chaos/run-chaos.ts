// The load test that kills: 5,000 messages over every channel while each part of the hub dies in turn and every partner
// fails. Usage: npm run chaos -- [--messages 5000] [--kills 20] [--queue postgres|redis] [--keep]
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { judge, patience } from './judge.ts'
import { startLoad } from './load.ts'
import { openStage, type Stage } from './stage.ts'
import { planOf, troublesOf } from './troubles.ts'

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '5000' },
    kills: { type: 'string', default: '20' },
    queue: { type: 'string', default: 'postgres' },
    keep: { type: 'boolean', default: false },
  },
})
const messages = Number(values.messages)
const kills = Number(values.kills)
const queue = values.queue === 'redis' ? 'redis' : 'postgres'

const dataDir = await mkdtemp(join(tmpdir(), 'uitpost-chaos-'))
const began = Date.now()
const report = (text: string): void => console.log(`${((Date.now() - began) / 1000).toFixed(0).padStart(5)} s  ${text}`)

let failed = false
const stage = await openStage({ dataDir, queue })
// Its processes have groups of their own, so no other process would end them.
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void stage.close().finally(() => process.exit(1)))
try {
  failed = await run(stage)
} finally {
  await stage.close()
  if (values.keep || failed) console.log(`The data is kept in ${dataDir}`)
  else await rm(dataDir, { recursive: true, force: true })
}
process.exit(failed ? 1 : 0)

async function run(on: Stage): Promise<boolean> {
  report(`the hub is up; queue on ${queue}, ${messages} messages, ${kills} kills`)
  const plan = planOf(troublesOf(on), kills)
  const load = startLoad(on, messages)
  // A refusal ends the run at once, not after all troubles.
  const refused = load.all.then(() => undefined)
  for (const [turn, trouble] of plan.entries()) {
    // Of its share of the letters half is accepted and the rest is being posted when the trouble begins.
    const share = messages / plan.length
    load.allow(Math.round(share * (turn + 1)))
    await Promise.race([refused, load.untilPosted(Math.round(share * (turn + 0.5)))])
    const facts = await trouble.befall(on)
    report(`${trouble.name}${facts === undefined ? '' : ` (${facts})`}, ${load.posted} posted`)
  }
  on.mailLink.fault = 'none'
  on.print.fault = 'none'
  load.allow(messages)
  const all = await load.all
  report(`${all.length} accepted; waiting for the last`)
  const { faults, facts } = await judge(on, all, patience, report)
  for (const [name, value] of Object.entries(facts)) report(`${name}: ${value}`)
  for (const fault of faults) report(`✗ ${fault}`)
  console.log(`${faults.length === 0 ? 1 : 0} passed, ${faults.length} failed`)
  return faults.length > 0
}
