import type { InboxLine } from './read-inbox.ts'

/**
 * Whether a letter counts as unread, as `inbox_unread` of the database counts: a letter that was refused does not, nor one whose term
 * passed, unless it opens since because it went on paper.
 */
export function isNew({ readAt, service, needs }: InboxLine): boolean {
  if (readAt !== undefined || service?.state === 'refused') return false
  return service?.state !== 'neglected' || needs === undefined
}
