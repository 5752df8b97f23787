import type { Clock } from '../../../core/clock.ts'

/** A clock that is stopped until a test moves it. */
export class ManualClock implements Clock {
  #now: Date
  constructor(start: string | Date) {
    this.#now = new Date(start)
  }
  now(): Date {
    return new Date(this.#now)
  }
  advance(milliseconds: number): void {
    this.#now = new Date(this.#now.getTime() + milliseconds)
  }
}
