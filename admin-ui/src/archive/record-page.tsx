import { useMutation } from '@tanstack/react-query'
import { Lock, Mail } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { useMay } from '../frame/working-for.ts'
import { HoldDialog } from '../retention/hold-dialog.tsx'
import type { ArchiveRecord } from '../ui/api/archive-types.ts'
import { isProblem } from '../ui/api/problem.ts'
import { useApi, useGet } from '../ui/api/use-api.ts'
import { now } from '../ui/clock.ts'
import { useFormat } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { Crumbs } from '../ui/layout/crumbs.tsx'
import { PageTop } from '../ui/layout/page-top.tsx'
import { Loaded } from '../ui/states/loaded.tsx'
import { checkRecord } from './proof/check-record.ts'
import { ProofCard } from './proof-card.tsx'
import { usePurposeHeader } from './purpose.ts'
import { RecordDocuments } from './record-documents.tsx'
import { RecordDownloads } from './record-downloads.tsx'
import { RecordFacts } from './record-facts.tsx'
import { RecordLetter } from './record-letter.tsx'
import { RecordSeal } from './record-seal.tsx'
import { WithPurpose } from './with-purpose.tsx'

export function RecordPage(): ReactNode {
  const { t } = useTranslation()
  return (
    <WithPurpose title={t('archive.title')}>
      <RecordScreen />
    </WithPurpose>
  )
}

function RecordScreen(): ReactNode {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const headers = usePurposeHeader()
  const query = useGet<ArchiveRecord>(`/v1/archive/records/${encodeURIComponent(id)}`, { headers })
  const moved = isProblem(query.error, 410) ? query.error.body.transferred : undefined
  const missingOf = (): string => {
    if (moved === undefined) return t('record.missing')
    return t('record.moved', { service: moved.archiveService, name: moved.reference ?? moved.package })
  }
  return (
    <Loaded query={query} what={t('record.what')} missing={missingOf()} forbidden={t('archive.forbidden')} alone>
      {(record) => <Shown record={record} />}
    </Loaded>
  )
}

function Shown({ record }: { readonly record: ArchiveRecord }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const api = useApi()
  const headers = usePurposeHeader()
  const mayMessages = useMay('messages:read')
  const mayHold = useMay('archive:manage')
  const [isHolding, setHolding] = useState(false)
  const check = useMutation({ mutationFn: () => checkRecord(api, record, headers, now()) })
  const who = record.recipientName
  return (
    <>
      <Crumbs above={[{ to: '/archive', name: t('frame.place.archive') }]} here={record.reference} />
      <PageTop
        name={record.subject}
        sub={
          record.sentAt === undefined
            ? t('record.subUnsent', { who, date: format.date(record.letterDate) })
            : t('record.sub', { who, date: format.date(record.sentAt) })
        }
      >
        <RecordDownloads record={record} />
        {mayMessages && (
          <Link className="govuk-button govuk-button--secondary" to={`/messages/${record.message}`}>
            <Icon of={Mail} /> {t('record.toMessage')}
          </Link>
        )}
        {mayHold && (
          <button className="govuk-button govuk-button--secondary" type="button" onClick={() => setHolding(true)}>
            <Icon of={Lock} /> {t('retention.placeRecord')}
          </button>
        )}
      </PageTop>
      {isHolding && <HoldDialog record={record.id} onClose={() => setHolding(false)} />}
      <div className="st-two st-two--letter">
        <div className="up-stack up-stack--l">
          <ProofCard record={record} check={check} />
          <RecordDocuments record={record} verdict={check.data} />
        </div>
        <aside className="up-stack up-stack--l" aria-label={t('message.aside')}>
          <RecordLetter record={record} />
          <RecordFacts record={record} />
          <RecordSeal record={record} />
        </aside>
      </div>
    </>
  )
}
