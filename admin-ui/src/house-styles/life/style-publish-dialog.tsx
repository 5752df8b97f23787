import { Send } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { HouseStyleVersion } from '../../ui/api/house-style-types.ts'
import { ConfirmDialog } from '../../ui/dialog/confirm-dialog.tsx'
import { useToast } from '../../ui/dialog/toast.tsx'
import { MomentField, useMoment } from '../../ui/form/moment-field.tsx'
import { useFormat, useLocalized } from '../../ui/format/use-format.ts'
import { useStyleStep } from './use-style-step.ts'

/** Puts an approved house style in force: at once, or from a day and hour on the administrator's own clock. */
export function StylePublishDialog({
  style,
  onClose,
}: {
  readonly style: HouseStyleVersion
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const localized = useLocalized()
  const toast = useToast()
  const moment = useMoment(undefined, t('step.publish.atFault'))
  const isNow = moment.value === ''
  const n = style.version
  const taken = useStyleStep(style, ({ at }) => {
    onClose()
    toast({
      text:
        at === undefined
          ? t('houseStyles.step.publish.done', { n })
          : t('houseStyles.step.publish.planned', { n, moment: format.moment(at) }),
    })
  })
  const go = (): void => {
    const at = isNow ? undefined : moment.take()
    if (!isNow && at === undefined) return
    taken.mutate({ step: 'publish', ...(at !== undefined && { at: at.toISOString() }) })
  }
  return (
    <ConfirmDialog
      title={t('houseStyles.step.publish.title', { n })}
      confirmLabel={t(isNow ? 'houseStyles.step.publish.verb' : 'houseStyles.step.publish.verbLater')}
      icon={Send}
      busy={taken.isPending}
      error={taken.error}
      onConfirm={go}
      onClose={onClose}
    >
      <p>
        <b>{localized(style.name)}</b>, {t('templates.versionN', { n })}
      </p>
      <p>{t('houseStyles.step.publish.text')}</p>
      <MomentField
        label={t('houseStyles.step.publish.at')}
        hint={t('houseStyles.step.publish.atHint')}
        moment={moment}
      />
    </ConfirmDialog>
  )
}
