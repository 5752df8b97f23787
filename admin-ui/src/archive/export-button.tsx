import { Download } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArchiveQuery } from '../ui/api/archive-types.ts'
import { Icon } from '../ui/icon.tsx'
import { useDownload } from '../ui/use-download.ts'
import { usePurposeHeader } from './purpose.ts'

/** The results as a file; the purpose of the search goes with it into the log. */
export function ExportButton({ question }: { readonly question: ArchiveQuery }): ReactNode {
  const { t } = useTranslation()
  const headers = usePurposeHeader()
  const download = useDownload()
  return (
    <div className="up-row">
      {download.failed && (
        <span className="govuk-error-message up-small" role="status">
          {t('archive.exportFailed')}
        </span>
      )}
      <button
        className="govuk-button govuk-button--secondary"
        type="button"
        aria-disabled={download.busy}
        onClick={() =>
          download.start({ path: '/v1/archive/exports', body: { criteria: question }, headers }, t('archive.file'))
        }
      >
        <Icon of={Download} /> {download.busy ? t('parts.busy') : t('archive.export')}
      </button>
    </div>
  )
}
