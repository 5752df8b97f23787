import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** How many letters there are, and the button for the next ones. */
export function MoreLetters({
  query,
  found,
  shown,
}: {
  readonly query: Pick<UseInfiniteQueryResult, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>
  readonly found: string
  /** Letters that the page shows. */
  readonly shown: number
}): ReactNode {
  const { t } = useTranslation()
  if (shown === 0) return null
  return (
    <nav className="govuk-pagination" aria-label={t('list.morePages')}>
      <span className="up-quiet" role="status">
        {found}
      </span>
      {query.hasNextPage && (
        <button
          className="govuk-button govuk-button--secondary"
          type="button"
          aria-disabled={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage().then(() => focusLetter(shown))}
        >
          {query.isFetchingNextPage ? t('list.moreBusy') : t('list.more')}
        </button>
      )}
    </nav>
  )
}

/** Frames of the screen within which a page that was fetched is drawn, also on a slow phone. */
const longestDrawing = 120

/** After ‘more’ the keyboard focus moves to the first letter that was added, not to the top of the page. */
function focusLetter(place: number, frames = longestDrawing): void {
  requestAnimationFrame(() => {
    const added = document.querySelectorAll<HTMLAnchorElement>('.in-letter__subject a')[place]
    if (added !== undefined) added.focus()
    else if (frames > 0) focusLetter(place, frames - 1)
  })
}
