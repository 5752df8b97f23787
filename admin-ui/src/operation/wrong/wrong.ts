import type { TFunction } from 'i18next'
import type { LucideIcon } from 'lucide-react'
import type { ChannelCertificate } from '../../ui/api/operator-types.ts'
import type { OperationTab } from '../operation-tab.ts'

/** A current problem. */
export interface Wrong {
  readonly key: string
  /** The subject that has the details. */
  readonly tab: OperationTab
  /** `bad` keeps letters from leaving. */
  readonly tone: 'bad' | 'warn'
  readonly icon: LucideIcon
  readonly title: string
  readonly text: string
}

/** How the sentences about problems are written, in the language of the reader. */
export interface WrongWords {
  readonly t: TFunction
  readonly age: (iso: string) => string
  readonly moment: (iso: string) => string
  readonly number: (value: number) => string
  readonly certificate: (certificate: ChannelCertificate) => string
}
