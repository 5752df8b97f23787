import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Argument, Command } from 'commander'
import { packageRoot } from '../../../core/package-root.ts'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed, type ExitCode } from '../../command-failed.ts'
import { benchQuestions } from './bench-questions.ts'

/** `uitpost bench` runs in a separate process, since nothing imports `bench/`. */
export function benchCommand({ exitWith }: CommandContext): Command {
  return new Command('bench')
    .description(
      'measure this machine: rendering, accept rate, end to end, search, inbox, bytes, archive, print, eBox, email, callbacks, transfer',
    )
    .addArgument(
      new Argument('[questions...]', 'which measurements; absent: all').choices([...benchQuestions, 'smoke']),
    )
    .option('--brief', 'smaller sizes, for a quick comparison')
    .option('--profile', 'write CPU profiles to .bench/profiles')
    .option('--json', 'print JSON instead of tables')
    .addHelpText(
      'after',
      `
Benchmarks:
  render      letters a second that are rendered
  memory      memory that rendering takes
  accept      letters a second that are accepted
  batch       rows of a list a second until they are durable; what a row costs until it is accepted
  end-to-end  from acceptance until delivery
  search      finding records in the archive
  archive     search and documents among 1,000,000 records
  ledger      appending, proofs and tiles of a ledger of 10,000,000 leaves
  inbox       letters a second put into inboxes; its queries among 1,000,000 letters
  size        bytes that a letter takes, in database and archive
  print       a run of 10,000 letters, from closing until it is at the partner
  print-memory  memory of API and dispatcher while 10,000 letters go on paper
  ebox        letters a second that are handed over to an eBox with a latency of 100 ms
  email       mails a second that are handed to a mail server on this machine
  callbacks   events a second that one dispatcher posts to a receiver; the feed among 1,000,000 events
  month       a month in the life of 2,000 digital letters, in one go
  statistics  sums and tables of statistics of a year, over all entities
  transfer    letters a second that are packed for an archive service; memory of a large dossier
  smoke       all of them with tiny sizes: whether they work

Results go to .bench/<name>.json.

Examples:
  $ uitpost bench
  $ uitpost bench render
  $ uitpost bench smoke`,
    )
    .action(async (questions: readonly string[], flags: Readonly<Record<string, true | undefined>>) => {
      const program = join(packageRoot, 'dist/program/bench.js')
      if (!existsSync(program))
        throw new CommandFailed('The measurements are not part of this installation.', 'Run them from a clone.')
      const given = Object.keys(flags).map((flag) => `--${flag}`)
      exitWith(await run(program, [...questions, ...given]))
    })
}

function run(program: string, questions: readonly string[]): Promise<ExitCode> {
  return new Promise((resolve, reject) => {
    // Letters are drawn in this process, with the young generation of a render thread (templates/render/render-threads.ts).
    const memory = '--max-semi-space-size=32'
    const child = spawn(process.execPath, [memory, program, ...questions], { cwd: packageRoot, stdio: 'inherit' })
    child.once('error', reject)
    child.once('close', (code) => resolve(code === 0 ? 0 : 1))
  })
}
