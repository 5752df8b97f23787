import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** The foot of a list with pages: how many rows are shown, and a button for more when there are more. */
export function More({
  of,
  shown,
  words,
  query,
}: {
  /** The name of the list, on a screen that has several. */
  readonly of?: string
  readonly shown: number
  /** Replaces the number of rows, when more is known. */
  readonly words?: string | undefined
  readonly query: {
    readonly hasNextPage: boolean
    readonly isFetchingNextPage: boolean
    readonly fetchNextPage: () => Promise<unknown>
  }
}): ReactNode {
  const { t } = useTranslation()
  return (
    <nav
      className="govuk-pagination st-more"
      aria-label={of === undefined ? t('parts.pages') : `${t('parts.pages')}: ${of}`}
    >
      <span className="up-quiet up-small" role="status">
        {words ?? t('parts.shown', { count: shown })}
      </span>
      {query.hasNextPage && (
        <button
          className="govuk-button govuk-button--secondary"
          type="button"
          aria-disabled={query.isFetchingNextPage}
          onClick={() => {
            if (!query.isFetchingNextPage) void query.fetchNextPage()
          }}
        >
          {query.isFetchingNextPage ? t('parts.busy') : t('parts.more')}
        </button>
      )}
    </nav>
  )
}
