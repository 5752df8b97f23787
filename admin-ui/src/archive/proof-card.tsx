import type { UseMutationResult } from '@tanstack/react-query'
import { CircleQuestionMark, Clock, type LucideIcon, RefreshCw, ShieldAlert, ShieldCheck } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArchiveRecord } from '../ui/api/archive-types.ts'
import { useFormat } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import type { Verdict } from './proof/check-record.ts'
import { ProofFacts } from './proof-facts.tsx'

interface ProofState {
  readonly tone: 'good' | 'warn' | 'bad' | 'note'
  readonly icon: LucideIcon
  readonly title: string
  readonly text: string
}

/** Shows whether the stored documents are still those that were sent. The card says ‘unaltered’ only after a new calculation. */
export function ProofCard({
  record,
  check,
}: {
  readonly record: ArchiveRecord
  readonly check: UseMutationResult<Verdict, Error, void>
}): ReactNode {
  const { t } = useTranslation()
  const id = useId()
  const proofState = useProofState(record, check)
  const verdict = check.data
  return (
    <section className={`up-card st-proof st-proof--${proofState.tone}`} aria-labelledby={id}>
      <div className="st-proof__head">
        <span className={`st-todo__sign is-${proofState.tone}`}>
          <Icon of={proofState.icon} />
        </span>
        <div role="status">
          <h2 id={id}>{proofState.title}</h2>
          <p className="up-quiet">{proofState.text}</p>
        </div>
        <button
          className="govuk-button"
          type="button"
          aria-disabled={check.isPending}
          onClick={() => {
            if (!check.isPending) check.mutate()
          }}
        >
          <Icon of={RefreshCw} /> {check.isPending ? t('parts.busy') : t('record.check')}
        </button>
      </div>
      {verdict?.kind === 'checked' && <ProofFacts record={record} proof={verdict.proof} />}
    </section>
  )
}

function useProofState(record: ArchiveRecord, check: UseMutationResult<Verdict, Error, void>): ProofState {
  const { t } = useTranslation()
  const format = useFormat()
  const verdict = check.data
  if (check.isError) {
    return { tone: 'warn', icon: CircleQuestionMark, title: t('proof.failedTitle'), text: t('proof.failedText') }
  }
  if (verdict?.kind === 'pending' || (verdict === undefined && record.ledger?.sequenced === false)) {
    return { tone: 'note', icon: Clock, title: t('proof.pendingTitle'), text: t('proof.pendingText') }
  }
  if (verdict?.kind === 'unable') {
    return { tone: 'warn', icon: CircleQuestionMark, title: t('proof.unableTitle'), text: t('proof.unableText') }
  }
  if (verdict?.kind !== 'checked') {
    return { tone: 'note', icon: ShieldCheck, title: t('proof.restTitle'), text: t('proof.restText') }
  }
  const checked = t('proof.checkedAt', { moment: format.moment(verdict.at.toISOString()) })
  if (verdict.fault !== undefined) {
    return {
      tone: 'bad',
      icon: ShieldAlert,
      title: t('proof.brokenTitle'),
      text: `${t(`proof.fault.${verdict.fault}`)} ${checked}`,
    }
  }
  if ([...verdict.documents.values()].includes('changed')) {
    return {
      tone: 'bad',
      icon: ShieldAlert,
      title: t('proof.changedTitle'),
      text: `${t('proof.changedText')} ${checked}`,
    }
  }
  return {
    tone: 'good',
    icon: ShieldCheck,
    title: t('proof.goodTitle', { date: format.date(record.sentAt ?? record.letterDate) }),
    text: `${checked} ${t('proof.goodText')}`,
  }
}
