import type { z } from 'zod'
import type * as audit from '../../../../api/contract/audit.ts'
import type * as subjectAccess from '../../../../api/contract/subject-access.ts'

export type AuditQuery = Partial<z.input<typeof audit.auditSearch>>
export type AuditLine = audit.AuditLine
export interface AuditPage {
  readonly items: readonly AuditLine[]
  readonly total: number | string
  readonly next?: string | undefined
}
export type UnusualLook = audit.UnusualLook
export interface UnusualLooks {
  readonly items: readonly UnusualLook[]
  readonly days: number
  readonly open: number
  readonly limits: Readonly<Record<string, Readonly<Record<string, number>>>>
}
export type SubjectAccessRequest = subjectAccess.SubjectAccessRequest
export type Rectification = subjectAccess.Rectification
