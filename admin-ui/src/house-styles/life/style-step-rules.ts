import { CalendarX, Check, Eye, type LucideIcon, Send, Trash2, Undo2 } from 'lucide-react'
import type { Permission } from '../../ui/api/api-types.ts'
import type { StyleStatus } from '../../ui/api/house-style-types.ts'
import type { StyleStep } from './use-style-step.ts'

export interface StyleStepRule {
  readonly step: StyleStep
  readonly icon: LucideIcon
  /** A person needs any one of these permissions. */
  readonly needs: readonly Permission[]
  readonly from: StyleStatus
  /** The step is not for a person who wrote the version. */
  readonly byAnother?: boolean
  /** The step exists only while a day is set. */
  readonly planned?: boolean
  readonly first?: boolean
  readonly destructive?: boolean
}

const admin = ['entity:manage'] as const
const reviewers = ['templates:review', 'entity:manage'] as const

/**
 * The steps of a version, with the permission and the state that each requires; the API decides. They are in the order of the
 * buttons.
 */
export const styleSteps: readonly StyleStepRule[] = [
  { step: 'discard', icon: Trash2, needs: admin, from: 'draft', destructive: true },
  { step: 'withdraw', icon: Undo2, needs: admin, from: 'in-review' },
  { step: 'unschedule', icon: CalendarX, needs: admin, from: 'approved', planned: true },
  { step: 'reject', icon: Undo2, needs: reviewers, from: 'in-review', byAnother: true },
  { step: 'approve', icon: Check, needs: reviewers, from: 'in-review', byAnother: true, first: true },
  { step: 'publish', icon: Send, needs: admin, from: 'approved', first: true },
  { step: 'submit', icon: Eye, needs: admin, from: 'draft', first: true },
]
