import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Hidden } from '../ui/layout/hidden.tsx'

const steps = ['file', 'columns', 'check', 'send'] as const
export type ListStep = (typeof steps)[number]

/** Where a clerk is on the way from a file to letters that left. */
export function ListSteps({ now }: { readonly now: ListStep }): ReactNode {
  const { t } = useTranslation()
  const place = steps.indexOf(now)
  return (
    <ol className="up-steps" aria-label={t('lists.steps')}>
      {steps.map((step, at) => (
        <li key={step} {...(at < place && { className: 'is-done' })} {...(at === place && { 'aria-current': 'step' })}>
          {t(`lists.step.${step}`)}
          {at < place && <Hidden>{t('lists.stepDone')}</Hidden>}
        </li>
      ))}
    </ol>
  )
}
