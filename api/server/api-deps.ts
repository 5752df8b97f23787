import type { ArchiveContext } from '../../archive/archive-context.ts'
import type { StoreLocations } from '../../archive/second-location/store-locations.ts'
import type { BlobStore } from '../../core/blobs/blob-store.ts'
import type { Clock } from '../../core/clock.ts'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Signer } from '../../core/crypto/signer.ts'
import type { Database } from '../../core/db/database.ts'
import type { Log } from '../../core/log.ts'
import type { LogSeldom } from '../../core/log-seldom.ts'
import type { GaugeSource } from '../../core/telemetry/gauge.ts'
import type { Metrics } from '../../core/telemetry/open-metrics.ts'
import type { Quotas } from '../../core/tenants/quotas/quotas.ts'
import type { KeyVerifier } from '../../core/tenants/verify-key.ts'
import type { LetterKey } from '../../core/words/check-qr.ts'
import type { Batches } from '../../dispatcher/batches/open-batches.ts'
import type { ListPreviews } from '../../dispatcher/batches/preview/open-list-previews.ts'
import type { CountCheck } from '../../dispatcher/false-letters/count-checks.ts'
import type { Intake } from '../../dispatcher/intake/submit-message.ts'
import type { OutsideCaller } from '../../dispatcher/outside/call-outside.ts'
import type { Previews } from '../../dispatcher/previews/preview-letter.ts'
import type { Registry } from '../../dispatcher/registry/registry.ts'
import type { Sealer } from '../../dispatcher/seal/sealer.ts'
import type { DrawTestLetter } from '../../dispatcher/test-letters/draw-test-letter.ts'
import type { OfficeWriter } from '../../templates/render/office-letter.ts'
import type { RenderPool } from '../../templates/render/open-renderer.ts'
import type { TemplateChecks } from '../../templates/render/open-template-checks.ts'
import type { DocumentPool } from '../../templates/supplied/process/open-document-pool.ts'
import type { StaffDirectory } from '../authentication/staff-directory.ts'
import type { Cursors } from '../http/cursor.ts'
import type { IdentityProvider, ProviderSettings } from '../sessions/identity-provider.ts'
import type { Portal, Sessions } from '../sessions/session.ts'
import type { CountPreview } from './count-previews.ts'
import type { CountRequest } from './count-requests.ts'
import type { RateLimits } from './rate-limits.ts'
import type { Readiness } from './readiness.ts'

export interface SiteLinks {
  readonly help?: string | undefined
  readonly accessibility?: string | undefined
  readonly privacy?: string | undefined
}

/** The dependencies that the composition root hands over. */
export interface GivenDeps {
  readonly database: Database
  readonly clock: Clock
  readonly keyring: Keyring
  readonly log: Log
  readonly intake: Intake
  readonly batches: Batches
  /** The limits of letters. */
  readonly quotas: Quotas
  /** Decides and draws letters that are not sent. */
  readonly previewLetter: Previews['letter']
  /** What lists and their rows would do and cost. */
  readonly listPreviews: ListPreviews
  /** Draws letters that their writers send to themselves. */
  readonly drawTestLetter: DrawTestLetter
  /** Calls systems of entities. */
  readonly outside: OutsideCaller
  /** Called when a dispatcher has something to do. */
  readonly wakeDispatcher: () => void
  readonly archive: ArchiveContext
  /** Where blobs are stored, for operators. */
  readonly locations: StoreLocations
  /** The whole archive is read again in this time (ms). */
  readonly scrubMaxAgeMs: number
  /** The store of uploads and of pictures of previews. */
  readonly blobs: BlobStore
  /** For previews; the dispatcher makes the letters that are sent. */
  readonly renderer: RenderPool
  /** Draws reports of the hub. */
  readonly offices: OfficeWriter
  /** Reads supplied documents. */
  readonly documents: DocumentPool
  /** The registers of persons and enterprises; absent: none is connected. */
  readonly registry?: Registry | undefined
  /** Puts electronic seals on letters; absent: this process has no key of one. */
  readonly sealer?: Sealer | undefined
  /** Signs checkpoints; its public key is shown beside each proof. */
  readonly signer: Signer
  /** Keys that signed QR codes of letters earlier; absent: none was retired. */
  readonly retiredLetterKeys?: readonly LetterKey[] | undefined
  /** The public address of the site, without a slash at the end; absent: the address on which we listen. */
  readonly publicUrl?: string | undefined
  /**
   * Addresses of reverse proxies that are trusted about the caller's address where the site is reached over https; absent: this
   * machine.
   */
  readonly trustedProxies?: string | undefined
  /** Days that a disposal waits after its approval, that back-ups are kept, and that own copies stay after a transfer. */
  readonly retention: { readonly graceDays: number; readonly backupDays: number; readonly dropDays: number }
  /** Signs cursors; the same in every process of an installation. */
  readonly sessionSecret: string
  /** The token of `/metrics`; absent: the figures are public in a trial, and closed elsewhere. */
  readonly metricsToken?: string | undefined
  readonly rateLimits: boolean
  /** Pages outside the hub that the inbox links to. */
  readonly links: SiteLinks
  /** Nothing is really delivered: the screens say so. */
  readonly trial: boolean
  /** Gauges and counters of the other layers, read when the figures are requested. */
  readonly gauges: readonly GaugeSource[]
  readonly signIn: Readonly<Partial<Record<Portal, ProviderSettings>>>
  /** Origins to which a browser may post the form of a sign-out, and be sent on; absent: those of the providers (decision 0091). */
  readonly signOutOrigins?: readonly string[] | undefined
}

/** The dependencies of the handlers. */
export interface ApiDeps
  extends Omit<GivenDeps, 'publicUrl' | 'trustedProxies' | 'rateLimits' | 'signIn' | 'signOutOrigins' | 'gauges'> {
  readonly keys: KeyVerifier
  readonly sessions: Sessions
  readonly people: StaffDirectory
  readonly providers: Readonly<Partial<Record<Portal, IdentityProvider>>>
  readonly limits: RateLimits
  readonly cursors: Cursors
  readonly metrics: Metrics
  readonly countRequest: CountRequest
  readonly countPreview: CountPreview
  readonly countCheck: CountCheck
  readonly readiness: Readiness
  /** For external faults that many requests meet at once. */
  readonly logSeldom: LogSeldom
  /** The characters that letters can show and data must keep to; loaded on first use. */
  readonly templateChecks: () => Promise<TemplateChecks>
  readonly publicUrl: () => string
}
