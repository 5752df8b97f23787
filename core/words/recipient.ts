import type { Language } from './language.ts'

/** A Belgian address in parts (bpost addressing rules), or written lines for the rest of the world. */
export type PostalAddress =
  | {
      readonly street: string
      readonly houseNumber: string
      readonly box?: string
      readonly postalCode: string
      readonly municipality: string
      readonly country: 'BE'
    }
  | {
      readonly lines: readonly string[]
      /** ISO 3166-1 alpha-2. */
      readonly country: string
    }

export const recipientTypes = ['citizen', 'enterprise', 'addressee'] as const
export type RecipientType = (typeof recipientTypes)[number]

interface Anyone {
  readonly name: string
  readonly language?: Language
  readonly email?: string
  readonly address?: PostalAddress
}

/** The recipient of a message: a person by INSZ, an enterprise by KBO number, or a recipient without number. */
export type Recipient =
  | (Anyone & {
      readonly type: 'citizen'
      /** 11 digits. */
      readonly insz: string
    })
  | (Anyone & {
      readonly type: 'enterprise'
      /** 10 digits. */
      readonly enterpriseNumber: string
      readonly attention?: string
    })
  | (Anyone & {
      readonly type: 'addressee'
      /** The name of the person or enterprise for whom this one reads, as the registry says. A sender never gives it. */
      readonly readsFor?: string
    })

/**
 * Why no channel can reach a recipient without number; undefined when one may. A citizen or an enterprise is found by number in
 * registers.
 */
export function explainNoAddress(recipient: {
  readonly type: RecipientType
  readonly email?: unknown
  readonly address?: unknown
}): string | undefined {
  const { type, email, address } = recipient
  if (type !== 'addressee' || email !== undefined || address !== undefined) return undefined
  return 'A recipient without a number needs an address or an email address.'
}
