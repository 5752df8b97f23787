import type { TFunction } from 'i18next'
import { Trash2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../frame/working-for.ts'
import type { Disposal } from '../ui/api/retention-types.ts'
import { Notice } from '../ui/dialog/notice.tsx'
import { CheckField } from '../ui/form/check-field.tsx'
import { TextField } from '../ui/form/text-field.tsx'
import { useFormat } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { Card } from '../ui/layout/card.tsx'
import { DecisionVerbs, type VerbTexts } from './proposal/decision-verbs.tsx'
import { useRetentionChange } from './use-retention-change.ts'

/** What this person can decide now, or why nothing. */
export function DecisionCard({ of }: { readonly of: Disposal }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const may = useMay('archive:manage')
  const sentence = sentenceOf()
  return (
    <Card title={t('retention.decide')}>
      <div className="up-stack">
        <p role={of.status === 'running' ? 'status' : undefined}>{sentence}</p>
        {of.reason !== undefined && <p className="up-because">{of.reason}</p>}
        {may && of.status === 'waiting' && !of.own && <Approve of={of} />}
        {may && <DecisionVerbs path={`disposals/${of.id}`} verbs={verbsOf(of)} textsOf={textsOf(t)} />}
      </div>
    </Card>
  )

  function sentenceOf(): string {
    if (!may && (of.status === 'waiting' || of.status === 'approved')) return t('retention.decideNot')
    if (of.status === 'waiting') return t(of.own ? 'retention.decideOwn' : 'retention.decideMay')
    if (of.status === 'approved')
      return t('retention.decideApproved', { moment: of.startsAt === undefined ? '' : format.moment(of.startsAt) })
    if (of.status === 'running')
      return t('retention.decideRunning', {
        done: format.number(of.counts.destroyed),
        count: of.counts.destroy,
        total: format.number(of.counts.destroy),
      })
    return t(`retention.decided.${of.status}`)
  }
}

function Approve({ of }: { readonly of: Disposal }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const [note, setNote] = useState('')
  const [isSure, setSure] = useState(false)
  const [lacks, setLacks] = useState(false)
  const approved = useRetentionChange()
  const count = of.counts.destroy
  if (count === 0) return <Notice tone="warn" title={t('retention.nothingGoes')} />
  const submit = (): void => {
    setLacks(!isSure)
    if (!isSure || approved.isPending) return
    approved.mutate({
      path: `disposals/${of.id}/approve`,
      body: note.trim() === '' ? {} : { note: note.trim() },
      done: t('retention.approved'),
    })
  }
  return (
    <form
      className="up-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <TextField label={t('retention.note')} value={note} rows={2} onChange={setNote} />
      <CheckField label={t('retention.sure')} checked={isSure} onChange={setSure} />
      {lacks && !isSure && (
        <p className="govuk-error-message" role="alert">
          {t('retention.sureMissing')}
        </p>
      )}
      {approved.error !== null && <Notice tone="bad" status title={t('states.saveFailed')} />}
      <div>
        <button className="govuk-button govuk-button--warning" type="submit" aria-disabled={approved.isPending}>
          <Icon of={Trash2} /> {t('retention.destroyNow', { count, number: format.number(count) })}
        </button>
      </div>
      <p className="up-quiet up-small">{t('retention.grace', { count: of.graceDays })}</p>
    </form>
  )
}

const textsOf =
  (t: TFunction) =>
  (verb: 'refuse' | 'withdraw' | 'stop'): VerbTexts => ({
    button: t(`retention.verb.${verb}`),
    title: t(`retention.verbTitle.${verb}`),
    text: t(`retention.verbText.${verb}`),
  })

function verbsOf({ status, own }: Disposal): readonly ('refuse' | 'withdraw' | 'stop')[] {
  if (status === 'gathering') return ['withdraw']
  if (status === 'waiting') return own ? ['withdraw'] : ['refuse', 'withdraw']
  return status === 'approved' || status === 'running' ? ['stop'] : []
}
