import { availableParallelism } from 'node:os'
import { type Settings, SettingsRefused } from '../../core/config.ts'
import type { Log } from '../../core/log.ts'
import { openRenderer, type RenderPool } from '../../templates/render/open-renderer.ts'
import { checkVerapdf } from '../../templates/supplied/check/verapdf.ts'
import { type DocumentPool, openDocumentPool } from '../../templates/supplied/process/open-document-pool.ts'
import type { ClosingStack } from './closing-stack.ts'

/** The roles of this process; all of them in a trial, one each on servers. */
export interface HubRoles {
  readonly api: boolean
  readonly dispatcher: boolean
}

/** The threads that draw letters and the child processes that read supplied documents. */
export interface HubPools {
  readonly renderer: RenderPool
  readonly documents: DocumentPool
}

/** @throws SettingsRefused when veraPDF is set and does not work */
export async function openPools(
  settings: Settings,
  roles: HubRoles,
  log: Log,
  opened: ClosingStack,
): Promise<HubPools> {
  const threads = settings.RENDER_THREADS ?? threadsFor(roles)
  const renderer = openRenderer({
    startsAtOnce: roles.dispatcher,
    ...(threads !== undefined && { threads }),
  })
  opened.push(() => renderer.close())
  const verapdf = settings.VERAPDF_COMMAND
  if (verapdf !== undefined) await checkVerapdf(verapdf).catch(refuseVerapdf)
  const documents = openDocumentPool({ verapdf, onNoVerdict: () => log.warn('veraPDF gave no verdict') })
  opened.push(() => documents.close())
  return { renderer, documents }
}

/**
 * Where no request waits, rendering may use every core: the event loop of a dispatcher is idle most of the time. In a process
 * with an API one core stays free for it (the pool's own default).
 */
function threadsFor(roles: HubRoles): number | undefined {
  return roles.api ? undefined : availableParallelism()
}

function refuseVerapdf(error: unknown): never {
  const why = error instanceof Error ? error.message : ''
  const detail = `the path of veraPDF’s command, with Java 11 or newer on the PATH. ${why}`
  throw new SettingsRefused([{ setting: 'VERAPDF_COMMAND', detail: `expected ${detail}` }])
}
