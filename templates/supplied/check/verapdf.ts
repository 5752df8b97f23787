import { spawn } from 'node:child_process'
import { childProcessEnv } from '../../../core/config.ts'

/** The verdict of veraPDF on a file. */
export type PdfaVerdict =
  /** There is no veraPDF on this machine, or it gave no verdict. */
  | { readonly validation: 'not-checked' }
  /** `profile`: of PDF/A, as `PDF/A-2a`, when the file conforms to the profile that it claims. */
  | { readonly validation: 'checked'; readonly profile?: string }

/** Maximum time for one file, including the start of Java (ms). */
const limitMs = 20_000
/** Maximum size of a report; a report names at most a hundred breaches of each rule. */
const maxReportBytes = 8 * 1024 * 1024
/** Java takes a quarter of the machine by default; a letter of twenty pages needs some 100 MB. */
const java = '-Xmx384m -Xss16m -XX:+UseSerialGC -XX:TieredStopAtLevel=1'

/** @throws Error when the command is no veraPDF that runs; the message is our own text */
export async function checkVerapdf(command: string): Promise<void> {
  const output = await run(command, ['--version'], new Uint8Array()).catch(() => '')
  if (!/veraPDF/i.test(output)) throw new Error('Its output for --version is not that of veraPDF.')
}

/**
 * Lets veraPDF check the profiles that the file claims (`--flavour 0`). The file is passed by standard input, so that no letter
 * is stored unencrypted on a disk; only names of profiles are read from the report.
 * @throws Error when there is no verdict: too slow, too large, damaged, no veraPDF
 */
export async function runVerapdf(command: string, bytes: Uint8Array): Promise<PdfaVerdict> {
  return readReport(await run(command, ['--format', 'json', '--flavour', '0'], bytes))
}

/** Before the report the command prints that it reads from standard input. */
function readReport(output: string): PdfaVerdict {
  const report: unknown = JSON.parse(output.slice(Math.max(output.indexOf('{'), 0)))
  const [job] = listOf(field(field(report, 'report'), 'jobs'))
  const results = listOf(field(job, 'validationResult'))
  const ended = results.filter((each) => field(each, 'jobEndStatus') === 'normal')
  if (ended.length === 0) throw new Error('The report holds no verdict')
  const [profile] = ended.flatMap((each) => {
    const name = /^PDF\/A-\d[A-Z]?/i.exec(String(field(each, 'profileName')))?.[0]
    return field(each, 'compliant') === true && name !== undefined ? [name] : []
  })
  return { validation: 'checked', ...(profile !== undefined && { profile }) }
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}

/** Until version 1.24 a single result was not a list. */
function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value]
}

/** The standard output of the command, which gets none of our settings and secrets. */
async function run(command: string, args: readonly string[], input: Uint8Array): Promise<string> {
  const child = spawn(command, args, {
    env: { ...childProcessEnv(), LC_ALL: 'C.UTF-8', JAVA_TOOL_OPTIONS: java },
    stdio: ['pipe', 'pipe', 'ignore'],
    // A script that starts Java is ended together with the processes that it started.
    detached: true,
  })
  const end = (): void => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
    } catch {
      // The process ended by itself.
    }
  }
  const timer = setTimeout(end, limitMs)
  process.once('exit', end)
  try {
    return await new Promise<string>((resolve, reject) => {
      const parts: Buffer[] = []
      let size = 0
      child.on('error', reject)
      child.stdout.on('data', (part: Buffer) => {
        size += part.length
        if (size > maxReportBytes) end()
        else parts.push(part)
      })
      child.on('close', (_code, signal) => {
        if (signal === null) resolve(Buffer.concat(parts).toString())
        else reject(new Error('The process was ended'))
      })
      // A process that ends before it has read its whole input has given its verdict, or has none.
      child.stdin.on('error', () => undefined)
      child.stdin.end(input)
    })
  } finally {
    clearTimeout(timer)
    process.off('exit', end)
    end()
  }
}
