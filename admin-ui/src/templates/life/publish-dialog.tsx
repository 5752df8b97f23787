import { Send } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateVersion } from '../../ui/api/template-types.ts'
import { ConfirmDialog } from '../../ui/dialog/confirm-dialog.tsx'
import { useToast } from '../../ui/dialog/toast.tsx'
import { MomentField, useMoment } from '../../ui/form/moment-field.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { RefusedFaults } from './refused-faults.tsx'
import { useStep } from './use-step.ts'
import { VersionNamed } from './version-named.tsx'

/** Publishes now, or at a day and hour on the officer's own clock. */
export function PublishDialog({
  version,
  onClose,
}: {
  readonly version: TemplateVersion
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const toast = useToast()
  const id = useId()
  const taken = useStep(version)
  const [later, setLater] = useState(version.publishAt !== undefined)
  const moment = useMoment(version.publishAt, t('step.publish.atFault'))
  const go = () => {
    const at = later ? moment.take() : undefined
    if (later && at === undefined) return
    taken.mutate(
      { step: 'publish', ...(at !== undefined && { at: at.toISOString() }) },
      {
        onSuccess: () => {
          onClose()
          toast({
            text:
              at === undefined
                ? t('step.publish.done', { n: version.version, key: version.key })
                : t('step.publish.planned', { n: version.version, moment: format.moment(at.toISOString()) }),
          })
        },
      },
    )
  }
  return (
    <ConfirmDialog
      title={t(version.publishAt === undefined ? 'step.publish.title' : 'step.publish.changeTitle')}
      confirmLabel={t(later ? 'step.publish.verbLater' : 'step.publish.verb')}
      icon={Send}
      busy={taken.isPending}
      error={taken.error}
      why={<RefusedFaults error={taken.error} />}
      onConfirm={go}
      onClose={onClose}
    >
      <VersionNamed version={version} />
      <p>{t('step.publish.text')}</p>
      <fieldset className="govuk-radios">
        <legend className="govuk-visually-hidden">{t('step.publish.when')}</legend>
        {([false, true] as const).map((value) => (
          <div key={String(value)} className="govuk-radios__item">
            <input
              className="govuk-radios__input"
              id={`${id}-${value}`}
              type="radio"
              name="when"
              checked={later === value}
              onChange={() => setLater(value)}
            />
            <label className="govuk-radios__label" htmlFor={`${id}-${value}`}>
              {t(value ? 'step.publish.later' : 'step.publish.now')}
            </label>
          </div>
        ))}
      </fieldset>
      {later && <MomentField label={t('step.publish.at')} moment={moment} />}
    </ConfirmDialog>
  )
}
