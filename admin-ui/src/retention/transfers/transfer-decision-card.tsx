import type { TFunction } from 'i18next'
import { Check } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../frame/working-for.ts'
import type { Transfer } from '../../ui/api/retention-types.ts'
import { Notice } from '../../ui/dialog/notice.tsx'
import { TextField } from '../../ui/form/text-field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Card } from '../../ui/layout/card.tsx'
import { DecisionVerbs, type VerbTexts } from '../proposal/decision-verbs.tsx'
import { useRetentionChange } from '../use-retention-change.ts'
import { SaveFailed } from './save-failed.tsx'

/** What this person can decide now, or why nothing. */
export function TransferDecisionCard({ of }: { readonly of: Transfer }): ReactNode {
  const { t } = useTranslation()
  const may = useMay('archive:manage')
  return (
    <Card title={t('retention.decide')}>
      <div className="up-stack">
        <p role={of.status === 'packing' ? 'status' : undefined}>{sentenceOf()}</p>
        {of.failure !== undefined && <Notice tone="warn" title={t('transfer.failing')} />}
        {of.reason !== undefined && <p className="up-because">{of.reason}</p>}
        {may && of.status === 'waiting' && !of.own && <Approve of={of} />}
        {may && <DecisionVerbs path={`transfers/${of.id}`} verbs={verbsOf(of)} textsOf={textsOf(t)} />}
      </div>
    </Card>
  )

  function sentenceOf(): string {
    if (of.status !== 'waiting') return t(`transfer.decided.${of.status}`)
    if (!may) return t('transfer.decideNot')
    return t(of.own ? 'transfer.decideOwn' : 'transfer.decideMay')
  }
}

function Approve({ of }: { readonly of: Transfer }): ReactNode {
  const { t } = useTranslation()
  const [note, setNote] = useState('')
  const approved = useRetentionChange()
  if (of.counts.records === 0) return <Notice tone="warn" title={t('transfer.nothingGoes')} />
  return (
    <form
      className="up-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (approved.isPending) return
        const body = note.trim() === '' ? {} : { note: note.trim() }
        approved.mutate({ path: `transfers/${of.id}/approve`, body, done: t('transfer.approved') })
      }}
    >
      <TextField label={t('retention.note')} value={note} rows={2} onChange={setNote} />
      <SaveFailed error={approved.error} />
      <div>
        <button className="govuk-button" type="submit" aria-disabled={approved.isPending}>
          <Icon of={Check} /> {t('transfer.approve')}
        </button>
      </div>
    </form>
  )
}

type Verb = 'refuse' | 'withdraw' | 'stop' | 'repack'

const textsOf =
  (t: TFunction) =>
  (verb: Verb): VerbTexts => ({
    button: t(`transfer.verb.${verb}`),
    title: t(`transfer.verbTitle.${verb}`),
    text: t(`transfer.verbText.${verb}`),
  })

function verbsOf({ status, own, counts }: Transfer): readonly Verb[] {
  if (status === 'gathering') return ['withdraw']
  if (status === 'waiting') return own ? ['withdraw'] : ['refuse', 'withdraw']
  if (status !== 'packing' && status !== 'packed') return []
  return (counts.packages.refused ?? 0) > 0 ? ['repack', 'stop'] : ['stop']
}
