import type { InboxPage } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import { useGet } from '../../../admin-ui/src/ui/api/use-api.ts'

/** How many letters nobody opened yet, for whom this tab reads; undefined as long as we do not know. */
export function useUnread(): number | undefined {
  return useGet<InboxPage>('/v1/inbox/messages?limit=1').data?.unread
}
