import { Check, Clock, Download, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArchiveRecord } from '../ui/api/archive-types.ts'
import { Notice } from '../ui/dialog/notice.tsx'
import { useFormat } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { Card } from '../ui/layout/card.tsx'
import { Hidden } from '../ui/layout/hidden.tsx'
import { Table } from '../ui/layout/table.tsx'
import { Tag } from '../ui/layout/tag.tsx'
import { mediaWord } from '../ui/letter/media-word.ts'
import { useDownload } from '../ui/use-download.ts'
import type { DocumentVerdict, Verdict } from './proof/check-record.ts'
import { usePurposeHeader } from './purpose.ts'
import { documentSource, fileName, wordOf } from './record-document.ts'

export function RecordDocuments({
  record,
  verdict,
}: {
  readonly record: ArchiveRecord
  readonly verdict: Verdict | undefined
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const headers = usePurposeHeader()
  const download = useDownload()
  const verdicts = verdict?.kind === 'checked' ? verdict.documents : undefined
  const total = record.documents.reduce((sum, each) => sum + each.size, 0)
  return (
    <Card
      title={t('message.documents')}
      flush
      aside={
        <span className="up-quiet up-small">
          {t('record.files', { count: record.documents.length, size: format.size(total) })}
        </span>
      }
    >
      <Table
        name={t('message.documents')}
        rows={record.documents}
        rowKey={(document) => String(document.n)}
        cards
        columns={[
          { head: t('record.name'), heading: true, cell: (document) => t(wordOf(document)) },
          {
            head: t('record.kind'),
            label: t('record.kind'),
            cell: ({ mediaType, pages }) => {
              const word = mediaWord(mediaType)
              return (
                <>
                  {word === undefined ? mediaType : t(word)}
                  {pages !== undefined && <>, {t('message.pages', { count: pages })}</>}
                </>
              )
            },
          },
          { head: t('record.size'), label: t('record.size'), numeric: true, cell: ({ size }) => format.size(size) },
          {
            head: t('record.checked'),
            label: t('record.checked'),
            cell: ({ n }) => <VerdictTag verdict={verdicts?.get(n)} />,
          },
          {
            head: <Hidden>{t('record.do')}</Hidden>,
            cell: (document) => (
              <button
                className="govuk-button up-button--quiet"
                type="button"
                aria-disabled={download.busy}
                aria-label={`${t('message.download')}: ${t(wordOf(document))}`}
                onClick={() => download.start(documentSource(record, document, headers), fileName(record, document))}
              >
                <Icon of={Download} /> {t('message.download')}
              </button>
            ),
          },
        ]}
      />
      {download.failed && (
        <Notice tone="bad" status>
          {t('message.downloadFailed')}
        </Notice>
      )}
    </Card>
  )
}

function VerdictTag({ verdict }: { readonly verdict: DocumentVerdict | undefined }): ReactNode {
  const { t } = useTranslation()
  switch (verdict) {
    case undefined:
      return <span className="up-quiet">{t('record.notChecked')}</span>
    case 'fits':
      return (
        <Tag tone="good" icon={Check}>
          {t('record.fits')}
        </Tag>
      )
    case 'changed':
      return (
        <Tag tone="bad" icon={X}>
          {t('record.changed')}
        </Tag>
      )
    case 'later':
      return <Tag icon={Clock}>{t('record.later')}</Tag>
  }
  return verdict satisfies never
}
