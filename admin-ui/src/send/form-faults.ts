import { useCallback, useMemo, useState } from 'react'
import type * as contract from '../../../api/contract/messages/message-check.ts'

export type Issue = contract.MessageCheck['issues'][number]

/** The faults that the form shows: of fields that the reader has left, and of all fields once sending was tried. */
export interface FormFaults {
  readonly at: (pointer: string) => Issue | undefined
  /** All faults, shown or not. */
  readonly all: readonly Issue[]
  readonly leave: (pointer: string) => void
  readonly showAll: () => void
  /** Sending was tried. */
  readonly tried: boolean
}

export function useFormFaults(issues: readonly Issue[]): FormFaults {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [tried, setTried] = useState(false)
  const byPointer = useMemo(() => new Map(issues.toReversed().map((each) => [each.pointer, each])), [issues])
  const leave = useCallback((pointer: string) => setLeft((before) => new Set(before).add(pointer)), [])
  return {
    at: (pointer) => (tried || left.has(pointer) ? byPointer.get(pointer) : undefined),
    all: issues,
    leave,
    showAll: () => setTried(true),
    tried,
  }
}
