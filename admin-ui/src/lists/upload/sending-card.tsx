import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/format/use-format.ts'

/** How much of the file has left this device. */
export function SendingCard({
  file,
  share,
  onCancel,
}: {
  readonly file: File
  readonly share: number
  readonly onCancel: () => void
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const id = useId()
  const percent = Math.floor(share * 100)
  return (
    <section className="up-card up-stack" aria-labelledby={id}>
      <h2 id={id}>{t('listFile.sending', { name: file.name })}</h2>
      <div
        className="up-bar"
        role="progressbar"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <span style={{ inlineSize: `${percent}%` }} />
      </div>
      <p className="up-quiet up-small">
        {t('listFile.sent', { done: format.size(share * file.size), all: format.size(file.size) })}
      </p>
      <p>
        <button className="govuk-button govuk-button--secondary" type="button" onClick={onCancel}>
          {t('listFile.cancel')}
        </button>
      </p>
    </section>
  )
}
