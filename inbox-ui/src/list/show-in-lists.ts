import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import type { Letter } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import { isInboxList } from './is-inbox-list.ts'
import type { LetterPage } from './use-letters.ts'

/**
 * Shows a letter in the lists as it is now, before they are fetched again: back in a list, the reader never sees a task as open
 * that was just marked as done, or a letter as new that was just read.
 */
export function showInLists(client: QueryClient, letter: Letter): void {
  client.setQueriesData<unknown>({ predicate: isInboxList }, (data: unknown) =>
    isPaged(data) ? { ...data, pages: data.pages.map((page) => withLetter(page, letter)) } : data,
  )
}

function withLetter(page: LetterPage, letter: Letter): LetterPage {
  const { sender, subject, read, isNew, actions, closed, service } = letter
  const now = { sender, subject, read, isNew, actions, closed, service }
  return { ...page, items: page.items.map((item) => (item.id === letter.id ? { ...item, ...now } : item)) }
}

/** The count of unread letters, which {@link isInboxList} also covers, has no pages. */
function isPaged(data: unknown): data is InfiniteData<LetterPage> {
  return typeof data === 'object' && data !== null && 'pages' in data
}
