import type { MessageStatus } from '../../../../api/contract/values/message.ts'

/** The tone of the sentence that describes the state of the message. */
export function toneOf(status: MessageStatus): 'note' | 'good' | 'warn' | 'bad' {
  switch (status) {
    case 'delivered':
    case 'read':
      return 'good'
    case 'held':
      return 'warn'
    case 'undeliverable':
    case 'failed':
      return 'bad'
    case 'accepted':
    case 'scheduled':
    case 'processing':
    case 'sent':
    case 'cancelled':
      return 'note'
  }
  return status satisfies never
}
