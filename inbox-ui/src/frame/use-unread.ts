import type { InboxPage } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import { useGet } from '../../../admin-ui/src/ui/api/use-api.ts'

/** The number of unread letters in the inbox of this tab; undefined until it is known. */
export function useUnread(): number | undefined {
  return useGet<InboxPage>('/v1/inbox/messages?limit=1').data?.unread
}
