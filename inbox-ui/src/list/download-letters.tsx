import { ChevronRight, Download } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useApi } from '../../../admin-ui/src/ui/api/use-api.ts'
import { Icon } from '../../../admin-ui/src/ui/icon.tsx'

/**
 * Plain links: the browser shows the progress, and the file never is in the memory of the page. A single year is for a reader who has more
 * letters than one file holds, or a slow connection.
 */
export function DownloadLetters({
  title,
  text,
  path,
  years,
}: {
  readonly title: string
  readonly text: string
  /** Of the ZIP, which takes `language` and `year`. */
  readonly path: string
  readonly years: readonly number[]
}): ReactNode {
  const { t, i18n } = useTranslation()
  const api = useApi()
  const hrefOf = (year?: number) =>
    api.href(`${path}?language=${i18n.language}${year === undefined ? '' : `&year=${year}`}`)
  return (
    <section className="up-card up-stack in-all" aria-labelledby="download-all">
      <h2 id="download-all">{title}</h2>
      <p>{text}</p>
      <p>
        <a className="govuk-button govuk-button--secondary" href={hrefOf()} download>
          <Icon of={Download} /> {t('download.do')}
        </a>
      </p>
      {years.length > 1 && (
        <details className="govuk-details">
          <summary className="govuk-details__summary">
            <Icon of={ChevronRight} /> <span className="govuk-details__summary-text">{t('download.years')}</span>
          </summary>
          <ul className="govuk-details__text" role="list">
            {years.map((year) => (
              <li key={year}>
                <a className="govuk-link" href={hrefOf(year)} download>
                  {t('download.year', { year })}
                </a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
