import { Download } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { List } from '../../../ui/api/list-types.ts'
import { useFormat } from '../../../ui/format/use-format.ts'
import { Icon } from '../../../ui/icon.tsx'
import { useDownload } from '../../../ui/use-download.ts'
import { listPath } from '../../use-list.ts'

/** The rows of a heap as a table with the reasons, to be corrected and sent as another list. */
export function DownloadRows({
  list,
  heap,
  rows,
}: {
  readonly list: List
  readonly heap: 'fixable' | 'refused'
  readonly rows: number
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const download = useDownload()
  return (
    <div className="up-row">
      <button
        className="govuk-button govuk-button--secondary"
        type="button"
        aria-disabled={download.busy}
        onClick={() => {
          if (download.busy) return
          download.start(
            { path: `${listPath(list.id)}/rows?heap=${heap}&format=csv` },
            `${t(`listCheck.fileName.${heap}`)}.csv`,
          )
        }}
      >
        <Icon of={Download} /> {t('listCheck.download', { count: rows, n: format.number(rows) })}
      </button>
      {download.failed && (
        <span className="govuk-error-message" role="alert">
          {t('listCheck.downloadFailed')}
        </span>
      )}
    </div>
  )
}
