import type { Language } from './language.ts'

/** A Belgian address in parts (bpost addressing rules), or up to seven written lines for the rest of the world. */
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
  | (Anyone & { readonly type: 'addressee' })
