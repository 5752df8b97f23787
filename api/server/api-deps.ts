import type { ArchiveContext } from '../../archive/archive-context.ts'
import type { BlobStore } from '../../core/blobs/blob-store.ts'
import type { Clock } from '../../core/clock.ts'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Signer } from '../../core/crypto/signer.ts'
import type { Database } from '../../core/db/database.ts'
import type { Log } from '../../core/log.ts'
import type { LogSeldom } from '../../core/log-seldom.ts'
import type { Gauge } from '../../core/telemetry/gauge.ts'
import type { KeyVerifier } from '../../core/tenants/verify-key.ts'
import type { Intake } from '../../dispatcher/intake/submit-message.ts'
import type { RenderPool } from '../../templates/render/open-renderer.ts'
import type { TemplateChecks } from '../../templates/render/open-template-checks.ts'
import type { DocumentPool } from '../../templates/supplied/process/open-document-pool.ts'
import type { StaffDirectory } from '../authentication/staff-directory.ts'
import type { Cursors } from '../http/cursor.ts'
import type { IdentityProvider, ProviderSettings } from '../sessions/identity-provider.ts'
import type { Portal, Sessions } from '../sessions/session.ts'
import type { Figures } from './figures.ts'
import type { RateLimits } from './rate-limits.ts'
import type { Readiness } from './readiness.ts'

export interface SiteLinks {
  readonly help?: string | undefined
  readonly accessibility?: string | undefined
  readonly privacy?: string | undefined
}

/** What the composition root hands over. */
export interface GivenDeps {
  readonly database: Database
  readonly clock: Clock
  readonly keyring: Keyring
  readonly log: Log
  readonly intake: Intake
  readonly archive: ArchiveContext
  /** Of uploads and of pictures of previews. */
  readonly blobs: BlobStore
  /** For previews; letters are made by the dispatcher. */
  readonly renderer: RenderPool
  /** Opens PDFs made elsewhere. */
  readonly documents: DocumentPool
  /** Signs checkpoints, whose public key is shown beside each proof. */
  readonly signer: Signer
  /** As the world reaches us, without a slash at the end; absent: where we listen. */
  readonly publicUrl?: string | undefined
  /** Addresses of reverse proxies, believed about who asks where the site is reached over https; absent: this machine. */
  readonly trustedProxies?: string | undefined
  /** Makes cursors unforgeable; the same in every process of an installation. */
  readonly sessionSecret: string
  /** What `/metrics` asks for; absent: the figures are open in a trial, and closed elsewhere. */
  readonly metricsToken?: string | undefined
  readonly rateLimits: boolean
  /** Pages outside the hub that the inbox links to. */
  readonly links: SiteLinks
  /** Nothing really leaves: the screens say so. */
  readonly trial: boolean
  /** Depths and counts of the other rooms, asked for when somebody looks. */
  readonly gauges: () => Promise<readonly Gauge[]>
  readonly signIn: Readonly<Partial<Record<Portal, ProviderSettings>>>
}

/** What handlers work with. */
export interface ApiDeps extends Omit<GivenDeps, 'publicUrl' | 'trustedProxies' | 'rateLimits' | 'signIn'> {
  readonly keys: KeyVerifier
  readonly sessions: Sessions
  readonly people: StaffDirectory
  readonly providers: Readonly<Partial<Record<Portal, IdentityProvider>>>
  readonly limits: RateLimits
  readonly cursors: Cursors
  readonly figures: Figures
  readonly readiness: Readiness
  /** For faults from outside that many requests meet at once. */
  readonly logSeldom: LogSeldom
  /** What letters can show and data must be; read when it is first needed. */
  readonly templateChecks: () => Promise<TemplateChecks>
  readonly publicUrl: () => string
}
