import { Check, OctagonX, RotateCcw, Undo2, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../frame/working-for.ts'
import type { Transfer } from '../../ui/api/retention-types.ts'
import { ConfirmDialog } from '../../ui/dialog/confirm-dialog.tsx'
import { Notice } from '../../ui/dialog/notice.tsx'
import { TextField } from '../../ui/form/text-field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Card } from '../../ui/layout/card.tsx'
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
        {may && <Others of={of} />}
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
const icons = { refuse: X, withdraw: Undo2, stop: OctagonX, repack: RotateCcw } as const

function verbsOf({ status, own, counts }: Transfer): readonly Verb[] {
  if (status === 'gathering') return ['withdraw']
  if (status === 'waiting') return own ? ['withdraw'] : ['refuse', 'withdraw']
  if (status !== 'packing' && status !== 'packed') return []
  return (counts.packages.refused ?? 0) > 0 ? ['repack', 'stop'] : ['stop']
}

function Others({ of }: { readonly of: Transfer }): ReactNode {
  const { t } = useTranslation()
  const [verb, setVerb] = useState<Verb>()
  const changed = useRetentionChange(() => setVerb(undefined))
  const verbs = verbsOf(of)
  if (verbs.length === 0) return null
  const takesReason = verb === 'refuse' || verb === 'stop'
  return (
    <div className="up-row">
      {verbs.map((each) => (
        <button
          key={each}
          className={`govuk-button ${each === 'withdraw' ? 'up-button--quiet' : 'govuk-button--secondary'}`}
          type="button"
          onClick={() => setVerb(each)}
        >
          <Icon of={icons[each]} /> {t(`transfer.verb.${each}`)}
        </button>
      ))}
      {verb !== undefined && (
        <ConfirmDialog
          title={t(`transfer.verbTitle.${verb}`)}
          confirmLabel={t(`transfer.verb.${verb}`)}
          icon={icons[verb]}
          {...(takesReason && { reason: t('retention.reason'), reasonMissing: t('retention.reasonMissing') })}
          busy={changed.isPending}
          error={changed.error}
          onConfirm={(reason) =>
            changed.mutate({ path: `transfers/${of.id}/${verb}`, ...(takesReason && { body: { reason } }) })
          }
          onClose={() => setVerb(undefined)}
        >
          <p>{t(`transfer.verbText.${verb}`)}</p>
        </ConfirmDialog>
      )}
    </div>
  )
}
