import { type ReactNode, useState } from 'react'
import { now } from '../clock.ts'
import { onOwnClock } from '../format/own-clock.ts'
import { TextField } from './text-field.tsx'

/** A moment to come, as a reader fills it in on the clock of their device. */
export interface Moment {
  readonly value: string
  readonly fault: string | undefined
  readonly change: (value: string) => void
  /** The moment; undefined, with a fault at the field, when it is empty or has passed. */
  readonly take: () => Date | undefined
}

/** @param first ISO instant with which the field begins @param passed the fault of a moment that is empty or has passed */
export function useMoment(first: string | undefined, passed: string): Moment {
  const [value, setValue] = useState(first === undefined ? '' : onOwnClock(first))
  const [fault, setFault] = useState<string>()
  return {
    value,
    fault,
    change: (next) => {
      setFault(undefined)
      setValue(next)
    },
    take: () => {
      const at = new Date(value)
      if (at.getTime() > now().getTime()) return at
      setFault(passed)
      return undefined
    },
  }
}

/** The field of a moment to come. */
export function MomentField({
  label,
  hint,
  moment: { value, fault, change },
}: {
  readonly label: string
  readonly hint?: string
  readonly moment: Moment
}): ReactNode {
  return <TextField label={label} hint={hint} type="datetime-local" value={value} fault={fault} onChange={change} />
}
