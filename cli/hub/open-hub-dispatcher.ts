import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { openSequencer } from '../../archive/ledger/open-sequencer.ts'
import { openWitnessing } from '../../archive/witness/open-witnessing.ts'
import { listenForNotices } from '../../core/db/notices.ts'
import { packageVersion } from '../../core/package-version.ts'
import type { BatchDeps } from '../../dispatcher/batches/check/batch-deps.ts'
import { batchRounds } from '../../dispatcher/batches/check/work-batches.ts'
import { mendRound } from '../../dispatcher/batches/mends/work-mends.ts'
import { pricesRound } from '../../dispatcher/batches/preview/work-prices.ts'
import { callbackChores } from '../../dispatcher/callbacks/callback-chores.ts'
import { settleRunsChore } from '../../dispatcher/collected/work-print-runs.ts'
import type { DispatcherDeps } from '../../dispatcher/dispatcher-deps.ts'
import { disposalRound } from '../../dispatcher/disposal/work-disposals.ts'
import { askAboutNewCases } from '../../dispatcher/incoming-mail/ask-about-new-cases.ts'
import { examineRequests } from '../../dispatcher/intake/review-messages.ts'
import type { Intake } from '../../dispatcher/intake/submit-message.ts'
import { openLetterMaker } from '../../dispatcher/letters/open-letter-maker.ts'
import { openPreviewMaker } from '../../dispatcher/letters/open-preview-maker.ts'
import { readerCopiesChore } from '../../dispatcher/messages/send-reader-copies.ts'
import { type Dispatcher, openDispatcher } from '../../dispatcher/open-dispatcher.ts'
import { createAskCondition } from '../../dispatcher/outside/ask-condition.ts'
import type { PreviewDeps } from '../../dispatcher/previews/preview-routes.ts'
import { openQueues } from '../../dispatcher/queue/open-queues.ts'
import { archiveReceiptsChore } from '../../dispatcher/receipts/archive-receipts.ts'
import { pollReceipts } from '../../dispatcher/receipts/receive-receipts.ts'
import type { Registry } from '../../dispatcher/registry/registry.ts'
import { resendRound } from '../../dispatcher/resends/work-resends.ts'
import type { Sealer } from '../../dispatcher/seal/sealer.ts'
import { watchSealsChore } from '../../dispatcher/seal/watch-seals.ts'
import { subjectAccessRound } from '../../dispatcher/subject-access/make-packages.ts'
import { testLetterRound } from '../../dispatcher/test-letters/send-test-letters.ts'
import { transferRound } from '../../dispatcher/transfer/work-transfers.ts'
import { OfficeWriter } from '../../templates/render/office-letter.ts'
import type { RenderPool } from '../../templates/render/open-renderer.ts'
import type { DocumentPool } from '../../templates/supplied/process/open-document-pool.ts'
import type { ClosingStack } from './closing-stack.ts'
import type { HubConfig } from './config/hub-config.ts'
import { registryPatienceMs } from './config/registry-config.ts'
import { witnessesOf } from './config/witness-config.ts'
import { indexTemplates } from './index-templates.ts'
import { fillSecondLocation, keyRounds, storeRounds } from './keep-store.ts'
import { checkSenderDomains } from './mail/check-sender-domains.ts'
import { judgeComplaintsChore } from './mail/judge-complaints.ts'
import { openBounces } from './mail/open-bounces.ts'
import type { BaseServices } from './open-base-services.ts'
import { openChannels } from './open-channels.ts'
import { scrubPace } from './open-store.ts'
import { publishDue } from './publish-due.ts'
import { rebuildSearchIndex } from './rebuild-search.ts'
import { forgetOldLists } from './retention/forget-lists.ts'
import { forgetOldReports } from './retention/forget-reports.ts'
import { forgetOldWords } from './retention/forget-words.ts'
import { compactArchive, countDue, removePersonalData } from './retention/keep-retention.ts'
import { sweepArchive } from './retention/sweep-archive.ts'
import { sweepDocuments } from './retention/sweep-documents.ts'
import { refuseUnknownRestore } from './watch-recovery.ts'

/** A dispatcher, and the channels that it hands over to. */
export interface HubDispatcher extends Dispatcher {
  readonly channels: DispatcherDeps['channels']
}

/** What letters need beside the base services, where it is set up. */
interface LetterServices {
  /** The registers of persons and enterprises. */
  readonly registry: Registry | undefined
  /** Puts electronic seals on letters. */
  readonly sealer: Sealer | undefined
}

/**
 * Opens everything that moves letters: channels, queues, the letter maker, the dispatcher itself, the ledger's sequencer.
 * @param lists what working on lists of letters needs
 * @param intake takes the letters that the hub itself sends: copies for further readers
 * @param publicUrl the address in letters and mails; already known, since a letter may leave at once
 */
export async function openHubDispatcher(
  config: HubConfig,
  base: BaseServices & LetterServices,
  pools: { readonly renderer: RenderPool; readonly documents: DocumentPool },
  publicUrl: string,
  opened: ClosingStack,
  lists: BatchDeps,
  intake: Intake,
): Promise<HubDispatcher> {
  const { settings } = config
  const { database, clock, log, signer, blobs, archive, keyring, registry, sealer } = base
  const checkpointFile = join(config.dataDir, 'checkpoints')
  await refuseUnknownRestore(base, checkpointFile)
  const { channels, mailer, chores } = openChannels(config, base, publicUrl, opened)
  const deps: DispatcherDeps = {
    database,
    keyring,
    clock,
    log,
    archive,
    channels,
    mailer,
    letters: openLetterMaker({
      hub: database.hub,
      clock,
      ...pools,
      blobs,
      keyring,
      signer,
      sealer,
      publicUrl: () => publicUrl,
    }),
    queues: openQueues({ redisUrl: settings.REDIS_URL, databaseUrl: config.hubUrl }, log),
    // One more than there are cores: while a chunk is written, the others keep the render threads busy.
    capacity: availableParallelism() + 1,
    askCondition: createAskCondition(base.outside),
    prices: settings.CHANNEL_PRICES ?? {},
    registry,
    registryPatienceMs: registryPatienceMs(settings),
    ...(settings.CHANNEL_RATES !== undefined && { rates: settings.CHANNEL_RATES }),
    ...(settings.CHANNEL_CONCURRENCY !== undefined && { concurrency: settings.CHANNEL_CONCURRENCY }),
    leaseMs: settings.LEASE_SECONDS * 1_000,
  }
  const offices = new OfficeWriter()
  const onLists = { ...lists, leaseMs: deps.leaseMs }
  const previews = previewDeps(base, deps, pools, publicUrl, lists)
  const dispatcher = openDispatcher(
    deps,
    [
      ...pollReceipts(deps),
      ...chores,
      ...callbackChores({ database, clock, keyring, mailer, outside: base.outside }),
      settleRunsChore(deps),
      readerCopiesChore({ database, keyring, clock, log, intake }),
      archiveReceiptsChore({ database, archive, keyring, signer }),
      publishDue(base, pools.renderer),
      indexTemplates(archive),
      sweepArchive(base, settings.BACKUP_RETENTION_DAYS),
      sweepDocuments(base),
      fillSecondLocation(base),
      countDue(base),
      removePersonalData(base),
      compactArchive(base, settings.BACKUP_RETENTION_DAYS),
      rebuildSearchIndex(base),
      forgetOldWords(base),
      checkSenderDomains(base, config),
      ...(sealer === undefined ? [] : [watchSealsChore({ hub: database.hub, clock, log, sealer })]),
      judgeComplaintsChore(base, config),
      forgetOldReports(base, settings.UNREAD_REPORT_DAYS),
      forgetOldLists(base, settings.BATCH_ROW_DAYS),
      ...(registry === undefined ? [] : [askAboutNewCases({ database, keyring, clock, registry })]),
    ],
    [
      ...batchRounds({ ...onLists, log }),
      disposalRound({
        ...base,
        leaseMs: deps.leaseMs,
        origin: settings.LEDGER_ORIGIN,
        backupDays: settings.BACKUP_RETENTION_DAYS,
      }),
      mendRound(lists),
      ...storeRounds(base, scrubPace(settings)),
      keyRounds(base),
      testLetterRound({ ...deps, blobs }),
      subjectAccessRound({ ...deps, blobs }),
      transferRound({
        ...base,
        leaseMs: deps.leaseMs,
        seals: pools.documents,
        draw: (letter) => offices.draw(letter),
        checkPage: () => `${publicUrl}/verify`,
        version: packageVersion(),
      }),
      pricesRound({ ...onLists, previews }),
      resendRound({ ...lists, previews, log }),
    ],
  )
  opened.push(() => dispatcher.close())
  const listener = listenForNotices(config.hubUrl, 'uitpost_work', () => dispatcher.wake())
  opened.push(() => listener.close())
  await openBounces(config, base, deps, opened)
  const sequencer = openSequencer({
    context: archive,
    signer,
    retired: (settings.RETIRED_LETTER_KEYS ?? []).map(({ publicKey }) => publicKey),
    origin: settings.LEDGER_ORIGIN,
    checkpointFile,
    log,
  })
  opened.push(() => sequencer.close())
  const witnesses = witnessesOf(settings)
  if (witnesses.length > 0) {
    const witnessing = openWitnessing({ hub: base.database.hub, witnesses, log })
    opened.push(() => witnessing.close())
  }
  return { ...dispatcher, channels }
}

/** What the prices of lists are computed with: partners are asked about recipients as when their letters are prepared. */
function previewDeps(
  base: BaseServices,
  { channels, prices }: DispatcherDeps,
  pools: { readonly renderer: RenderPool; readonly documents: DocumentPool },
  publicUrl: string,
  { intake }: BatchDeps,
): PreviewDeps {
  const { hub } = base.database
  return {
    ...base,
    hub,
    intake: { examine: (sender, requests) => examineRequests(intake, sender, requests) },
    reach: () => ({ channels, asksPartners: true }),
    letters: openPreviewMaker({ ...base, hub, ...pools, publicUrl: () => publicUrl }),
    prices: prices ?? {},
  }
}
