import { openApi } from '../../api/open-api.ts'
import { readRetentionGauges } from '../../archive/retention/count-due.ts'
import { readStoreGauges } from '../../archive/scrub/store-state.ts'
import { readWitnessGauges } from '../../archive/witness/witness-gauges.ts'
import { readEboxGauges } from '../../channels/ebox/store/gauges.ts'
import { readComplaintGauges } from '../../channels/email/store/complaints/complaint-gauges.ts'
import { readSenderDomainGauges } from '../../channels/email/store/sender-domain/sender-domain-gauges.ts'
import type { Settings } from '../../core/config.ts'
import { readLimitGauges } from '../../core/tenants/quotas/limit-gauges.ts'
import type { BatchDeps } from '../../dispatcher/batches/check/batch-deps.ts'
import { openBatches } from '../../dispatcher/batches/open-batches.ts'
import { openListPreviews } from '../../dispatcher/batches/preview/open-list-previews.ts'
import type { DispatcherDeps } from '../../dispatcher/dispatcher-deps.ts'
import type { Intake } from '../../dispatcher/intake/submit-message.ts'
import { openPreviewMaker } from '../../dispatcher/letters/open-preview-maker.ts'
import { openPreviews } from '../../dispatcher/previews/preview-letter.ts'
import type { PreviewDeps } from '../../dispatcher/previews/preview-routes.ts'
import type { Registry } from '../../dispatcher/registry/registry.ts'
import { gaugeSources } from '../../dispatcher/runtime/gauges.ts'
import type { Sealer } from '../../dispatcher/seal/sealer.ts'
import { createDrawTestLetter } from '../../dispatcher/test-letters/draw-test-letter.ts'
import { OfficeWriter } from '../../templates/render/office-letter.ts'
import { consentStaleMs } from './config/ebox-config.ts'
import type { HubConfig } from './config/hub-config.ts'
import type { BaseServices } from './open-base-services.ts'
import type { HubPools } from './open-pools.ts'
import { scrubPace } from './open-store.ts'
import { storedReach } from './stored-reach.ts'

export interface ApiServerDeps {
  readonly config: HubConfig
  readonly base: BaseServices
  readonly pools: HubPools
  readonly intake: Intake
  /** What working on lists of letters needs. */
  readonly lists: BatchDeps
  /** Called when work was stored. */
  readonly wake: () => void
  /** Absent: no register of persons and enterprises is connected. */
  readonly registry: Registry | undefined
  /** Absent: no key of an electronic seal is set up. */
  readonly sealer: Sealer | undefined
  /** Those of a dispatcher in this process; undefined without one, or before it is open. */
  readonly channels: () => DispatcherDeps['channels'] | undefined
  /** The address in letters and mails, known once the API listens. */
  readonly publicUrl: () => string
}

/** The API with everything that it shows; it does not listen yet. @throws Error when the settings are not those of an API */
export function openApiServer(deps: ApiServerDeps): ReturnType<typeof openApi> {
  const { config, base, pools, intake, lists, wake, registry, sealer, channels, publicUrl } = deps
  const { settings, web } = config
  if (web === undefined) throw new Error('A process with an API has the settings of one')
  const { hub } = base.database
  const stored = storedReach(base, consentStaleMs(settings))
  const drawing = { ...base, hub, ...pools, publicUrl }
  const previews: PreviewDeps = {
    ...base,
    hub,
    intake,
    reach: () => {
      const open = channels()
      return open === undefined ? stored : { channels: open, asksPartners: true }
    },
    letters: openPreviewMaker(drawing),
    prices: settings.CHANNEL_PRICES ?? {},
    registry,
  }
  const letters = openPreviews({ ...previews, blobs: base.blobs })
  return openApi({
    ...base,
    ...pools,
    intake,
    batches: openBatches(lists, wake),
    previewLetter: (sender, request, signal) => letters.letter(sender, request, signal),
    listPreviews: openListPreviews({ ...lists, previews, letters }, wake),
    drawTestLetter: createDrawTestLetter({ ...previews, letters: openPreviewMaker(drawing, 'test') }),
    wakeDispatcher: wake,
    registry,
    sealer,
    offices: new OfficeWriter(),
    publicUrl: settings.PUBLIC_URL,
    retiredLetterKeys: settings.RETIRED_LETTER_KEYS,
    trustedProxies: settings.TRUSTED_PROXIES,
    sessionSecret: web.sessionSecret,
    metricsToken: settings.METRICS_TOKEN,
    rateLimits: config.rateLimits,
    retention: {
      graceDays: settings.DISPOSAL_GRACE_DAYS,
      backupDays: settings.BACKUP_RETENTION_DAYS,
      dropDays: settings.TRANSFER_DROP_DAYS,
    },
    links: { help: settings.HELP_URL, accessibility: settings.ACCESSIBILITY_URL, privacy: settings.PRIVACY_URL },
    scrubMaxAgeMs: scrubPace(settings).maxAgeMs,
    trial: config.trial,
    gauges: gaugesOf(base, settings),
    signIn: { staff: web.staff, citizen: web.citizen },
    signOutOrigins: web.signOutOrigins,
  })
}

function gaugesOf(
  { database: { hub }, clock, locations }: BaseServices,
  settings: Settings,
): Parameters<typeof openApi>[0]['gauges'] {
  return [
    ...gaugeSources(hub, clock),
    () => readEboxGauges(hub, clock.now()),
    () => readSenderDomainGauges(hub),
    () => readLimitGauges(hub, clock.now()),
    () => readRetentionGauges(hub),
    () => readComplaintGauges(hub, clock.now()),
    () => readWitnessGauges(hub),
    () => readStoreGauges(hub, locations.second, scrubPace(settings).maxAgeMs, clock.now()),
  ]
}
