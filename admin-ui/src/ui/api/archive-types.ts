import type { MessageDocument, MessageEvent, RouteStep } from './api-types.ts'
import type { ChannelName } from './statuses.ts'

export interface ArchiveQuery {
  readonly q?: string
  readonly insz?: string
  readonly enterpriseNumber?: string
  readonly dossier?: string
  readonly reference?: string
  readonly from?: string
  readonly to?: string
  readonly channel?: ChannelName
  readonly cursor?: string
}
export interface ArchiveHit {
  readonly id: string
  readonly message: string
  readonly subject: string
  readonly reference?: string
  readonly entity?: string
  readonly recipientName?: string
  readonly sentAt?: string
  readonly channel?: ChannelName
  /** Plain text; what matched stands between U+0002 and U+0003, or in <b> or <mark>. */
  readonly snippet?: string
}
export interface ArchiveAnswer {
  readonly items: readonly ArchiveHit[]
  readonly facets?: Readonly<Record<string, unknown>>
  readonly next?: string
}
export interface RecordDocument extends Partial<Omit<MessageDocument, 'id'>> {
  readonly n: number
  readonly name?: string
}
export interface ArchiveRecord {
  readonly id: string
  readonly message: string
  readonly subject: string
  readonly reference?: string
  readonly dossier?: string
  readonly recipientName?: string
  readonly sentAt?: string
  readonly sealedAt?: string
  readonly channel?: ChannelName
  readonly template?: { readonly key: string; readonly version: number; readonly language?: string }
  readonly route?: readonly RouteStep[]
  readonly events?: readonly MessageEvent[]
  readonly documents: readonly RecordDocument[]
  readonly series?: string
  readonly retention?: { readonly until?: string; readonly destination?: string; readonly rule?: string }
  readonly holds?: readonly { readonly id: string; readonly reason: string; readonly liftedAt?: string }[]
}
export type RecordProof =
  | { readonly status: 'pending' }
  | {
      readonly status: 'sequenced'
      readonly record: string
      readonly leafIndex: number
      readonly treeSize: number
      readonly path: readonly string[]
      readonly checkpoint: string
      readonly publicKey: string
    }
