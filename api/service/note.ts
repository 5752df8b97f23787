import type { AuditNote } from '../../core/audit/record-audit.ts'
import type { Call } from '../http/route.ts'

/** A line of the audit log about what this caller does. */
export function noteOf(call: Call, action: string, subjectKind: string, subject: string): AuditNote {
  const { kind, actor } = call.caller
  return {
    at: call.now,
    actorKind: kind === 'nobody' ? 'hub' : kind,
    actor,
    action,
    subjectKind,
    subject,
    purpose: call.purpose,
    request: call.requestId,
  }
}
