import { Archive } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateVersion } from '../../ui/api/template-types.ts'
import { ConfirmDialog } from '../../ui/dialog/confirm-dialog.tsx'
import { Notice } from '../../ui/dialog/notice.tsx'
import { useToast } from '../../ui/dialog/toast.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { useStep } from './use-step.ts'
import { VersionNamed } from './version-named.tsx'

/** Retires a version, after it shows which version new letters get from then on; the older versions can be retired with it. */
export function RetireDialog({
  version,
  onClose,
}: {
  readonly version: TemplateVersion
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const toast = useToast()
  const taken = useStep(version)
  const [olderToo, setOlderToo] = useState(false)
  const { afterRetirement: next, version: n } = version
  const isOlder = next !== null && next.version < n
  const go = (comment: string) =>
    taken.mutate(
      { step: 'retire', comment, ...(olderToo && { olderToo }) },
      {
        onSuccess: (now) => {
          onClose()
          const left = now.afterRetirement
          toast({
            text:
              left === null ? t('step.retire.doneNone', { n }) : t('step.retire.doneNext', { n, next: left.version }),
          })
        },
      },
    )
  return (
    <ConfirmDialog
      title={t('step.retire.title')}
      confirmLabel={t('step.retire.verb')}
      icon={Archive}
      destructive
      reason={t('step.retire.comment')}
      reasonRows={3}
      busy={taken.isPending}
      error={taken.error}
      onConfirm={go}
      onClose={onClose}
    >
      <VersionNamed version={version} />
      {isOlder && <OlderChoice next={next} olderToo={olderToo} onChoose={setOlderToo} />}
      {next !== null && !isOlder && (
        <Notice title={t('step.retire.newer', { next: next.version, date: format.date(next.publishedAt) })} />
      )}
      {next === null && (
        <Notice tone="warn" title={t('step.retire.none')}>
          <p>{t('step.retire.noneText')}</p>
        </Notice>
      )}
      <p>{t('step.retire.text')}</p>
    </ConfirmDialog>
  )
}

/** The choice: return to the older version, or retire all. */
function OlderChoice({
  next,
  olderToo,
  onChoose,
}: {
  readonly next: NonNullable<TemplateVersion['afterRetirement']>
  readonly olderToo: boolean
  readonly onChoose: (olderToo: boolean) => void
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const id = useId()
  const choices = [
    [false, t('step.retire.older', { next: next.version, date: format.date(next.publishedAt) })],
    [true, t('step.retire.olderToo')],
  ] as const
  return (
    <fieldset className="govuk-radios">
      <legend className="up-strong">{t('step.retire.afterwards')}</legend>
      {choices.map(([value, words]) => (
        <div key={String(value)} className="govuk-radios__item">
          <input
            className="govuk-radios__input"
            id={`${id}-${value}`}
            type="radio"
            name="olderToo"
            checked={olderToo === value}
            onChange={() => onChoose(value)}
          />
          <label className="govuk-radios__label" htmlFor={`${id}-${value}`}>
            {words}
          </label>
        </div>
      ))}
    </fieldset>
  )
}
