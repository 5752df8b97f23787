import type { CertificateDeps } from '../../archive/retention/issue-certificate.ts'
import type { Clock } from '../../core/clock.ts'

/** What working on disposals needs. */
export interface DisposalDeps extends CertificateDeps {
  readonly clock: Clock
  readonly leaseMs: number
}
