/** Kinds of calls. */
export type RegistrarCall = 'announce' | 'search' | 'track' | 'proofs' | 'proof'

/**
 * How the next calls of a kind fail: a status without doing anything; `cut`: the connection ends before the call is done;
 * `cut-after`: it is done, and the answer is lost; `nonsense`: the answer cannot be read.
 */
export interface RegistrarFault {
  readonly call: RegistrarCall
  readonly how: 'cut' | 'cut-after' | 'nonsense' | { readonly status: number; readonly code?: string }
  /** 1 by default. */
  readonly times?: number
}

export interface Faults {
  add(fault: RegistrarFault): void
  clear(): void
  take(call: RegistrarCall): RegistrarFault['how'] | undefined
}

export function openFaults(): Faults {
  const waiting: RegistrarFault[] = []
  return {
    add: (fault) => waiting.push(...Array.from({ length: fault.times ?? 1 }, () => fault)),
    clear: () => void waiting.splice(0),
    take: (call) => {
      const place = waiting.findIndex((each) => each.call === call)
      return place < 0 ? undefined : waiting.splice(place, 1)[0]?.how
    },
  }
}
