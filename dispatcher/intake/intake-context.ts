import type { Fault, FaultCode } from '../../core/fault.ts'
import type { ChannelName, Postage, Priority, Via } from '../../core/words/message.ts'
import type { SuppliedDocument } from '../../templates/store/uploads/supplied-documents.ts'
import type { ResolvedVersion } from '../../templates/store/versions/resolve-version.ts'
import type { Origin, Sender } from '../message/sender.ts'
import type { IntakeDeps } from './intake-deps.ts'
import type { MessageClass } from './message-class.ts'
import type { MessageRequest } from './message-request.ts'

/** A request on its way through the steps of intake: each step fills in a member or adds a fault. */
export interface IntakeContext {
  readonly sender: Sender
  readonly request: MessageRequest
  readonly origin: Origin
  readonly now: Date
  readonly faults: Fault[]
  /** Advice for the sender that does not stop the letter. */
  readonly warnings: Fault[]
  version?: ResolvedVersion
  /** A supplied document, in place of a version. */
  document?: SuppliedDocument
  attachments: readonly { readonly document: SuppliedDocument; readonly via: Via }[]
  messageClass?: MessageClass
  channels: readonly ChannelName[]
  postage: Postage
  priority: Priority
  sendAfter?: Date
  expiresAt?: Date
}

/** One step of intake; the list in `steps.ts` follows the rules of 3.2. */
export interface Step {
  readonly name: string
  readonly run: (context: IntakeContext, deps: IntakeDeps) => void | Promise<void>
}

export function beginDraft(sender: Sender, request: MessageRequest, origin: Origin, now: Date): IntakeContext {
  return {
    sender,
    request,
    origin,
    now,
    faults: [],
    warnings: [],
    attachments: [],
    channels: [],
    postage: request.postage ?? 'priority',
    priority: request.priority ?? 'normal',
  }
}

export function fault(context: IntakeContext, pointer: string, code: FaultCode, detail: string): void {
  context.faults.push({ in: 'body', pointer, code, detail })
}

export function warn(context: IntakeContext, pointer: string, code: FaultCode, detail: string): void {
  context.warnings.push({ in: 'body', pointer, code, detail })
}
