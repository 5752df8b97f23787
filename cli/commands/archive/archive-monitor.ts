import { readFile, rename, writeFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { Command, InvalidArgumentError } from 'commander'
import { isVerifierKey } from '../../../archive/ledger/checkpoint.ts'
import {
  alarmWords,
  type Look,
  lookAtLog,
  type MonitorState,
  type ReadPublished,
} from '../../../archive/monitor/watch-log.ts'
import { type Cosigner, readCosigner } from '../../../archive/witness/cosignature.ts'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed } from '../../command-failed.ts'

interface MonitorCommandOptions {
  readonly key?: readonly string[]
  readonly state?: string
  readonly witness?: readonly Cosigner[]
  readonly maxAge: number
  readonly every?: number
  readonly metrics?: string
  readonly json?: true
}

const timeoutMs = 30_000
/** Of a full tile; a checkpoint is far smaller. */
const maxAnswerBytes = 65_536

/** `uitpost archive monitor` */
export function monitorCommand(context: CommandContext): Command {
  return new Command('monitor')
    .description('watch the log of a hub from outside: signed, continued, witnessed, and still growing')
    .argument('<url>', 'the address of the log: that of the hub with /ledger')
    .option(
      '--key <keys...>',
      'required; verifier key `name+hash+key` of the log, from a source that you trust; several: the newest first',
    )
    .option('--state <file>', 'required; remembers what was seen, for the next look')
    .option('--witness <keys...>', 'keys of witnesses that must have cosigned', addWitness)
    .option('--max-age <hours>', 'alarm when the log has not grown for so long', hours, 72)
    .option('--every <seconds>', 'look again and again; absent: once', seconds)
    .option('--metrics <file>', 'writes the result for a Prometheus textfile collector')
    .option('--json', 'print each look as JSON')
    .addHelpText(
      'after',
      `
Run it where the operator of the hub has no access. The state of an alarm is not replaced: the file then holds the evidence, with the
checkpoint that contradicts it beside it, in FILE.alarm.
Exit codes: 0 all is well; 1 an alarm; 2 wrong use; 3 the log cannot be reached.

Example:
  $ uitpost archive monitor https://uitpost.example.org/ledger --key 'uitpost.example.org/ledger+1f3a…+AX…' --state ./seen.json`,
    )
    .action(async (url: string, options: MonitorCommandOptions) => {
      const { key, state: file, every } = options
      if (key === undefined || !key.every(isVerifierKey))
        throw new CommandFailed(
          '--key <key> is needed, as name+hash+key.',
          'Get it by another way than from the hub itself.',
          2,
        )
      if (file === undefined)
        throw new CommandFailed('--state <file> is needed.', 'Without it no look knows the one before.', 2)
      if (!/^https?:\/\//.test(url)) throw new CommandFailed(`${url} is no address.`, 'It begins with https://.', 2)
      const look = async (): Promise<Look | undefined> =>
        lookOnce(context, url.replace(/\/$/, ''), { ...options, key, state: file })
      if (every === undefined) {
        const found = await look()
        if (found === undefined) return context.exitWith(3)
        if (found.alarms.length > 0) context.exitWith(1)
        return
      }
      const stopping = new AbortController()
      void context.terminal.untilStopped().then(() => stopping.abort())
      while (!stopping.signal.aborted) {
        const found = await look()
        if (found !== undefined && found.alarms.length > 0) context.exitWith(1)
        await wait(every * 1_000, undefined, { signal: stopping.signal }).catch(() => undefined)
      }
    })
}

async function lookOnce(
  { terminal, clock }: CommandContext,
  url: string,
  {
    key,
    state: file,
    witness = [],
    maxAge,
    metrics,
    json,
  }: MonitorCommandOptions & { readonly key: readonly string[]; readonly state: string },
): Promise<Look | undefined> {
  const before = await readState(file)
  let seen = ''
  const read: ReadPublished = async (path) => {
    const bytes = await fetchBytes(`${url}/${path}`)
    if (path === 'checkpoint') seen = bytes?.toString() ?? ''
    return bytes
  }
  const options = { verifierKeys: key, witnesses: witness, maxAgeMs: maxAge * 3_600_000, now: clock.now() }
  const look = await lookAtLog(read, before, options).catch(() => undefined)
  if (metrics !== undefined) await replace(metrics, metricsOf(look, clock.now()))
  if (look === undefined) {
    terminal.tell(`The log at ${url} cannot be reached.`)
    return undefined
  }
  if (look.state !== undefined) await replace(file, `${JSON.stringify(look.state, undefined, 2)}\n`)
  else if (seen !== '') await replace(`${file}.alarm`, seen)
  terminal.out(json ? JSON.stringify({ size: look.size, alarms: look.alarms }) : wordsOf(look))
  return look
}

function wordsOf({ alarms, size }: Look): string {
  if (alarms.length === 0) return `All is well: ${size} entries, signed and a continuation of what was seen.`
  return alarms
    .map(({ what, about }) => `ALARM ${what}: ${alarmWords[what]}${about === undefined ? '' : ` (${about})`}`)
    .join('\n')
}

/** @throws CommandFailed for a state that cannot be read, which must not pass for none */
async function readState(file: string): Promise<MonitorState | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw new CommandFailed(`${file} cannot be read.`)
  })
  if (text === undefined) return undefined
  try {
    const { note, grewAt } = JSON.parse(text) as Partial<MonitorState>
    if (typeof note === 'string' && typeof grewAt === 'string' && !Number.isNaN(Date.parse(grewAt)))
      return { note, grewAt }
  } catch {
    // As below.
  }
  throw new CommandFailed(
    `${file} is no state of a monitor.`,
    'Restore it, or name another file: what was seen before is then forgotten.',
  )
}

/** Whole or not at all. */
async function replace(file: string, text: string): Promise<void> {
  await writeFile(`${file}.new`, text)
  await rename(`${file}.new`, file)
}

/** Undefined where nothing is at this address. @throws Error when the log cannot be reached */
async function fetchBytes(url: string): Promise<Buffer | undefined> {
  const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) })
  if (answer.status === 404) return undefined
  if (!answer.ok) throw new Error(`The log answered with ${answer.status}`)
  const bytes = Buffer.from(await answer.arrayBuffer())
  if (bytes.length > maxAnswerBytes) throw new Error('The answer is longer than any of a log')
  return bytes
}

function metricsOf(look: Look | undefined, now: Date): string {
  const alarms = Object.keys(alarmWords).map((what) => {
    const count = look?.alarms.filter((alarm) => alarm.what === what).length ?? 0
    return `uitpost_monitor_alarms{what="${what}"} ${count}`
  })
  return [
    '# HELP uitpost_monitor_reached Whether the log could be reached.',
    '# TYPE uitpost_monitor_reached gauge',
    `uitpost_monitor_reached ${look === undefined ? 0 : 1}`,
    '# HELP uitpost_monitor_alarms What is wrong with the log.',
    '# TYPE uitpost_monitor_alarms gauge',
    ...alarms,
    '# HELP uitpost_monitor_looked_at When the log was last looked at, in seconds since 1970.',
    '# TYPE uitpost_monitor_looked_at gauge',
    `uitpost_monitor_looked_at ${Math.floor(now.getTime() / 1_000)}`,
    '',
  ].join('\n')
}

function addWitness(text: string, others: readonly Cosigner[] = []): readonly Cosigner[] {
  const cosigner = readCosigner(text)
  if (cosigner === undefined)
    throw new InvalidArgumentError('It is no key of a witness: name+hash+key, of which the key begins with B.')
  return [...others, cosigner]
}
function hours(text: string): number {
  const value = Number(text)
  if (!(value > 0)) throw new InvalidArgumentError('It is a number of hours above 0.')
  return value
}
function seconds(text: string): number {
  const value = Number(text)
  if (!(value >= 1)) throw new InvalidArgumentError('It is a number of seconds, at least 1.')
  return value
}
