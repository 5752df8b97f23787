import type { PostalAddress, Recipient } from '../../core/words/recipient.ts'

/** What a question is asked for; the registry may answer, log and authorise by it. */
export type RegistryPurpose = 'before-sending' | 'returned-mail'

/**
 * The registers of persons and enterprises. It is asked about sets, never about one letter at a time. One answer each, in the same
 * order; it throws nothing: a registry that does not answer is `away`.
 */
export interface Registry {
  /** The screens say that it is a stand-in. */
  readonly isStandIn: boolean
  lookUp(
    recipients: readonly Recipient[],
    purpose: RegistryPurpose,
    signal: AbortSignal,
  ): Promise<readonly RegistryAnswer[]>
}

export type RegistryAnswer =
  | { readonly kind: 'person'; readonly person: PersonFacts; readonly address?: PostalAddress }
  | { readonly kind: 'enterprise'; readonly enterprise: EnterpriseFacts; readonly address?: PostalAddress }
  /** No number, or a number that the registry does not know. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'away' }

/** A person who reads for another, and where letters reach them. */
export interface Representative {
  readonly name: string
  readonly address: PostalAddress
}

export interface PersonFacts {
  /** ISO date. */
  readonly bornOn?: string
  /** ISO date. */
  readonly diedOn?: string
  /** The address is not disclosed: it is not in the answer, and no letter or screen shows it. */
  readonly addressHidden: boolean
  readonly detained: boolean
  /** Parents or guardian of a minor who have authority; the first gets the letter, the others get copies. */
  readonly guardians: readonly Representative[]
  /** The administrator whom a court appointed for the property of a protected person (art. 492/1 of the former Civil Code). */
  readonly administrator?: Representative
  /** The heirs, or the notary who settles the estate. */
  readonly estate?: Representative
}

export interface EnterpriseFacts {
  readonly status: 'active' | 'bankrupt' | 'struck-off'
  /** The trustee in bankruptcy (art. XX.122 of the Code of Economic Law). */
  readonly trustee?: Representative
  /** Whether anyone is known who may read its digital letters. */
  readonly hasReader: boolean
}
