import { z } from 'zod'
import type { PostalAddress } from '../../../../core/words/recipient.ts'
import { registeredProducts } from '../../store/registered/registrar-accounts.ts'
import type { TrackingKind } from '../../store/registered/tracked-items.ts'
import type { AnnouncementFault, ItemToAnnounce } from './registrar.ts'

/**
 * The API of bpost for the digital announcement of registered mail (SEN 1.6.23), as far as its public page describes it, and the
 * hub's assumption about everything else. **This is the only file to change when the operator's answers differ** (decision 0054).
 *
 * Described: announce (with an own barcode or a given one), search, tracking, signed proofs; products `registeredmail` and
 * `judicialmail`; `accountID`, `subaccountID`, `routerID`; headers `x-api-key` and `x-api-version`; Belgian addresses only; a name
 * or a company; at most 50 characters in each field. Assumed: paths, names of all other fields, answers, tracking codes.
 */
export const apiVersion = '1.6.23'
export const maxFieldLength = 50
/** Assumed. */
export const paths = {
  announce: '/registered-items',
  search: '/registered-items/search',
  track: '/registered-items/tracking',
  proofs: (barcode: string) => `/registered-items/${encodeURIComponent(barcode)}/proofs`,
  proof: (barcode: string, reference: string) =>
    `/registered-items/${encodeURIComponent(barcode)}/proofs/${encodeURIComponent(reference)}`,
} as const
/** Assumed: barcodes in one tracking request. */
export const maxTrackedAtOnce = 100

const field = z.string().min(1).max(maxFieldLength)
export const announceRequest = z
  .strictObject({
    product: z.enum(registeredProducts),
    accountID: field,
    subaccountID: field.optional(),
    routerID: field.optional(),
    customerReference: field,
    barcode: z
      .string()
      .regex(/^[A-Z0-9]{13,30}$/)
      .optional(),
    addressee: z.strictObject({
      name: field.optional(),
      company: field.optional(),
      street: field.optional(),
      houseNumber: field.optional(),
      boxNumber: field.optional(),
      unstructured: z.array(field).min(1).max(4).optional(),
      postalCode: z
        .string()
        .regex(/^[1-9]\d{3}$/)
        .optional(),
      municipality: field.optional(),
      countryCode: z.literal('BE'),
    }),
  })
  .refine(({ addressee }) => addressee.name !== undefined || addressee.company !== undefined)
export type AnnounceRequest = z.output<typeof announceRequest>

const barcode = z.string().regex(/^[A-Z0-9]{13,30}$/)
export const announceAnswer = z.object({ barcode, customerReference: z.string() })
export const searchRequest = z.strictObject({ accountID: field, customerReference: field })
export const searchAnswer = z.object({ items: z.array(announceAnswer).max(100) })
export const trackRequest = z.strictObject({ barcodes: z.array(barcode).min(1).max(maxTrackedAtOnce) })
/** Each item and each event is read by itself: one that cannot be read hides no other. */
export const trackAnswer = z.object({ items: z.array(z.unknown()).max(maxTrackedAtOnce) })
export const trackedItem = z.object({ barcode, events: z.array(z.unknown()).max(1_000) })
export const trackedEvent = z.object({ code: z.string().max(60), timestamp: z.iso.datetime({ offset: true }) })
export const proofsAnswer = z.object({
  proofs: z.array(z.object({ id: z.string().regex(/^[A-Za-z0-9-]{1,60}$/), type: z.string().max(60) })).max(20),
})
export const refusal = z.object({ code: z.string().max(60), field: z.string().max(60).optional() })

/** Assumed. A code that is absent here says nothing that the hub records. */
export const trackingCodes: Readonly<Record<string, TrackingKind>> = {
  PRESENTED: 'presented',
  NOTICE_LEFT: 'notice-left',
  COLLECTED: 'collected',
  DELIVERED: 'collected',
  REFUSED: 'refused',
  NOT_COLLECTED: 'not-collected',
  RETURNED_TO_SENDER: 'returned',
}

/** Assumed: the codes of a refusal that name a fault of the letter, and the reason of the hub. */
export const refusalCodes: Readonly<Record<string, AnnouncementFault>> = {
  FIELD_TOO_LONG: 'field-too-long',
  ADDRESS_UNKNOWN: 'address-refused',
  COUNTRY_NOT_ALLOWED: 'address-refused',
  ADDRESSEE_MISSING: 'no-recipient',
}

/** The request for an item, or why the operator would refuse it. */
export function announceRequestOf(item: ItemToAnnounce): AnnounceRequest | { readonly fault: AnnouncementFault } {
  const { recipient, subaccount, router, barcode: own } = item
  const { address } = recipient
  if (recipient.name.trim() === '') return { fault: 'no-recipient' }
  if (address === undefined) return { fault: 'address-missing' }
  if (address.country !== 'BE') return { fault: 'address-refused' }
  const request = {
    product: item.product,
    accountID: item.account,
    ...(subaccount !== null && { subaccountID: subaccount }),
    ...(router !== null && { routerID: router }),
    customerReference: item.reference,
    ...(own !== null && { barcode: own }),
    addressee: {
      ...(recipient.company ? { company: recipient.name } : { name: recipient.name }),
      ...addressOf(address),
      countryCode: 'BE' as const,
    },
  }
  const read = announceRequest.safeParse(request)
  if (read.success) return read.data
  const tooLong = read.error.issues.some((issue) => issue.code === 'too_big')
  return { fault: tooLong ? 'field-too-long' : 'address-refused' }
}

function addressOf(address: PostalAddress): Partial<AnnounceRequest['addressee']> {
  if ('lines' in address) return { unstructured: [...address.lines] }
  const { street, houseNumber, box, postalCode, municipality } = address
  return { street, houseNumber, ...(box !== undefined && { boxNumber: box }), postalCode, municipality }
}
