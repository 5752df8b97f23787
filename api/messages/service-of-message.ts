import { serviceOf } from '../../dispatcher/legal-service/service-of.ts'
import type { LegalService } from '../../dispatcher/legal-service/service-rules.ts'
import { serviceWords } from '../../dispatcher/legal-service/service-words.ts'
import type { MessageView } from '../../dispatcher/messages/message-view.ts'
import type { Message } from '../contract/messages/message.ts'

/** When the message counts as received, for `showMessage`. */
export function showService({ serviceRules, ...view }: MessageView, now: Date): Pick<Message, 'service'> {
  const found = serviceRules === null ? undefined : serviceOf(serviceRules, view, now)
  return found === undefined ? {} : { service: shown(found) }
}

function shown({ how, servedOn, termEndsOn, provisional }: LegalService): NonNullable<Message['service']> {
  return {
    how,
    ...(servedOn !== undefined && { servedOn }),
    ...(termEndsOn !== undefined && { termEndsOn }),
    because: serviceWords[how],
    provisional,
  }
}
