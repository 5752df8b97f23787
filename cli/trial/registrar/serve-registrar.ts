import type { IncomingMessage } from 'node:http'
import * as sen from '../../../channels/print/adapter/registrar/sen-mapping.ts'
import { formOfBarcode } from '../../../channels/print/store/registered/barcodes.ts'
import type { ItemStore, StandInItem } from './item-store.ts'
import type { Faults, RegistrarCall } from './registrar-faults.ts'
import { proofPdf } from './stand-in-proof.ts'

export type Reply =
  | 'cut'
  | { readonly status: number; readonly body: object | Buffer; readonly headers?: Record<string, string> }

interface Parts {
  readonly key: string
  readonly items: ItemStore
  readonly faults: Faults
}

/** Answers one request. The request must be exactly what `sen-mapping.ts` describes: anything else is refused with 400. */
export async function serveRegistrar(parts: Parts, request: IncomingMessage, body: Buffer): Promise<Reply> {
  const call = callOf(request.method, request.url ?? '/')
  if (call === undefined) return refuse(404, 'NOT_FOUND')
  if (request.headers['x-api-key'] !== parts.key) return refuse(401, 'KEY')
  if (request.headers['x-api-version'] !== sen.apiVersion) return refuse(400, 'VERSION')
  const fault = parts.faults.take(call.kind)
  if (fault === 'cut') return 'cut'
  if (typeof fault === 'object') {
    const headers = fault.status === 429 ? { 'retry-after': '7' } : {}
    return { ...refuse(fault.status, fault.code ?? 'FAULT'), headers }
  }
  if (fault === 'nonsense') return { status: 200, body: { hello: 'world' } }
  const reply = answer(parts.items, call, parse(body))
  return fault === 'cut-after' ? 'cut' : reply
}

interface FoundCall {
  readonly kind: RegistrarCall
  readonly barcode?: string
  readonly proof?: string
}

function callOf(method: string | undefined, url: string): FoundCall | undefined {
  if (method === 'POST') {
    if (url === sen.paths.announce) return { kind: 'announce' }
    if (url === sen.paths.search) return { kind: 'search' }
    return url === sen.paths.track ? { kind: 'track' } : undefined
  }
  const [, barcode, proof] = /^\/registered-items\/([A-Z0-9]+)\/proofs(?:\/([A-Za-z0-9-]+))?$/.exec(url) ?? []
  if (method !== 'GET' || barcode === undefined) return undefined
  return proof === undefined ? { kind: 'proofs', barcode } : { kind: 'proof', barcode, proof }
}

function answer(items: ItemStore, { kind, barcode = '', proof = '' }: FoundCall, body: unknown): Reply {
  switch (kind) {
    case 'announce':
      return announce(items, body)
    case 'search': {
      const read = sen.searchRequest.safeParse(body).data
      if (read === undefined) return refuse(400, 'SHAPE')
      return { status: 200, body: { items: items.search(read.accountID, read.customerReference).map(named) } }
    }
    case 'track': {
      const read = sen.trackRequest.safeParse(body).data
      if (read === undefined) return refuse(400, 'SHAPE')
      const found = read.barcodes.flatMap((each) => items.find(each) ?? [])
      return { status: 200, body: { items: found.map((each) => ({ ...named(each), events: items.eventsOf(each) })) } }
    }
    case 'proofs': {
      const item = items.find(barcode)
      const ended = item !== undefined && endOf(items, item) !== undefined
      return { status: 200, body: { proofs: ended ? [{ id: 'end', type: 'PROOF_OF_DELIVERY' }] : [] } }
    }
    case 'proof': {
      const item = items.find(barcode)
      const end = item === undefined ? undefined : endOf(items, item)
      if (item === undefined || end === undefined || proof !== 'end') return refuse(404, 'NOT_FOUND')
      return { status: 200, body: proofPdf(item.barcode, end.code, end.timestamp) }
    }
    default:
      return kind satisfies never
  }
}

const endOf = (items: ItemStore, item: StandInItem) =>
  items.eventsOf(item).findLast(({ code }) => code === 'COLLECTED' || code === 'RETURNED_TO_SENDER')

function announce(items: ItemStore, body: unknown): Reply {
  const read = sen.announceRequest.safeParse(body)
  if (!read.success)
    return refuse(400, read.error.issues.some(({ code }) => code === 'too_big') ? 'FIELD_TOO_LONG' : 'SHAPE')
  const { accountID, customerReference, product, barcode } = read.data
  if (barcode !== undefined && formOfBarcode(barcode) === undefined) return refuse(422, 'BARCODE')
  if (barcode !== undefined && items.find(barcode) !== undefined) return refuse(409, 'BARCODE_IN_USE')
  const item = items.add({ accountID, customerReference, product, ...(barcode !== undefined && { barcode }) })
  return { status: 201, body: named(item) }
}

const named = ({ barcode, customerReference }: StandInItem) => ({ barcode, customerReference })
const refuse = (status: number, code: string) => ({ status, body: { code } })

function parse(body: Buffer): unknown {
  try {
    return body.length === 0 ? undefined : JSON.parse(body.toString())
  } catch {
    return undefined
  }
}
