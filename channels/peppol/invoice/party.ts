import { isEnterpriseNumber } from '../../../core/words/numbers/enterprise-number.ts'
import type { Recipient } from '../../../core/words/recipient.ts'
import type { Invoice } from './invoice.ts'

/** The authority that invoices, as Peppol and the Crossroads Bank know it. */
export interface Seller {
  readonly name: string
  /** 10 digits. */
  readonly enterpriseNumber: string
  /** Whether it is registered for VAT: its VAT number is then BE and its enterprise number. */
  readonly vat: boolean
  readonly street: string
  readonly postalCode: string
  readonly city: string
}

export type Buyer = Extract<Recipient, { type: 'enterprise' }>

/** The scheme of enterprise numbers in Peppol's list of participant identifiers. */
export const enterpriseScheme = '0208'

/** `0208:0206731645`; undefined when the number is not one of an enterprise. */
export function participantOf(number: string): string | undefined {
  return isEnterpriseNumber(number) ? `${enterpriseScheme}:${number}` : undefined
}

/** BR-S-02, BR-Z-02, BR-E-02, BR-AE-02: only a seller with a VAT number states VAT, or why there is none. */
export function maySell(invoice: Invoice, seller: Seller): boolean {
  return seller.vat || invoice.groups.every(({ category }) => category === 'O')
}
