import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWorkingFor } from '../../frame/working-for.ts'
import type { TemplateVersion } from '../../ui/api/template-types.ts'
import { Icon } from '../../ui/icon.tsx'
import type { SeenLetters } from '../review/seen-letters.ts'
import { PublishDialog } from './publish-dialog.tsx'
import { RetireDialog } from './retire-dialog.tsx'
import { StepDialog } from './step-dialog.tsx'
import { type Step, steps } from './steps.ts'

/** The steps that this person may take with this version now. */
export function StepButtons({
  version,
  beforeSubmit,
  seen,
  only,
  faults = version.faults.length,
}: {
  readonly version: TemplateVersion
  /** Saves unsaved changes. @returns whether the hub has all of it */
  readonly beforeSubmit?: () => Promise<boolean>
  /** Offers these steps only. */
  readonly only?: readonly Step[]
  /** The letters that a reviewer has seen. */
  readonly seen?: SeenLetters
  readonly faults?: number
}): ReactNode {
  const { t } = useTranslation()
  const { permissions } = useWorkingFor()
  const [chosen, setChosen] = useState<Step>()
  const close = () => setChosen(undefined)
  const possible = steps.filter(
    ({ step, needs, from, byAnother, planned }) =>
      (only === undefined || only.includes(step)) &&
      permissions.has(needs) &&
      from.includes(version.status) &&
      !(byAnother && version.ownWork) &&
      !(planned && version.publishAt === undefined),
  )
  return (
    <>
      {possible.map(({ step, icon, first, destructive }) => (
        <button
          key={step}
          className={`govuk-button${first ? '' : ' govuk-button--secondary'}${destructive ? ' st-step--grave' : ''}`}
          type="button"
          onClick={() => setChosen(step)}
        >
          <Icon of={icon} />{' '}
          <span className="st-button__word">
            {t(step === 'publish' && version.publishAt !== undefined ? 'step.publish.change' : `step.${step}.button`)}
          </span>
        </button>
      ))}
      {chosen === 'publish' && <PublishDialog version={version} onClose={close} />}
      {chosen === 'retire' && <RetireDialog version={version} onClose={close} />}
      {chosen !== undefined && chosen !== 'publish' && chosen !== 'retire' && (
        <StepDialog
          step={chosen}
          version={version}
          faults={faults}
          onClose={close}
          {...(chosen === 'approve' && seen !== undefined && { seen })}
          {...(beforeSubmit !== undefined && { before: beforeSubmit })}
        />
      )}
    </>
  )
}

/** The reason why an expected button is absent. */
export function WhyNoButton({ version }: { readonly version: TemplateVersion }): ReactNode {
  const { t } = useTranslation()
  const { permissions } = useWorkingFor()
  const review = permissions.has('templates:review')
  const write = permissions.has('templates:write')
  const why =
    version.status === 'in-review'
      ? version.ownWork
        ? 'ownWork'
        : review
          ? undefined
          : 'noReviewer'
      : version.status === 'approved' && !write
        ? 'noWriter'
        : undefined
  if (why === undefined) return null
  // The words are those with which the step would be refused.
  return <p className="up-quiet">{t(why === 'ownWork' ? 'fault.UP-3003' : `step.why.${why}`)}</p>
}
