import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Transfer } from '../../ui/api/retention-types.ts'
import { Notice } from '../../ui/dialog/notice.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { Card } from '../../ui/layout/card.tsx'
import { Facts } from '../../ui/layout/facts.tsx'
import { useRuleWords } from '../retention-words.ts'

/** How many records go, and which of closed dossiers stay, with their reason. */
export function WhatIsTransferredCard({ of }: { readonly of: Transfer }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useRuleWords()
  const { counts } = of
  const excluded = Object.entries(counts.excluded) as [keyof typeof counts.excluded, number][]
  const staying = excluded.reduce((sum, [, number]) => sum + number, 0)
  const figures = [
    [format.number(counts.records), t('transfer.figure.records', { count: counts.records })],
    [format.number(counts.transferred), t('transfer.figure.transferred', { count: counts.transferred })],
    [format.size(counts.bytes), t('transfer.figure.bytes')],
  ] as const
  return (
    <Card
      title={t('transfer.whatGoes')}
      sub={`${words(of.rule)} ${t('retention.groundIs', { ground: of.rule.legalGround })}`}
      flush
    >
      {of.status === 'gathering' && (
        <p className="st-more" role="status">
          {t('retention.gathering')}
        </p>
      )}
      <div className="st-flow">
        {figures.map(([number, word]) => (
          <div key={word}>
            <b>{number}</b>
            <span>{word}</span>
          </div>
        ))}
      </div>
      {(counts.held > 0 || staying > 0) && (
        <div className="st-more up-stack">
          {counts.held > 0 && <Notice tone="note" title={t('transfer.heldToo', { count: counts.held })} />}
          {staying > 0 && (
            <>
              <h3>{t('transfer.stays', { count: staying })}</h3>
              <Facts
                wide
                pairs={excluded.map(([reason, number]) => [t(`transfer.because.${reason}`), format.number(number)])}
              />
            </>
          )}
        </div>
      )}
    </Card>
  )
}
