import type { Decimal } from './decimal.ts'

/**
 * The VAT categories that an authority in Belgium uses (UNCL 5305, as EN 16931 limits it): S standard or reduced rate, Z zero rate,
 * E exempt, AE reverse charge, O outside the scope of VAT (art. 6 of the VAT Code: acts of a public authority).
 */
export const vatCategories = ['S', 'Z', 'E', 'AE', 'O'] as const
export type VatCategory = (typeof vatCategories)[number]

/** The rates of the royal decree no. 20 of 20 July 1970. */
export const vatRates = ['6', '12', '21'] as const

/** The units of a quantity (UN/ECE Recommendation 20) that letters of authorities use. C62 is one piece. */
export const units = [
  'C62',
  'HUR',
  'DAY',
  'WEE',
  'MON',
  'ANN',
  'KGM',
  'TNE',
  'LTR',
  'MTR',
  'KMT',
  'MTK',
  'MTQ',
  'KWH',
  'MWH',
] as const
export type Unit = (typeof units)[number]

export interface InvoiceLine {
  readonly description: string
  readonly quantity: Decimal
  readonly unit: Unit
  /** Per unit, without VAT. */
  readonly price: Decimal
  readonly category: VatCategory
  /** In percent; zero in every category but S. */
  readonly rate: Decimal
  /** Cents: quantity times price (BT-131). */
  readonly net: bigint
}

/** A discount or a charge on the whole invoice (BG-20, BG-21). */
export interface Adjustment {
  readonly kind: 'discount' | 'charge'
  /** BT-97 or BT-104. */
  readonly reason: string
  readonly category: VatCategory
  /** In percent; zero in every category but S. */
  readonly rate: Decimal
  /** Cents, without VAT, more than zero (BT-92 or BT-99). */
  readonly amount: bigint
}

/** One row of the VAT breakdown (BG-23): all lines and adjustments of one category and rate. */
export interface VatGroup {
  readonly category: VatCategory
  readonly rate: Decimal
  readonly taxable: bigint
  readonly tax: bigint
}

/** An invoice or a credit note in euro, by the terms of EN 16931 (BT and BG numbers in the comments). */
export interface Invoice {
  readonly kind: 'invoice' | 'credit-note'
  /** BT-1. */
  readonly number: string
  /** BT-2, yyyy-mm-dd. */
  readonly issued: string
  /** BT-9. */
  readonly due?: string
  /** BG-14. */
  readonly period?: { readonly from: string; readonly to: string }
  /** BT-25: the invoice that is credited. */
  readonly credits?: string
  /** BT-10. */
  readonly buyerReference?: string
  /** BT-13. */
  readonly order?: string
  /** BT-22. */
  readonly note?: string
  /** BG-16. */
  readonly payment?: { readonly iban: string; readonly reference?: string }
  /** BT-120, of the groups without VAT. */
  readonly exemption?: string
  readonly lines: readonly InvoiceLine[]
  readonly adjustments: readonly Adjustment[]
  readonly groups: readonly VatGroup[]
  /** Cents: BT-109 (lines and charges less discounts), BT-110 and BT-112. */
  readonly net: bigint
  readonly vat: bigint
  readonly total: bigint
}
