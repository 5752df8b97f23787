import { rowShapes } from '../../api/batches/row-shapes.ts'
import type { Clock } from '../../core/clock.ts'
import { createNotifier } from '../../core/db/notices.ts'
import type { Log } from '../../core/log.ts'
import type { Intake } from '../../dispatcher/intake/submit-message.ts'
import { createClosingStack } from './closing-stack.ts'
import type { HubConfig } from './config/hub-config.ts'
import { openRegistryOf } from './config/registry-config.ts'
import { openSealerOf } from './config/seal-config.ts'
import { listenForRequests } from './listen-for-requests.ts'
import { type BaseServices, openBaseServices } from './open-base-services.ts'
import type { HubDispatcher } from './open-hub-dispatcher.ts'
import { openHubIntake, openIntakeDeps } from './open-hub-intake.ts'
import { type HubPools, type HubRoles, openPools } from './open-pools.ts'
import { refuseMissingKeys } from './refuse-missing-keys.ts'
import { watchRecovery } from './watch-recovery.ts'

export interface HubDeps {
  readonly clock: Clock
  readonly log: Log
  /** Where the API listens; absent: on every address of the machine. */
  readonly host?: string
  /** Called with the address as soon as it is known, before anything else is done. */
  readonly listening?: (url: string) => void
  /** Of the caller, who closes them: several hubs of one process may share them. Absent: the hub opens its own. */
  readonly pools?: HubPools
}

export interface Hub extends AsyncDisposable {
  readonly base: BaseServices
  readonly intake: Intake
  /** The public address of the hub, without a slash at the end. */
  readonly url: string
}

/**
 * Opens a hub: everything in order, and closed in reverse: stop taking work, finish the chunk, close. What was opened is closed
 * again when a later part cannot be opened.
 * @throws TrialError `port-taken`; SettingsRefused
 */
export async function openHub(config: HubConfig, roles: HubRoles, deps: HubDeps): Promise<Hub> {
  const { clock, log, host, listening } = deps
  const opened = createClosingStack()
  const { settings } = config
  try {
    const base = openBaseServices(config, clock, log, opened)
    await refuseMissingKeys(base.database.hub, base.keyring, log)
    const registry = openRegistryOf(config.registry, base, opened)
    const sealer = openSealerOf(config.sealsFile, clock, opened)
    const pools = deps.pools ?? (await openPools(settings, roles, log, opened))

    let dispatcher: HubDispatcher | undefined
    const wakeOthers = createNotifier(base.database.app, 'uitpost_work')
    const wake = (): void => (dispatcher === undefined ? wakeOthers() : dispatcher.wake())
    const intakeDeps = await openIntakeDeps(base)
    const recovery = await watchRecovery(base, opened)
    const intake = openHubIntake(intakeDeps, recovery, wake)
    const lists = { ...base, intake: intakeDeps, shapes: rowShapes, rowDays: settings.BATCH_ROW_DAYS }
    let url = settings.PUBLIC_URL?.replace(/\/$/, '') ?? ''
    // Loaded by role: an API needs no partner's protocol, and a dispatcher no contract of the API.
    if (roles.api) {
      const { openApiServer } = await import('./open-api-server.ts')
      const api = openApiServer({
        config,
        base,
        pools,
        intake,
        lists,
        wake,
        registry,
        sealer,
        channels: () => dispatcher?.channels,
        publicUrl: () => url,
      })
      opened.push(() => api.close())
      const port = await listenForRequests(api, settings.PORT, host)
      url ||= `http://localhost:${port}`
      listening?.(url)
    }
    if (roles.dispatcher) {
      const { openHubDispatcher } = await import('./open-hub-dispatcher.ts')
      await recovery.open(async (own) => {
        dispatcher = await openHubDispatcher(config, { ...base, registry, sealer }, pools, url, own, lists, intake)
      })
    }
    return { base: base, intake, url, [Symbol.asyncDispose]: () => opened.closeAll() }
  } catch (error) {
    await opened.closeAll().catch(() => undefined)
    throw error
  }
}
