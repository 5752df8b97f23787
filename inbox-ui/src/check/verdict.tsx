import { FileX, Flag, ShieldCheck, ShieldQuestionMark } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { LetterCheck } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import { useFormat, useLocalized } from '../../../admin-ui/src/ui/format/use-format.ts'
import { Icon } from '../../../admin-ui/src/ui/icon.tsx'
import { OfflineSigned } from './offline/offline-signed.tsx'
import type { Checked } from './use-check.ts'
import { VerdictCard } from './verdict-card.tsx'

/** The verdict in one sentence, with the values to compare with the letter, and what was checked and when, for on paper. */
export function Verdict({ checked }: { readonly checked: Checked }): ReactNode {
  const { outcome } = checked
  if (outcome.kind === 'answered')
    return outcome.answer.genuine ? (
      <Genuine checked={checked} answer={outcome.answer} />
    ) : (
      <Unknown checked={checked} />
    )
  if (outcome.kind === 'offline') {
    const { verdict } = outcome
    if (verdict.kind === 'signed') return <OfflineSigned checked={checked} verdict={verdict} />
    return verdict.kind === 'unknown' ? <Unknown checked={checked} /> : <NotChecked checked={checked} why="unable" />
  }
  return <NotChecked checked={checked} why={outcome.kind} />
}

function Genuine({
  checked,
  answer: { sender, date, kind, payment },
}: {
  readonly checked: Checked
  readonly answer: Extract<LetterCheck, { readonly genuine: true }>
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const localized = useLocalized()
  const isPdf = checked.question.by === 'pdf'
  return (
    <VerdictCard
      checked={checked}
      tone="genuine"
      icon={ShieldCheck}
      title={t(isPdf ? 'check.unaltered' : 'check.genuine')}
    >
      <dl className="in-facts">
        <dt>{t('check.sender')}</dt>
        <dd>
          <b>{localized(sender.name)}</b>
        </dd>
        <dt>{t('check.date')}</dt>
        <dd>{format.date(date)}</dd>
        {kind !== undefined && (
          <>
            <dt>{t('check.kind')}</dt>
            <dd>{localized(kind)}</dd>
          </>
        )}
      </dl>
      {payment !== undefined && (
        <p>{t('check.payment', { amount: format.money(payment.amount), end: payment.accountEnd })}</p>
      )}
      <p>{t(isPdf ? 'check.unalteredText' : 'check.differs')}</p>
    </VerdictCard>
  )
}

function Unknown({ checked }: { readonly checked: Checked }): ReactNode {
  const { t } = useTranslation()
  const { by } = checked.question
  return (
    <VerdictCard checked={checked} tone="unknown" icon={ShieldQuestionMark} title={t(`check.unknownOf.${by}`)}>
      <p>{t(`check.unknownWhy.${by}`)}</p>
      <p>{t('check.unknownDo')}</p>
      <p className="in-no-print">
        <Link
          className="govuk-link"
          to="/check/report"
          state={checked.question.by === 'code' ? { code: checked.question.code } : undefined}
        >
          <Icon of={Flag} /> {t('check.report')}
        </Link>
      </p>
    </VerdictCard>
  )
}

function NotChecked({ checked, why }: { readonly checked: Checked; readonly why: string }): ReactNode {
  const { t } = useTranslation()
  return (
    <VerdictCard checked={checked} tone="unknown" icon={FileX} title={t(`check.notChecked.${why}`)} isAnswered={false}>
      <p>{t(`check.notCheckedDo.${why}`)}</p>
    </VerdictCard>
  )
}
