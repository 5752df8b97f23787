import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { packageRoot } from '../core/package-root.ts'
import type { ChannelName, MessageClassKey, Postage } from '../core/words/message.ts'
import type { simulatedRecipients } from './simulated-recipients.ts'

/** A letter of the small history: a sample of a template, sent to a person of the trial. */
export interface PastLetter {
  /** The key never changes: an idempotency key is made of it. */
  readonly key: string
  /** Folder of the entity. */
  readonly from: string
  readonly template: string
  readonly sample: string
  /** Changes to the sample's data. */
  readonly data?: Readonly<Record<string, unknown>>
  /** Lists of the data that are repeated this number of times. */
  readonly repeat?: Readonly<Record<string, number>>
  readonly to:
    | { readonly citizen: string }
    | { readonly enterprise: string }
    | { readonly simulated: keyof typeof simulatedRecipients }
    | { readonly abroad: true }
  readonly reference: string
  readonly channels?: readonly ChannelName[]
  readonly class?: MessageClassKey
  readonly postage?: Postage
  /** The readers in the inbox; a named reader is the username of a citizen. */
  readonly confidentiality?: { readonly personOnly?: true; readonly hidden?: true; readonly namedReader?: string }
  readonly costCentre?: string
  readonly hold?: true
  /** Days after the seeding. */
  readonly sendAfterDays?: number
  /** The reason of a cancellation before dispatch. */
  readonly cancel?: string
  /** The citizen opens it in the inbox. */
  readonly isRead?: true
}

/** The letters of `history.yaml`, in the order in which they are sent. */
export async function readHistory(file: string = join(packageRoot, 'seeds', 'history.yaml')): Promise<PastLetter[]> {
  return parse(await readFile(file, 'utf8')) as PastLetter[]
}
