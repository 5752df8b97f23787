import { availableParallelism } from 'node:os'
import { rowShapes } from '../../api/batches/row-shapes.ts'
import { openApi } from '../../api/open-api.ts'
import { readRetentionGauges } from '../../archive/retention/count-due.ts'
import { readWitnessGauges } from '../../archive/witness/witness-gauges.ts'
import { readEboxGauges } from '../../channels/ebox/store/gauges.ts'
import { readComplaintGauges } from '../../channels/email/store/complaints/complaint-gauges.ts'
import { readSenderDomainGauges } from '../../channels/email/store/sender-domain/sender-domain-gauges.ts'
import type { Clock } from '../../core/clock.ts'
import { type Settings, SettingsRefused } from '../../core/config.ts'
import { createNotifier } from '../../core/db/notices.ts'
import type { Log } from '../../core/log.ts'
import { readLimitGauges } from '../../core/tenants/quotas/limit-gauges.ts'
import { openBatches } from '../../dispatcher/batches/open-batches.ts'
import { openListPreviews } from '../../dispatcher/batches/preview/open-list-previews.ts'
import type { Intake } from '../../dispatcher/intake/submit-message.ts'
import { openPreviewMaker } from '../../dispatcher/letters/open-preview-maker.ts'
import { openPreviews } from '../../dispatcher/previews/preview-letter.ts'
import type { PreviewDeps } from '../../dispatcher/previews/preview-routes.ts'
import { gaugeSources } from '../../dispatcher/runtime/gauges.ts'
import { createDrawTestLetter } from '../../dispatcher/test-letters/draw-test-letter.ts'
import { OfficeWriter } from '../../templates/render/office-letter.ts'
import { openRenderer, type RenderPool } from '../../templates/render/open-renderer.ts'
import { checkVerapdf } from '../../templates/supplied/check/verapdf.ts'
import { type DocumentPool, openDocumentPool } from '../../templates/supplied/process/open-document-pool.ts'
import { type ClosingStack, createClosingStack } from './closing-stack.ts'
import { consentStaleMs } from './ebox-config.ts'
import type { HubConfig } from './hub-config.ts'
import { listenForRequests } from './listen-for-requests.ts'
import { type BaseServices, openBaseServices } from './open-base-services.ts'
import { type HubDispatcher, openHubDispatcher } from './open-hub-dispatcher.ts'
import { openHubIntake, openIntakeDeps } from './open-hub-intake.ts'
import { openRegistryOf } from './registry-config.ts'
import { storedReach } from './stored-reach.ts'
import { watchRecovery } from './watch-recovery.ts'

/** The roles of this process; all of them in a trial, one each on servers. */
export interface HubRoles {
  readonly api: boolean
  readonly dispatcher: boolean
}

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

/** The threads that draw letters and the child processes that read supplied documents. */
export interface HubPools {
  readonly renderer: RenderPool
  readonly documents: DocumentPool
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
    const registry = openRegistryOf(config.registry, base, opened)
    const { renderer, documents } = deps.pools ?? (await openPools(settings, roles, log, opened))

    let dispatcher: HubDispatcher | undefined
    const wakeOthers = createNotifier(base.database.app, 'uitpost_work')
    const wake = (): void => (dispatcher === undefined ? wakeOthers() : dispatcher.wake())
    const intakeDeps = await openIntakeDeps(base)
    const recovery = await watchRecovery(base, opened)
    const intake = openHubIntake(intakeDeps, recovery, wake)
    const lists = { ...base, intake: intakeDeps, shapes: rowShapes, rowDays: settings.BATCH_ROW_DAYS }
    let url = settings.PUBLIC_URL?.replace(/\/$/, '') ?? ''
    if (roles.api) {
      const { web } = config
      const stored = storedReach(base, consentStaleMs(settings))
      if (web === undefined) throw new Error('A process with an API has the settings of one')
      const drawing = { ...base, hub: base.database.hub, renderer, documents, publicUrl: () => url }
      const previews: PreviewDeps = {
        ...base,
        hub: base.database.hub,
        intake,
        reach: () => (dispatcher === undefined ? stored : { channels: dispatcher.channels, asksPartners: true }),
        letters: openPreviewMaker(drawing),
        prices: settings.CHANNEL_PRICES ?? {},
        registry,
      }
      const letters = openPreviews({ ...previews, blobs: base.blobs })
      const api = openApi({
        ...base,
        intake,
        batches: openBatches(lists, wake),
        previewLetter: (sender, request, signal) => letters.letter(sender, request, signal),
        listPreviews: openListPreviews({ ...lists, previews, letters }, wake),
        drawTestLetter: createDrawTestLetter({ ...previews, letters: openPreviewMaker(drawing, 'test') }),
        wakeDispatcher: wake,
        registry,
        renderer,
        offices: new OfficeWriter(),
        documents,
        publicUrl: settings.PUBLIC_URL,
        trustedProxies: settings.TRUSTED_PROXIES,
        sessionSecret: web.sessionSecret,
        metricsToken: settings.METRICS_TOKEN,
        rateLimits: config.rateLimits,
        retention: { graceDays: settings.DISPOSAL_GRACE_DAYS, backupDays: settings.BACKUP_RETENTION_DAYS },
        links: {
          help: settings.HELP_URL,
          accessibility: settings.ACCESSIBILITY_URL,
          privacy: settings.PRIVACY_URL,
        },
        trial: config.trial,
        gauges: [
          ...gaugeSources(base.database.hub, clock),
          () => readEboxGauges(base.database.hub, clock.now()),
          () => readSenderDomainGauges(base.database.hub),
          () => readLimitGauges(base.database.hub, clock.now()),
          () => readRetentionGauges(base.database.hub),
          () => readComplaintGauges(base.database.hub, clock.now()),
          () => readWitnessGauges(base.database.hub),
        ],
        signIn: { staff: web.staff, citizen: web.citizen },
        signOutOrigins: web.signOutOrigins,
      })
      opened.push(() => api.close())
      const port = await listenForRequests(api, settings.PORT, host)
      url ||= `http://localhost:${port}`
      listening?.(url)
    }
    if (roles.dispatcher)
      await recovery.open(async (own) => {
        dispatcher = await openHubDispatcher(config, base, { renderer, documents }, registry, url, own, lists, intake)
      })
    return { base: base, intake, url, [Symbol.asyncDispose]: () => opened.closeAll() }
  } catch (error) {
    await opened.closeAll().catch(() => undefined)
    throw error
  }
}

async function openPools(settings: Settings, roles: HubRoles, log: Log, opened: ClosingStack): Promise<HubPools> {
  const threads = settings.RENDER_THREADS ?? threadsFor(roles)
  const renderer = openRenderer({
    startsAtOnce: { letters: roles.dispatcher, previews: roles.api },
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
