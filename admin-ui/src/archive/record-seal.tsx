import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { SealFacts } from '../seal/seal-facts.tsx'
import type { ArchiveRecord } from '../ui/api/archive-types.ts'
import type { RecordSeal as Answer } from '../ui/api/operator-types.ts'
import { useGet } from '../ui/api/use-api.ts'
import { Notice } from '../ui/dialog/notice.tsx'
import { Card } from '../ui/layout/card.tsx'
import { usePurposeHeader } from './purpose.ts'

/** The electronic seal of the letter, read from the archived bytes; nothing where there is none. */
export function RecordSeal({ record }: { readonly record: ArchiveRecord }): ReactNode {
  const { t } = useTranslation()
  const headers = usePurposeHeader()
  const { data } = useGet<Answer>(`/v1/archive/records/${encodeURIComponent(record.id)}/seal`, { headers })
  if (data?.sealed !== true) return null
  return (
    <Card title={t('seal.ofLetter')} sub={t('seal.howToCheck')}>
      <div className="up-stack">
        {!data.seal.intact && <Notice tone="bad" title={t('seal.notIntact')} />}
        <SealFacts seal={data.seal} />
      </div>
    </Card>
  )
}
