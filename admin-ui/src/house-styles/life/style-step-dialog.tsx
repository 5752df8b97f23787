import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { HouseStyleVersion } from '../../ui/api/house-style-types.ts'
import { ConfirmDialog } from '../../ui/dialog/confirm-dialog.tsx'
import { useToast } from '../../ui/dialog/toast.tsx'
import { useLocalized } from '../../ui/format/use-format.ts'
import type { StyleStepRule } from './style-step-rules.ts'
import { useStyleStep } from './use-style-step.ts'

/** Requests confirmation of a step, describes its effect, and takes a comment for the history. */
export function StyleStepDialog({
  style,
  rule: { step, icon, destructive = false },
  onClose,
}: {
  readonly style: HouseStyleVersion
  readonly rule: StyleStepRule
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const localized = useLocalized()
  const navigate = useNavigate()
  const toast = useToast()
  const n = style.version
  const taken = useStyleStep(style, () => {
    onClose()
    toast({ text: t(`houseStyles.step.${step}.done`, { n }) })
    if (step === 'discard') void navigate('/house-styles')
  })
  return (
    <ConfirmDialog
      title={t(`houseStyles.step.${step}.title`, { n })}
      confirmLabel={t(`houseStyles.step.${step}.verb`)}
      icon={icon}
      destructive={destructive}
      reason={t(`houseStyles.step.${step}.comment`, { defaultValue: t('houseStyles.step.comment') })}
      reasonRows={3}
      {...(step === 'reject' && { reasonMissing: t('houseStyles.step.reject.commentMissing') })}
      busy={taken.isPending}
      error={taken.error}
      onConfirm={(comment) => taken.mutate({ step, comment })}
      onClose={onClose}
    >
      <p>
        <b>{localized(style.name)}</b>, {t('templates.versionN', { n })}
      </p>
      <p>{t(`houseStyles.step.${step}.text`, { n })}</p>
    </ConfirmDialog>
  )
}
