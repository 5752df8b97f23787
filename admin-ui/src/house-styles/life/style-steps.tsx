import { CalendarX, Check, Eye, type LucideIcon, Send, Trash2, Undo2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWorkingFor } from '../../frame/working-for.ts'
import type { Permission } from '../../ui/api/api-types.ts'
import type { HouseStyleVersion, StyleStatus } from '../../ui/api/house-style-types.ts'
import { Icon } from '../../ui/icon.tsx'
import { StylePublishDialog } from './style-publish-dialog.tsx'
import { StyleStepDialog } from './style-step-dialog.tsx'
import type { StyleStep } from './use-style-step.ts'

export interface StyleStepRule {
  readonly step: StyleStep
  readonly sign: LucideIcon
  /** Any one of these. */
  readonly needs: readonly Permission[]
  readonly from: StyleStatus
  /** Not for a writer of the version. */
  readonly byAnother?: boolean
  /** Only while a day is set. */
  readonly planned?: boolean
  readonly first?: boolean
  readonly grave?: boolean
}

const admin = ['entity:manage'] as const
const reviewers = ['templates:review', 'entity:manage'] as const

/** What can be done with a version, by whom and when; the API has the last word. In the order of the buttons. */
export const styleSteps: readonly StyleStepRule[] = [
  { step: 'discard', sign: Trash2, needs: admin, from: 'draft', grave: true },
  { step: 'withdraw', sign: Undo2, needs: admin, from: 'in-review' },
  { step: 'unplan', sign: CalendarX, needs: admin, from: 'approved', planned: true },
  { step: 'reject', sign: Undo2, needs: reviewers, from: 'in-review', byAnother: true },
  { step: 'approve', sign: Check, needs: reviewers, from: 'in-review', byAnother: true, first: true },
  { step: 'publish', sign: Send, needs: admin, from: 'approved', first: true },
  { step: 'submit', sign: Eye, needs: admin, from: 'draft', first: true },
]

/** The steps that this person may take with this version now. */
export function StyleSteps({ style }: { readonly style: HouseStyleVersion }): ReactNode {
  const { t } = useTranslation()
  const { permissions } = useWorkingFor()
  const [asked, setAsked] = useState<StyleStepRule>()
  const close = (): void => setAsked(undefined)
  const possible = styleSteps.filter(
    ({ needs, from, byAnother, planned }) =>
      needs.some((each) => permissions.has(each)) &&
      from === style.status &&
      !(byAnother && style.ownWork) &&
      !(planned && style.publishAt === undefined),
  )
  return (
    <>
      {possible.map((rule) => (
        <button
          key={rule.step}
          className={rule.first ? 'govuk-button' : 'govuk-button govuk-button--secondary'}
          type="button"
          onClick={() => setAsked(rule)}
        >
          <Icon of={rule.sign} /> {t(`houseStyles.step.${rule.step}.button`)}
        </button>
      ))}
      {asked?.step === 'publish' && <StylePublishDialog style={style} onClose={close} />}
      {asked !== undefined && asked.step !== 'publish' && (
        <StyleStepDialog style={style} rule={asked} onClose={close} />
      )}
    </>
  )
}
