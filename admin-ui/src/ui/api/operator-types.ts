import type * as complaints from '../../../../api/contract/email/complaints.ts'
import type * as email from '../../../../api/contract/email/sender-domain.ts'
import type * as ebox from '../../../../api/contract/entity/ebox.ts'
import type * as limits from '../../../../api/contract/entity/limits.ts'
import type * as seal from '../../../../api/contract/entity/seal.ts'
import type * as setUp from '../../../../api/contract/entity/set-up.ts'
import type * as alertFlow from '../../../../api/contract/hub/alert-flow.ts'
import type * as lists from '../../../../api/contract/hub/list-failures.ts'
import type * as figures from '../../../../api/contract/hub/operation-figures.ts'
import type * as operator from '../../../../api/contract/hub/operator.ts'
import type * as recovery from '../../../../api/contract/hub/recovery.ts'
import type * as store from '../../../../api/contract/hub/store.ts'
import type * as print from '../../../../api/contract/print/print.ts'
import type * as routing from '../../../../api/contract/routing/suppressed-addresses.ts'

export type MessageClass = setUp.MessageClass
export type LetterLimits = limits.LetterLimits
export type LimitedKey = limits.LimitedKey
export type LimitedEntity = limits.LimitedEntity
export type Guest = limits.Guest
export type GuestList = limits.GuestList
export type NewGuest = limits.NewGuest
export type EboxUse = ebox.EboxUse
export type SealSettings = seal.SealSettings
export type SealFacts = seal.SealFacts
export type SealTest = seal.SealTest
export type RecordSeal = seal.RecordSeal
export type EboxFigures = ebox.EboxFigures
export type PrintRun = print.PrintRun
export type OverdueMail = print.OverdueMail
export type PrintReconciliation = print.PrintReconciliation
export type PrintRunStatus = PrintRun['status']
export type DeadLetter = operator.DeadLetter
export type DeadLetterGroup = operator.DeadLetterGroup
export type ListFailure = lists.ListFailure
export type BulkReplay = operator.BulkReplay
export type ReturnFile = operator.ReturnFile
export type SuppressedAddress = routing.SuppressedAddress
export type UnreadReport = operator.UnreadReport
export type AuditEntry = operator.AuditEntry
export type ChannelServer = operator.ChannelServer
export type ChannelState = operator.ChannelState
export type ChannelCertificate = NonNullable<ChannelState['certificates']>[number]
export type ChannelStop = operator.ChannelStop
export type StoreShown = store.ShownStore
export type StoreFaultShown = store.ShownFault
export type Backups = recovery.Backups
export type Recovery = recovery.Recovery
export type MissingLetter = recovery.MissingLetter
export type DecidedMissingLetters = recovery.DecidedMissingLetters
export type DispatcherProcess = figures.DispatcherProcess
export type Traffic = figures.Traffic
export type SenderDomain = email.SenderDomain
export type SenderFinding = email.SenderFinding
export type ComplaintRate = complaints.ComplaintRate
export type ComplaintRates = complaints.ComplaintRates
export type AlertFlow = alertFlow.AlertFlow
