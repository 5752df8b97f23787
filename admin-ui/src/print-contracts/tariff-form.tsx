import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PrintContract, PrintTariff } from '../ui/api/print-types.ts'
import { TextField } from '../ui/form/text-field.tsx'
import { useLanguage } from '../ui/format/use-format.ts'
import { ProposalFailed } from './proposal-faults.tsx'
import { draftsOf, type LineDraft, lineFault, linesOf } from './tariff-draft.ts'
import { TariffLines } from './tariff-lines.tsx'
import { usePropose } from './use-propose.ts'

/** A new table from a later day on: the lines of the table that is shown, to be changed; proposed to a colleague. */
export function TariffForm({
  contract,
  lines,
  onClose,
}: {
  readonly contract: PrintContract
  readonly lines: readonly PrintTariff[]
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const language = useLanguage()
  const [from, setFrom] = useState('')
  const [drafts, setDrafts] = useState<readonly LineDraft[]>(() => draftsOf(lines, language))
  const [comment, setComment] = useState('')
  const [tried, setTried] = useState(false)
  const propose = usePropose()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const isRight = from !== '' && drafts.every((each) => lineFault(each, drafts) === undefined)
    if (!isRight || propose.isPending) return
    const body = { from, lines: linesOf(drafts), ...(comment.trim() !== '' && { comment: comment.trim() }) }
    propose.mutate({ method: 'POST', path: `/v1/print-contracts/${contract.id}/tariffs`, body })
  }
  return (
    <form className="st-more up-stack" onSubmit={submit} noValidate>
      <p>{t('contract.tariffsHelp')}</p>
      <div className="st-form">
        <TextField
          label={t('contract.firstDay')}
          type="date"
          value={from}
          fault={tried && from === '' ? t('contract.firstDayMissing') : undefined}
          onChange={setFrom}
        />
      </div>
      <TariffLines lines={drafts} tried={tried} onChange={setDrafts} />
      <TextField label={t('proposal.commentLabel')} value={comment} onChange={setComment} />
      <ProposalFailed error={propose.error} />
      <div className="up-row">
        <button className="govuk-button" type="submit" aria-disabled={propose.isPending}>
          {propose.isPending ? t('parts.busy') : t('contract.proposeTariffs')}
        </button>
        <button className="govuk-button govuk-button--secondary" type="button" onClick={onClose}>
          {t('words.cancel')}
        </button>
      </div>
    </form>
  )
}
