import type { EntityId } from '../../../core/words/id.ts'

export interface SenderAddresses {
  /** Address in the From header. */
  readonly from: string
  /** Entities with an address of their own. */
  readonly senders?: ReadonlyMap<EntityId, string>
}

/** The address in the From header of the mails of an entity. */
export function senderAddressOf({ from, senders }: SenderAddresses, entity: EntityId): string {
  return senders?.get(entity) ?? from
}
