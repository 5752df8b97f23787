/** What a person reads in an invoice or credit note; amounts and days as they are written in it. */
export interface InvoiceShown {
  readonly kind: 'invoice' | 'credit-note'
  readonly number: string
  readonly issued: string
  readonly due?: string
  readonly seller: string
  readonly buyer: string
  readonly credits?: string
  readonly order?: string
  readonly iban?: string
  readonly reference?: string
  readonly note?: string
  readonly lines: readonly {
    readonly description: string
    readonly quantity: string
    readonly unit: string
    readonly price: string
    readonly vat: Vat
    readonly amount: string
  }[]
  /** Discounts have an amount below zero here. */
  readonly adjustments: readonly { readonly reason: string; readonly vat: Vat; readonly amount: string }[]
  readonly groups: readonly {
    readonly vat: Vat
    readonly taxable: string
    readonly tax: string
    readonly reason?: string
  }[]
  readonly net: string
  readonly tax: string
  readonly payable: string
}
/** Category of VAT (UNCL 5305) and percentage. */
interface Vat {
  readonly category: string
  readonly percent?: string
}

/** Reads the terms of UBL 2.1 that the hub writes. Undefined for text that is no such document: then only the file is shown. */
export function readInvoiceXml(text: string): InvoiceShown | undefined {
  const document = new DOMParser().parseFromString(text, 'application/xml')
  const root = document.documentElement
  const kind = { Invoice: 'invoice', CreditNote: 'credit-note' }[root.localName]
  if (document.querySelector('parsererror') !== null || (kind !== 'invoice' && kind !== 'credit-note')) return undefined
  const [amountLine, quantity] =
    kind === 'invoice' ? ['InvoiceLine', 'InvoicedQuantity'] : ['CreditNoteLine', 'CreditedQuantity']
  return {
    kind,
    number: textAt(root, 'ID') ?? '',
    issued: textAt(root, 'IssueDate') ?? '',
    seller: textAt(root, 'AccountingSupplierParty', 'Party', 'PartyLegalEntity', 'RegistrationName') ?? '',
    buyer: textAt(root, 'AccountingCustomerParty', 'Party', 'PartyLegalEntity', 'RegistrationName') ?? '',
    ...given({
      due: textAt(root, 'DueDate') ?? textAt(root, 'PaymentMeans', 'PaymentDueDate'),
      credits: textAt(root, 'BillingReference', 'InvoiceDocumentReference', 'ID'),
      order: textAt(root, 'OrderReference', 'ID'),
      iban: textAt(root, 'PaymentMeans', 'PayeeFinancialAccount', 'ID'),
      reference: textAt(root, 'PaymentMeans', 'PaymentID'),
      note: textAt(root, 'Note'),
    }),
    lines: childrenOf(root, amountLine ?? '').map((line) => ({
      description: textAt(line, 'Item', 'Name') ?? '',
      quantity: textAt(line, quantity ?? '') ?? '',
      unit: childrenOf(line, quantity ?? '')[0]?.getAttribute('unitCode') ?? '',
      price: textAt(line, 'Price', 'PriceAmount') ?? '',
      vat: vatOf(at(line, 'Item', 'ClassifiedTaxCategory')),
      amount: textAt(line, 'LineExtensionAmount') ?? '',
    })),
    adjustments: childrenOf(root, 'AllowanceCharge').map((each) => ({
      reason: textAt(each, 'AllowanceChargeReason') ?? '',
      vat: vatOf(at(each, 'TaxCategory')),
      amount: `${textAt(each, 'ChargeIndicator') === 'true' ? '' : '-'}${textAt(each, 'Amount') ?? ''}`,
    })),
    groups: childrenOf(at(root, 'TaxTotal'), 'TaxSubtotal').map((each) => ({
      vat: vatOf(at(each, 'TaxCategory')),
      taxable: textAt(each, 'TaxableAmount') ?? '',
      tax: textAt(each, 'TaxAmount') ?? '',
      ...given({ reason: textAt(each, 'TaxCategory', 'TaxExemptionReason') }),
    })),
    net: textAt(root, 'LegalMonetaryTotal', 'TaxExclusiveAmount') ?? '',
    tax: textAt(root, 'TaxTotal', 'TaxAmount') ?? '',
    payable: textAt(root, 'LegalMonetaryTotal', 'PayableAmount') ?? '',
  }
}

function childrenOf(parent: Element | undefined, name: string): Element[] {
  return parent === undefined ? [] : [...parent.children].filter(({ localName }) => localName === name)
}

/** The first element on this way down. */
function at(from: Element | undefined, ...names: readonly string[]): Element | undefined {
  return names.reduce<Element | undefined>((element, name) => childrenOf(element, name)[0], from)
}

function textAt(from: Element, ...names: readonly string[]): string | undefined {
  return at(from, ...names)?.textContent ?? undefined
}

function vatOf(category: Element | undefined): Vat {
  return {
    category: category === undefined ? '' : (textAt(category, 'ID') ?? ''),
    ...given({ percent: category && textAt(category, 'Percent') }),
  }
}

function given<T extends Record<string, string | undefined>>(members: T): { [Name in keyof T]?: string } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [Name in keyof T]?: string
  }
}
