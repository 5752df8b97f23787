import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command, CommanderError } from 'commander'
import { systemClock } from '../core/clock.ts'
import { readSettings, type Settings } from '../core/config.ts'
import { packageRoot } from '../core/package-root.ts'
import type { CommandContext } from './command-context.ts'
import type { ExitCode } from './command-failed.ts'
import { archiveCommand } from './commands/archive/archive.ts'
import { benchCommand } from './commands/bench.ts'
import { channelsCommand } from './commands/channels.ts'
import { deadLettersCommand } from './commands/dead-letters.ts'
import { dispatchersCommand } from './commands/dispatchers.ts'
import { eboxCommand } from './commands/ebox.ts'
import { emailCommand } from './commands/email.ts'
import { houseStylesCommand } from './commands/house-styles/house-styles.ts'
import { keysCommand } from './commands/keys.ts'
import { messageClassesCommand } from './commands/message-classes.ts'
import { migrateCommand } from './commands/migrate.ts'
import { printContractsCommand } from './commands/print-contracts/print-contracts.ts'
import { printRunsCommand } from './commands/print-runs.ts'
import { registeredCommand } from './commands/registered.ts'
import { returnFilesCommand } from './commands/return-files.ts'
import { incomingCommand } from './commands/returned-mail/incoming.ts'
import { returnedCommand } from './commands/returned-mail/returned.ts'
import { seedCommand } from './commands/seed.ts'
import { sendCommand } from './commands/send.ts'
import { senderDomainsCommand } from './commands/sender-domains.ts'
import { serverCommands } from './commands/serve.ts'
import { startCommand } from './commands/start.ts'
import { statusCommand } from './commands/status.ts'
import { templatesCommand } from './commands/templates/templates.ts'
import { unreadReportsCommand } from './commands/unread-reports.ts'
import { explainFailure } from './explain-failure.ts'
import { reportAllMissingOptions } from './show/missing-options.ts'
import { wrapLines } from './show/wrap-lines.ts'
import { processTerminal, type Terminal } from './terminal.ts'

/** The command line `uitpost`. @returns the exit code; nothing is thrown */
export async function runProgram(
  argv: readonly string[],
  terminal: Terminal = processTerminal,
  settings: () => Settings = readSettings,
): Promise<ExitCode> {
  let exitCode: ExitCode = 0
  const context: CommandContext = {
    terminal,
    clock: systemClock,
    settings,
    exitWith: (code) => {
      exitCode = code
    },
  }
  try {
    await createProgram(context).parseAsync(argv, { from: 'user' })
    return exitCode
  } catch (error) {
    // Commander has already printed what is wrong; a request for help is no mistake.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    const { lines, exitCode: failed } = explainFailure(error)
    for (const line of lines) terminal.tell(line)
    if (showsStack(settings)) terminal.tell(error instanceof Error ? String(error.stack) : '')
    return failed
  }
}

/** In the order in which `--help` shows them. */
const commands: readonly ((context: CommandContext) => Command)[] = [
  startCommand,
  ...serverCommands,
  migrateCommand,
  seedCommand,
  sendCommand,
  statusCommand,
  templatesCommand,
  houseStylesCommand,
  printContractsCommand,
  printRunsCommand,
  returnFilesCommand,
  registeredCommand,
  returnedCommand,
  incomingCommand,
  unreadReportsCommand,
  channelsCommand,
  eboxCommand,
  messageClassesCommand,
  dispatchersCommand,
  archiveCommand,
  deadLettersCommand,
  keysCommand,
  emailCommand,
  senderDomainsCommand,
  benchCommand,
]

function createProgram(context: CommandContext): Command {
  const program = new Command('uitpost')
    .version(installedVersion(), '-V, --version', 'print the version')
    .description('The outgoing-communications hub of a government: letters in, delivered and archived.')
    .addHelpText(
      'after',
      `
Exit codes: 0 done, 1 failed, 2 not used as it should be, 3 done in part.
Settings come from the environment and from .env; .env.example explains each. With a running trial none is needed.`,
    )
  for (const make of commands) program.addCommand(make(context))
  setUp(program, context.terminal)
  return program
}

function installedVersion(): string {
  const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string }
  return version
}

/** Commander passes these on to sub-commands only when it makes them itself, not when they are added. */
function setUp(command: Command, terminal: Terminal): void {
  command
    .exitOverride()
    .showHelpAfterError('Add --help to see how it is used.')
    .configureOutput({
      writeOut: (text) => terminal.out(wrapLines(text.trimEnd())),
      writeErr: (text) => terminal.tell(text.trimEnd()),
    })
  reportAllMissingOptions(command)
  for (const each of command.commands) setUp(each, terminal)
}

function showsStack(settings: () => Settings): boolean {
  try {
    return settings().LOG_LEVEL === 'debug'
  } catch {
    return false
  }
}
