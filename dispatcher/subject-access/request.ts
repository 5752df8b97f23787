import type { EntityId, Id } from '../../core/words/id.ts'
import type { HeldKind } from './held.ts'

export const requestStatuses = ['waiting', 'making', 'ready', 'rejected', 'removed', 'failed'] as const
export type RequestStatus = (typeof requestStatuses)[number]

/** The person that a request is about, as it is sealed: the second person checks it. */
export interface RequestSubject {
  readonly type: 'citizen' | 'enterprise'
  /** 11 or 10 digits. */
  readonly number: string
  /** On the latest letter; absent where there is none. */
  readonly name?: string
}

/** A request of a person to see what is held about them (GDPR, article 15). */
export interface SubjectAccessRequest {
  readonly id: Id<'subjectAccess'>
  /** Null: over all entities. */
  readonly entity: EntityId | null
  readonly reference: string
  /** yyyy-mm-dd */
  readonly receivedOn: string
  /** One month later (GDPR, article 12, 3). */
  readonly answerBy: string
  readonly requestedBy: string
  readonly requestedAt: Date
  readonly status: RequestStatus
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
  readonly decisionReason: string | null
  /** Rows by kind: before the package is made, of the kinds that are counted without opening anything. */
  readonly counts: Partial<Readonly<Record<HeldKind, number>>> | null
  /** Bytes. */
  readonly size: number | null
  readonly madeAt: Date | null
  readonly downloadedAt: Date | null
  readonly removeAt: Date | null
  /** A code, where the package could not be made. */
  readonly failure: string | null
  /** Undefined once the package was removed. */
  readonly subject: RequestSubject | undefined
}

/** Days that a package is kept for a download. */
export const packageDays = 30
/** After a download the package is kept so long, for one that broke off. */
export const afterDownloadMs = 3_600_000
