import { Download } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PrintRun } from '../ui/api/operator-types.ts'
import { Icon } from '../ui/icon.tsx'
import { useDownload } from '../ui/use-download.ts'

/** The reconciliation as a file: PDF to keep, CSV to work with. */
export function Reports({ run }: { readonly run: PrintRun }): ReactNode {
  const { t } = useTranslation()
  const download = useDownload()
  const fetchAs = (format: 'pdf' | 'csv') => () =>
    download.start(
      { path: `/v1/print-runs/${run.id}/reconciliation?format=${format}` },
      `${t(`run.report.${format}File`)}-${run.id}.${format}`,
    )
  return (
    <>
      {(['pdf', 'csv'] as const).map((format) => (
        <button
          key={format}
          className="govuk-button govuk-button--secondary"
          type="button"
          aria-disabled={download.busy}
          onClick={fetchAs(format)}
        >
          <Icon of={Download} /> {t(`run.report.${format}`)}
        </button>
      ))}
      {download.failed && <p role="alert">{t('run.report.failed')}</p>}
    </>
  )
}
