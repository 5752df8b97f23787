import type { AuditNote } from '../../core/audit/record-audit.ts'
import { isSettingUp } from '../authentication/caller.ts'
import type { Call } from './route.ts'

/**
 * A line of the audit log about an action of this caller. An operator who sets up an entity acts as the hub, not as its staff.
 */
export function noteOf(call: Call, action: string, subjectKind: string, subject: string): AuditNote {
  const { kind, actor } = call.caller
  return {
    at: call.now,
    actorKind: kind === 'anonymous' || isSettingUp(call.caller) ? 'hub' : kind,
    actor,
    action,
    subjectKind,
    subject,
    purpose: call.purpose,
    request: call.requestId,
  }
}
