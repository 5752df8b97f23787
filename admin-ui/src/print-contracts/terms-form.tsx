import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PrintContract } from '../ui/api/print-types.ts'
import { TextField } from '../ui/form/text-field.tsx'
import { Card } from '../ui/layout/card.tsx'
import { ProposalFailed, reasonsOf } from './proposal-faults.tsx'
import { draftOf, faultsOf, termsOf } from './terms-draft.ts'
import { TermsFields } from './terms-fields.tsx'
import { usePropose } from './use-propose.ts'

/** Proposes other terms; open runs keep the cut-off that their letters were given. */
export function TermsForm({
  contract,
  onClose,
}: {
  readonly contract: PrintContract
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(() => draftOf(contract))
  const [comment, setComment] = useState('')
  const [tried, setTried] = useState(false)
  const propose = usePropose()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (Object.keys(faultsOf(draft)).length > 0 || propose.isPending) return
    const body = { ...termsOf(draft), ...(comment.trim() !== '' && { comment: comment.trim() }) }
    propose.mutate({ method: 'PUT', path: `/v1/print-contracts/${contract.id}`, body })
  }
  return (
    <Card title={t('contract.changeTitle')} sub={t('contract.changeSub')}>
      <form className="up-stack" onSubmit={submit} noValidate>
        <TermsFields
          draft={draft}
          onChange={setDraft}
          tried={tried}
          refused={reasonsOf(propose.error)}
          mayBundle={contract.sheetMarks === 'none'}
          contract={contract.id}
        />
        <TextField label={t('proposal.commentLabel')} value={comment} onChange={setComment} />
        <ProposalFailed error={propose.error} />
        <div className="up-row">
          <button className="govuk-button" type="submit" aria-disabled={propose.isPending}>
            {propose.isPending ? t('parts.busy') : t('contract.propose')}
          </button>
          <button className="govuk-button govuk-button--secondary" type="button" onClick={onClose}>
            {t('words.cancel')}
          </button>
        </div>
      </form>
    </Card>
  )
}
