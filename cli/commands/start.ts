import { Command } from 'commander'
import type { CommandContext } from '../command-context.ts'
import { trialText } from '../trial/print-trial.ts'

/** `uitpost start`, also `npm start`. */
export function startCommand({ terminal, clock, settings }: CommandContext): Command {
  return new Command('start')
    .description('the trial: everything in one process, with stand-ins for the outside world')
    .option('--json', 'print the content of trial.json, and nothing else')
    .addHelpText(
      'after',
      `
Its data stays in DATA_DIR (.data): a second start finds it again. To start over, remove that folder.

Examples:
  $ uitpost start
  $ PORT=0 DATA_DIR=/srv/trial uitpost start    # a free port, other data`,
    )
    .action(async ({ json }: { json?: true }) => {
      const stopped = terminal.untilStopped()
      // Loaded when they are needed: help and the small commands do not wait for a whole hub to load.
      const { startTelemetry } = await import('../../core/telemetry/start-telemetry.ts')
      await using _telemetry = await startTelemetry(settings(), 'trial')
      const { openTrial } = await import('../trial/open-trial.ts')
      await using trial = await openTrial(settings(), clock, {
        history: true,
        partnerReports: true,
        progress: (step) => terminal.tell(`${step} …`),
      })
      terminal.out(json ? JSON.stringify(trial.told) : trialText(trial.told, trial.file, trial.example))
      const failure = await Promise.race([stopped, trial.lost])
      if (failure !== undefined) throw failure
      terminal.tell('Closing: running work is finished first …')
    })
}
