import { RefreshCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { SenderDomain } from '../ui/api/operator-types.ts'
import { useToast } from '../ui/dialog/toast.tsx'
import { useFormat } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { Card } from '../ui/layout/card.tsx'
import { FindingItem } from './finding-item.tsx'
import { StateTag } from './state-tag.tsx'
import { useCheck } from './use-check.ts'

/** The worst first: what has to be done is at the top. */
const order = ['fault', 'warning', 'not-checked', 'good'] as const

/** One domain: its state and age, and what the check found. */
export function DomainCard({ domain }: { readonly domain: SenderDomain }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const toast = useToast()
  const check = useCheck(domain.domain, () => toast({ text: t('senderDomains.checkFailed') }))
  const busy = domain.checking || check.isPending
  const { checkedAt, nextAt, state, findings } = domain
  const sorted = findings.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
  return (
    <Card
      className="sd-card"
      title={domain.domain}
      sub={t('senderDomains.returns', { domain: domain.returnDomain })}
      aside={
        <button
          className="govuk-button govuk-button--secondary"
          type="button"
          aria-disabled={busy}
          onClick={() => {
            if (!busy) check.mutate()
          }}
        >
          <Icon of={RefreshCw} /> {t('senderDomains.check')}
        </button>
      }
    >
      <div className="up-stack">
        <p className="up-row">
          {state !== undefined && <StateTag state={state} />}
          <span role="status">
            {busy
              ? t('senderDomains.checking')
              : checkedAt === undefined
                ? t('senderDomains.never')
                : t('senderDomains.checkedAt', { moment: format.moment(checkedAt) })}
          </span>
          {nextAt === undefined && <span className="up-quiet">{t('senderDomains.onRequest')}</span>}
        </p>
        {sorted.length > 0 && (
          <ul className="sd-findings" role="list" aria-label={t('senderDomains.findings', { domain: domain.domain })}>
            {sorted.map((finding) => (
              <FindingItem key={`${finding.check} ${finding.code} ${finding.sentence.en ?? ''}`} finding={finding} />
            ))}
          </ul>
        )}
      </div>
    </Card>
  )
}
