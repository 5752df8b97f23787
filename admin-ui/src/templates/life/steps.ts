import { Archive, CalendarX, Check, Eye, FilePlus2, type LucideIcon, Send, Trash2, Undo2 } from 'lucide-react'
import type { Permission } from '../../ui/api/api-types.ts'
import type { TemplateVersion, VersionStatus } from '../../ui/api/template-types.ts'

export type Step =
  | 'submit'
  | 'approve'
  | 'reject'
  | 'publish'
  | 'unschedule'
  | 'retire'
  | 'copy'
  | 'withdraw'
  | 'discard'

/** The facts of a version that a dialog about a step shows. */
export type VersionOfStep = Pick<TemplateVersion, 'key' | 'version' | 'name' | 'publishAt'> &
  Partial<Pick<TemplateVersion, 'mentions'>>

interface StepRule {
  readonly step: Step
  readonly icon: LucideIcon
  readonly needs: Permission
  readonly from: readonly VersionStatus[]
  /** The step exists only while a publication is planned. */
  readonly planned?: boolean
  /** The step is not for a person who wrote the version. */
  readonly byAnother?: boolean
  /** The next step in this state. */
  readonly first?: boolean
  readonly destructive?: boolean
}

/**
 * The steps of a version, with the permission and the states that each requires; the API decides. They are in the order of the
 * buttons.
 */
export const steps: readonly StepRule[] = [
  { step: 'copy', icon: FilePlus2, needs: 'templates:write', from: ['in-review', 'approved', 'published', 'retired'] },
  { step: 'discard', icon: Trash2, needs: 'templates:write', from: ['draft'], destructive: true },
  { step: 'withdraw', icon: Undo2, needs: 'templates:write', from: ['in-review'] },
  { step: 'retire', icon: Archive, needs: 'templates:write', from: ['approved', 'published'], destructive: true },
  { step: 'unschedule', icon: CalendarX, needs: 'templates:write', from: ['approved'], planned: true },
  { step: 'reject', icon: Undo2, needs: 'templates:review', from: ['in-review'], byAnother: true },
  { step: 'approve', icon: Check, needs: 'templates:review', from: ['in-review'], byAnother: true, first: true },
  { step: 'publish', icon: Send, needs: 'templates:write', from: ['approved'], first: true },
  { step: 'submit', icon: Eye, needs: 'templates:write', from: ['draft'], first: true },
]
