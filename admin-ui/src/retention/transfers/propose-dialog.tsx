import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Series } from '../../ui/api/retention-types.ts'
import { useGet } from '../../ui/api/use-api.ts'
import { Dialog } from '../../ui/dialog/dialog.tsx'
import { Notice } from '../../ui/dialog/notice.tsx'
import { SelectField } from '../../ui/form/select-field.tsx'
import { TextField } from '../../ui/form/text-field.tsx'
import { useLocalized } from '../../ui/format/use-format.ts'
import { Loaded } from '../../ui/states/loaded.tsx'
import { useRetentionChange } from '../use-retention-change.ts'
import { SaveFailed } from './save-failed.tsx'

/** Proposes to transfer a series whose records are kept. */
export function ProposeDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation()
  const query = useGet<{ readonly items: readonly Series[] }>('/v1/archive/series')
  return (
    <Dialog title={t('transfer.propose')} onClose={onClose}>
      <Loaded query={query} what={t('retention.seriesWhat')} forbidden={t('retention.forbidden')}>
        {({ items }) => {
          const kept = items.filter(({ rule }) => rule !== undefined && rule.destination !== 'destroy')
          return kept.length === 0 ? (
            <Notice tone="warn" title={t('transfer.noSeries')} />
          ) : (
            <ProposeForm series={kept} onClose={onClose} />
          )
        }}
      </Loaded>
    </Dialog>
  )
}

function ProposeForm({
  series,
  onClose,
}: {
  readonly series: readonly Series[]
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const localized = useLocalized()
  const [key, setKey] = useState(series[0]?.key ?? '')
  const [service, setService] = useState('')
  const [comment, setComment] = useState('')
  const [isChecked, setChecked] = useState(false)
  const proposed = useRetentionChange(onClose)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setChecked(true)
    if (service.trim() === '' || proposed.isPending) return
    const body = {
      series: key,
      archiveService: service.trim(),
      ...(comment.trim() !== '' && { comment: comment.trim() }),
    }
    proposed.mutate({ path: 'transfers', body, done: t('transfer.proposed') })
  }
  return (
    <form className="up-stack" noValidate onSubmit={submit}>
      <p>{t('transfer.proposeText')}</p>
      <SelectField
        name="series"
        label={t('retention.series')}
        value={key}
        choices={series.map((each) => [each.key, localized(each.name)])}
        onChange={setKey}
      />
      <TextField
        label={t('transfer.archiveService')}
        value={service}
        maxLength={200}
        fault={isChecked && service.trim() === '' ? t('transfer.serviceMissing') : undefined}
        onChange={setService}
      />
      <TextField label={t('retention.comment')} value={comment} rows={2} onChange={setComment} />
      <SaveFailed error={proposed.error} />
      <div className="up-row">
        <button className="govuk-button" type="submit" aria-disabled={proposed.isPending}>
          {t('transfer.propose')}
        </button>
        <button className="govuk-button govuk-button--secondary" type="button" onClick={onClose}>
          {t('words.cancel')}
        </button>
      </div>
    </form>
  )
}
