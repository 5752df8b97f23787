import type { Fault } from '../../core/fault.ts'
import { pointerStep } from '../../core/json-pointer.ts'

/** Each name of a query or a form may occur once; `a=1&a=2` is a fault of the caller, not a list. */
export function onceEach(given: URLSearchParams, place: 'query' | 'body', faults: Fault[]): Record<string, string> {
  const read = new Map<string, string>()
  for (const [name, value] of given) {
    const pointer = place === 'body' ? `/${pointerStep(name.slice(0, 100))}` : name.slice(0, 100)
    if (read.has(name)) faults.push({ in: place, pointer, code: 'UP-1001', detail: 'Send this parameter once.' })
    read.set(name, value)
  }
  return Object.fromEntries(read)
}
