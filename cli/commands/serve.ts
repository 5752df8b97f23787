import { Command } from 'commander'
import { createLog } from '../../core/log.ts'
import type { CommandContext } from '../command-context.ts'
import { configOfServer } from '../hub/config/hub-config.ts'
import { limitHeapGrowth } from '../hub/limit-heap-growth.ts'
import type { HubRoles } from '../hub/open-pools.ts'

interface Server {
  readonly name: string
  readonly description: string
  readonly roles: HubRoles
}

export const apiCommand = serverCommand({
  name: 'api',
  description: 'the HTTP API and both apps',
  roles: { api: true, dispatcher: false },
})

export const dispatcherCommand = serverCommand({
  name: 'dispatcher',
  description: 'renders, archives and delivers what the API accepted',
  roles: { api: false, dispatcher: true },
})

/** `uitpost api` and `uitpost dispatcher`: one role each, any number of processes, for production. */
function serverCommand({ name, description, roles }: Server) {
  return ({ terminal, clock, settings }: CommandContext): Command =>
    new Command(name)
      .description(description)
      .addHelpText(
        'after',
        `
Needs the settings of a server (DATABASE_URL, ENCRYPTION_KEYS, …); run \`uitpost migrate\` before. Writes JSON lines on
standard output. SIGTERM ends it cleanly: it finishes its running work.

Example:
  $ uitpost ${name}`,
      )
      .action(async () => {
        // The memory of an API hardly grows, and its answers would wait for more collections.
        if (roles.dispatcher) limitHeapGrowth()
        const stopped = terminal.untilStopped()
        const config = configOfServer(settings(), roles)
        // Loaded when they are needed: help and the small commands do not wait for a whole hub to load.
        const { startTelemetry } = await import('../../core/telemetry/start-telemetry.ts')
        await using _telemetry = await startTelemetry(config.settings, name)
        const log = createLog(config.settings.LOG_LEVEL)
        const { openHub } = await import('../hub/open-hub.ts')
        await using hub = await openHub(config, roles, { clock, log })
        log.info({ role: name, url: hub.url }, 'started')
        await stopped
        log.info({ role: name }, 'closing')
      })
}
