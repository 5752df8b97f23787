import type { Clock } from '../../../core/clock.ts'
import { type Settings, SettingsRefused } from '../../../core/config.ts'
import type { Database } from '../../../core/db/database.ts'
import type { Log } from '../../../core/log.ts'
import { openHttpRegistry, type RegistrySettings } from '../../../dispatcher/registry/http-registry.ts'
import type { Registry } from '../../../dispatcher/registry/registry.ts'
import { countedRegistry } from '../../../dispatcher/registry/registry-figures.ts'
import type { ClosingStack } from '../closing-stack.ts'

const hourMs = 3_600_000

/** The registry that the settings name. @throws SettingsRefused when its key is missing. */
export function registryOf(settings: Settings): RegistrySettings | undefined {
  const { REGISTRY_URL: url, REGISTRY_KEY_FILE: keyFile } = settings
  if (url === undefined) return undefined
  if (keyFile === undefined)
    throw new SettingsRefused([{ setting: 'REGISTRY_KEY_FILE', detail: 'is needed beside REGISTRY_URL' }])
  return { url: url.replace(/\/+$/, ''), keyFile, timeoutMs: registryTimeoutMs(settings), isStandIn: false }
}

export function registryTimeoutMs({ REGISTRY_TIMEOUT_SECONDS }: Settings): number {
  return REGISTRY_TIMEOUT_SECONDS * 1_000
}

/** Longest wait of a letter while the registry does not answer; 0: its route continues with what its sender gave. */
export function registryPatienceMs({ REGISTRY_WHEN_AWAY, REGISTRY_PATIENCE_HOURS }: Settings): number {
  return REGISTRY_WHEN_AWAY === 'wait' ? REGISTRY_PATIENCE_HOURS * hourMs : 0
}

/** Undefined where no registry is connected. */
export function openRegistryOf(
  settings: RegistrySettings | undefined,
  { clock, log, database }: { readonly clock: Clock; readonly log: Log; readonly database: Pick<Database, 'hub'> },
  opened: ClosingStack,
): Registry | undefined {
  if (settings === undefined) return undefined
  const registry = openHttpRegistry(settings, { clock, log })
  opened.push(async () => registry.close())
  return countedRegistry(registry, { hub: database.hub, clock, log })
}
