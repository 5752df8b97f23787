import { Download, FileText } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { ArchiveRecord } from '../ui/api/archive-types.ts'
import { Notice } from '../ui/dialog/notice.tsx'
import { Icon } from '../ui/icon.tsx'
import { useDownload } from '../ui/use-download.ts'
import { usePurposeHeader } from './purpose.ts'

/** What a clerk takes along for an objection: the package with everything that proves the letter, and the statement to read. */
export function RecordDownloads({ record }: { readonly record: ArchiveRecord }): ReactNode {
  const { t } = useTranslation()
  const headers = usePurposeHeader()
  const download = useDownload()
  const path = `/v1/archive/records/${record.id}`
  // Before that, the log cannot prove the letter yet.
  const isProvable = record.ledger?.sequenced !== false
  const takeStatement = () => download.start({ path: `${path}/statement`, headers }, `${record.id}-statement.pdf`)
  useAskedFor('statement', takeStatement)
  return (
    <>
      {isProvable && (
        <button
          className="govuk-button govuk-button--secondary"
          type="button"
          aria-disabled={download.busy}
          onClick={() => download.start({ path: `${path}/package`, headers }, `${record.id}.zip`)}
        >
          <Icon of={Download} /> {t('record.package')}
        </button>
      )}
      <button
        className="govuk-button govuk-button--secondary"
        type="button"
        aria-disabled={download.busy}
        onClick={takeStatement}
      >
        <Icon of={FileText} /> {t('record.statement')}
      </button>
      {download.failed && (
        <Notice tone="bad" status>
          {t('message.downloadFailed')}
        </Notice>
      )}
    </>
  )
}

/** Does once what a link to this page asked for by a name behind `?`, and removes the name from the address. */
function useAskedFor(name: string, work: () => void): void {
  const [search, setSearch] = useSearchParams()
  const isAsked = search.has(name)
  const isDone = useRef(false)
  useEffect(() => {
    if (!isAsked || isDone.current) return
    isDone.current = true
    work()
    setSearch({}, { replace: true })
  }, [isAsked, work, setSearch])
}
