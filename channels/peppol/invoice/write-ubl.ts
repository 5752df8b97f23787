import { element, type Xml } from '../../../core/xml/write-xml.ts'
import { type Decimal, writeCents, writeDecimal } from './decimal.ts'
import type { Adjustment, Invoice, InvoiceLine, VatGroup } from './invoice.ts'
import type { Buyer, Seller } from './party.ts'
import { writeBuyer, writeSeller } from './write-parties.ts'

/** Identifiers of Peppol BIS Billing 3.0: BT-24 and BT-23. */
export const customization = 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0'
export const processId = 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0'

const ubl = 'urn:oasis:names:specification:ubl:schema:xsd'
const roots = { invoice: 'Invoice', 'credit-note': 'CreditNote' } as const

/** The document type by which a participant registers that it receives this kind (Peppol policy for identifiers). */
export function documentTypeOf(kind: Invoice['kind']): string {
  return `${ubl}:${roots[kind]}-2::${roots[kind]}##${customization}::2.1`
}

export interface InvoiceDocument {
  readonly invoice: Invoice
  readonly seller: Seller
  readonly buyer: Buyer
  /** Used where the invoice has no reference of the buyer (PEPPOL-EN16931-R003 requires one). */
  readonly reference: string
  /** The letter as it is read by people. */
  readonly letter?: { readonly name: string; readonly pdf: Uint8Array }
}

/** An invoice or a credit note as UBL 2.1 in the form of Peppol BIS Billing 3.0. The schema fixes the order of the elements. */
export function writeUbl({ invoice, seller, buyer, reference, letter }: InvoiceDocument): Uint8Array {
  const { kind } = invoice
  const root = roots[kind]
  const namespaces = {
    xmlns: `${ubl}:${root}-2`,
    'xmlns:cac': `${ubl}:CommonAggregateComponents-2`,
    'xmlns:cbc': `${ubl}:CommonBasicComponents-2`,
  }
  const isInvoice = kind === 'invoice'
  // BR-O-02: a document outside the scope of VAT names no VAT numbers.
  const namesVat = invoice.groups.some(({ category }) => category !== 'O')
  const whole = element(
    root,
    [
      element('cbc:CustomizationID', customization),
      element('cbc:ProfileID', processId),
      element('cbc:ID', invoice.number),
      element('cbc:IssueDate', invoice.issued),
      isInvoice ? element('cbc:DueDate', invoice.due) : undefined,
      // UNCL 1001: commercial invoice, credit note.
      isInvoice ? element('cbc:InvoiceTypeCode', '380') : element('cbc:CreditNoteTypeCode', '381'),
      element('cbc:Note', invoice.note),
      element('cbc:DocumentCurrencyCode', 'EUR'),
      element('cbc:BuyerReference', invoice.buyerReference ?? (invoice.order === undefined ? reference : undefined)),
      element('cac:InvoicePeriod', periodOf(invoice)),
      element('cac:OrderReference', [element('cbc:ID', invoice.order)]),
      element('cac:BillingReference', [element('cac:InvoiceDocumentReference', [element('cbc:ID', invoice.credits)])]),
      attached(letter),
      writeSeller(seller, namesVat),
      writeBuyer(buyer),
      paymentOf(invoice),
      ...invoice.adjustments.map(adjustmentOf),
      taxesOf(invoice),
      totalsOf(invoice),
      ...invoice.lines.map((line, index) => lineOf(line, index + 1, isInvoice)),
    ],
    namespaces,
  )
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${whole ?? ''}\n`)
}

function periodOf({ period }: Invoice): Xml[] | undefined {
  return period && [element('cbc:StartDate', period.from), element('cbc:EndDate', period.to)]
}

function attached(letter: InvoiceDocument['letter']): Xml {
  if (letter === undefined) return undefined
  const { name, pdf } = letter
  const file = element('cbc:EmbeddedDocumentBinaryObject', Buffer.from(pdf).toString('base64'), {
    mimeCode: 'application/pdf',
    filename: name,
  })
  return element('cac:AdditionalDocumentReference', [element('cbc:ID', name), element('cac:Attachment', [file])])
}

function paymentOf({ payment, kind, due }: Invoice): Xml {
  if (payment === undefined) return undefined
  return element('cac:PaymentMeans', [
    // UNCL 4461: credit transfer.
    element('cbc:PaymentMeansCode', '30'),
    kind === 'credit-note' ? element('cbc:PaymentDueDate', due) : undefined,
    element('cbc:PaymentID', payment.reference),
    element('cac:PayeeFinancialAccount', [element('cbc:ID', payment.iban)]),
  ])
}

const amount = (name: string, cents: bigint): Xml => element(name, writeCents(cents), { currencyID: 'EUR' })

function adjustmentOf({ kind, reason, amount: cents, ...vat }: Adjustment): Xml {
  return element('cac:AllowanceCharge', [
    element('cbc:ChargeIndicator', String(kind === 'charge')),
    element('cbc:AllowanceChargeReason', reason),
    amount('cbc:Amount', cents),
    taxCategory('cac:TaxCategory', vat),
  ])
}

function taxesOf({ vat, groups, exemption }: Invoice): Xml {
  const subtotal = ({ taxable, tax, ...group }: VatGroup): Xml =>
    element('cac:TaxSubtotal', [
      amount('cbc:TaxableAmount', taxable),
      amount('cbc:TaxAmount', tax),
      // BR-S-10, BR-Z-10: where VAT has a rate, there is no reason against it.
      taxCategory('cac:TaxCategory', group, group.category === 'S' || group.category === 'Z' ? undefined : exemption),
    ])
  return element('cac:TaxTotal', [amount('cbc:TaxAmount', vat), ...groups.map(subtotal)])
}

function taxCategory(
  name: string,
  { category, rate }: { readonly category: VatGroup['category']; readonly rate: Decimal },
  reason?: string,
): Xml {
  return element(name, [
    element('cbc:ID', category),
    // BR-O-05: outside the scope of VAT there is no rate.
    category === 'O' ? undefined : element('cbc:Percent', writeDecimal(rate)),
    element('cbc:TaxExemptionReason', reason),
    element('cac:TaxScheme', [element('cbc:ID', 'VAT')]),
  ])
}

function totalsOf({ lines, adjustments, net, total }: Invoice): Xml {
  /** BT-107 and BT-108; absent where there is none. */
  const sumOf = (name: string, kind: Adjustment['kind']): Xml => {
    const some = adjustments.filter((each) => each.kind === kind)
    return some.length === 0
      ? undefined
      : amount(
          name,
          some.reduce((sum, each) => sum + each.amount, 0n),
        )
  }
  return element('cac:LegalMonetaryTotal', [
    amount(
      'cbc:LineExtensionAmount',
      lines.reduce((sum, line) => sum + line.net, 0n),
    ),
    amount('cbc:TaxExclusiveAmount', net),
    amount('cbc:TaxInclusiveAmount', total),
    sumOf('cbc:AllowanceTotalAmount', 'discount'),
    sumOf('cbc:ChargeTotalAmount', 'charge'),
    amount('cbc:PayableAmount', total),
  ])
}

function lineOf({ description, quantity, unit, price, net, ...vat }: InvoiceLine, n: number, isInvoice: boolean): Xml {
  return element(isInvoice ? 'cac:InvoiceLine' : 'cac:CreditNoteLine', [
    element('cbc:ID', String(n)),
    element(isInvoice ? 'cbc:InvoicedQuantity' : 'cbc:CreditedQuantity', writeDecimal(quantity), { unitCode: unit }),
    amount('cbc:LineExtensionAmount', net),
    element('cac:Item', [element('cbc:Name', description), taxCategory('cac:ClassifiedTaxCategory', vat)]),
    element('cac:Price', [element('cbc:PriceAmount', writeDecimal(price), { currencyID: 'EUR' })]),
  ])
}
