import { randomBytes } from 'node:crypto'
import type { EntityId } from '../words/id.ts'
import type { Keyring } from './keyring.ts'

/** `entity.wrapped_key` of a new entity: 32 random bytes that will wrap the keys of its records, sealed with the key ring. */
export function newEntityKey(keyring: Keyring, entity: EntityId): Buffer {
  return keyring.seal(randomBytes(32), contextOf(entity))
}

/** @throws Error when it was altered, belongs to another entity, or its key is no longer on the ring. */
export function unwrapEntityKey(keyring: Keyring, entity: EntityId, wrapped: Uint8Array): Buffer {
  return keyring.open(wrapped, contextOf(entity))
}

/** The key of an entity with a number above 0 (`entity_key.wrapped`), as `newEntityKey`. */
export function newNumberedEntityKey(keyring: Keyring, entity: EntityId, number: number): Buffer {
  return keyring.seal(randomBytes(32), numberedContext(entity, number))
}

/** @throws Error as `unwrapEntityKey` */
export function unwrapNumberedEntityKey(
  keyring: Keyring,
  entity: EntityId,
  number: number,
  wrapped: Uint8Array,
): Buffer {
  return keyring.open(wrapped, numberedContext(entity, number))
}

export function contextOf(entity: EntityId): string {
  return `entity-key:${entity}`
}

export function numberedContext(entity: EntityId, number: number): string {
  return `entity-key:${entity}:${number}`
}
