import { Command, CommanderError } from 'commander'
import { systemClock } from '../core/clock.ts'
import { readSettings, type Settings } from '../core/config.ts'
import { packageVersion } from '../core/package-version.ts'
import type { CommandContext } from './command-context.ts'
import type { ExitCode } from './command-failed.ts'
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
    const program = await createProgram(context, argv[0])
    await program.parseAsync(argv, { from: 'user' })
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

type MakeCommand = (context: CommandContext) => Command

/**
 * By name, in the order in which `--help` shows them. Only the command that is run is loaded: all of them take a second of
 * processor time.
 */
const commands: Readonly<Record<string, () => Promise<MakeCommand>>> = {
  start: async () => (await import('./commands/start.ts')).startCommand,
  api: async () => (await import('./commands/serve.ts')).apiCommand,
  dispatcher: async () => (await import('./commands/serve.ts')).dispatcherCommand,
  migrate: async () => (await import('./commands/migrate.ts')).migrateCommand,
  seed: async () => (await import('./commands/seed.ts')).seedCommand,
  send: async () => (await import('./commands/send.ts')).sendCommand,
  batches: async () => (await import('./commands/batches/batches.ts')).batchesCommand,
  status: async () => (await import('./commands/status.ts')).statusCommand,
  messages: async () => (await import('./commands/messages/messages.ts')).messagesCommand,
  costs: async () => (await import('./commands/costs.ts')).costsCommand,
  statistics: async () => (await import('./commands/statistics.ts')).statisticsCommand,
  'recount-statistics': async () => (await import('./commands/recount-statistics.ts')).recountStatisticsCommand,
  templates: async () => (await import('./commands/templates/templates.ts')).templatesCommand,
  'house-styles': async () => (await import('./commands/house-styles/house-styles.ts')).houseStylesCommand,
  'print-contracts': async () => (await import('./commands/print-contracts/print-contracts.ts')).printContractsCommand,
  'print-runs': async () => (await import('./commands/print-runs.ts')).printRunsCommand,
  'return-files': async () => (await import('./commands/return-files.ts')).returnFilesCommand,
  registered: async () => (await import('./commands/registered.ts')).registeredCommand,
  returned: async () => (await import('./commands/returned-mail/returned.ts')).returnedCommand,
  cases: async () => (await import('./commands/cases/cases.ts')).casesCommand,
  'false-letters': async () => (await import('./commands/false-letters.ts')).falseLettersCommand,
  incoming: async () => (await import('./commands/returned-mail/incoming.ts')).incomingCommand,
  'unread-reports': async () => (await import('./commands/unread-reports.ts')).unreadReportsCommand,
  'route-rules': async () => (await import('./commands/routing/route-rules.ts')).routeRulesCommand,
  'suppressed-addresses': async () =>
    (await import('./commands/routing/suppressed-addresses.ts')).suppressedAddressesCommand,
  registry: async () => (await import('./commands/routing/registry.ts')).registryCommand,
  channels: async () => (await import('./commands/channels.ts')).channelsCommand,
  seal: async () => (await import('./commands/seal.ts')).sealCommand,
  ebox: async () => (await import('./commands/ebox.ts')).eboxCommand,
  'message-classes': async () => (await import('./commands/message-classes/message-classes.ts')).messageClassesCommand,
  dispatchers: async () => (await import('./commands/dispatchers.ts')).dispatchersCommand,
  archive: async () => (await import('./commands/archive/archive.ts')).archiveCommand,
  store: async () => (await import('./commands/store/store.ts')).storeCommand,
  audit: async () => (await import('./commands/data-protection/audit.ts')).auditCommand,
  'subject-access': async () => (await import('./commands/data-protection/subject-access.ts')).subjectAccessCommand,
  backup: async () => (await import('./commands/backup/backup.ts')).backupCommand,
  restore: async () => (await import('./commands/backup/restore.ts')).restoreCommand,
  recovery: async () => (await import('./commands/backup/recovery.ts')).recoveryCommand,
  'dead-letters': async () => (await import('./commands/dead-letters/dead-letters.ts')).deadLettersCommand,
  keys: async () => (await import('./commands/keys/keys.ts')).keysCommand,
  'letter-key': async () => (await import('./commands/keys/letter-key.ts')).letterKeyCommand,
  limits: async () => (await import('./commands/limits/limits.ts')).limitsCommand,
  'guest-list': async () => (await import('./commands/limits/guest-list.ts')).guestListCommand,
  callbacks: async () => (await import('./commands/callbacks/callbacks.ts')).callbacksCommand,
  email: async () => (await import('./commands/email.ts')).emailCommand,
  'sender-domains': async () => (await import('./commands/sender-domains.ts')).senderDomainsCommand,
  bench: async () => (await import('./commands/bench/bench.ts')).benchCommand,
}

/** @param named the first argument; all commands are there when it names none, for the help and for what resembles it */
async function createProgram(context: CommandContext, named = ''): Promise<Command> {
  const wanted = Object.hasOwn(commands, named) ? [commands[named]] : Object.values(commands)
  const program = new Command('uitpost')
    .version(packageVersion(), '-V, --version', 'print the version')
    .description('The outgoing-communications hub of a government: letters in, delivered and archived.')
    .addHelpText(
      'after',
      `
Exit codes: 0 done, 1 failed, 2 not used as it should be, 3 done in part.
Settings come from the environment and from .env; .env.example explains each. With a running trial none is needed.`,
    )
  const made = await Promise.all(wanted.map(async (load) => load?.()))
  for (const make of made) if (make !== undefined) program.addCommand(make(context))
  setUp(program, context.terminal)
  return program
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
