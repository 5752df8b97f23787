import { pointerStep } from '../../../core/json-pointer.ts'
import type { DataFlaw } from '../../channel-traits.ts'

export const incomplete = 'UP-2070'
export const wrongSum = 'UP-2071'

type Members = Readonly<Record<string, unknown>>

/** Reads members of an object of the data and gathers what is wrong with them. Absent, null and empty text are the same. */
export class DataReader {
  readonly #members: Members
  readonly #at: string
  readonly #flaws: DataFlaw[]
  constructor(members: Members, at: string, flaws: DataFlaw[]) {
    this.#members = members
    this.#at = at
    this.#flaws = flaws
  }

  flaw(member: string, detail: string, code: DataFlaw['code'] = incomplete): undefined {
    this.#flaws.push({ pointer: `${this.#at}/${pointerStep(member)}`, code, detail })
    return undefined
  }

  given(member: string): unknown {
    const value = Object.hasOwn(this.#members, member) ? this.#members[member] : undefined
    return value === null || value === '' || (typeof value === 'string' && value.trim() === '') ? undefined : value
  }

  /** One line of text. XML 1.0 has no place for control characters, and EN 16931 none for surrounding spaces. */
  text(member: string, most: number): string | undefined {
    const value = this.given(member)
    if (value === undefined) return undefined
    const text = typeof value === 'number' ? String(value) : value
    if (typeof text !== 'string') return this.flaw(member, 'Give text.')
    const plain = text
      .toWellFormed()
      .replace(/[\p{Cc}\uFFFE\uFFFF\s]+/gu, ' ')
      .trim()
    return plain.length > most ? this.flaw(member, `Give ${most} characters at most.`) : plain
  }

  needed<T>(member: string, value: T | undefined, detail: string): T | undefined {
    if (value === undefined && this.given(member) === undefined) this.flaw(member, detail)
    return value
  }

  day(member: string): string | undefined {
    const value = this.given(member)
    if (value === undefined) return undefined
    const isDay =
      typeof value === 'string' &&
      /^\d{4}-\d{2}-\d{2}$/.test(value) &&
      !Number.isNaN(Date.parse(value)) &&
      new Date(value).toISOString().startsWith(value)
    return isDay ? value : this.flaw(member, 'Give a day as 2026-03-31.')
  }

  oneOf<T extends string>(member: string, choices: readonly T[]): T | undefined {
    const value = this.given(member)
    if (value === undefined) return undefined
    return choices.find((each) => each === value) ?? this.flaw(member, `Choose one of ${choices.join(', ')}.`)
  }
}

export const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
