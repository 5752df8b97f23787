import type { FootNotes } from './foot-notes.ts'
import type { Slice } from './slice.ts'

export interface Area {
  readonly top: number
  readonly bottom: number
}

export interface Placed {
  readonly slice: Slice
  /** From 1. */
  readonly page: number
  readonly y: number
  readonly gap: number
}

/**
 * Divides slices over pages; slices that are kept together move together unless they fill more than a page. Slices after page
 * `maxPages` are left out: `pages` never exceeds it.
 */
export function paginate(
  slices: readonly Slice[],
  area: (page: number) => Area,
  notes: FootNotes,
  maxPages = Infinity,
): { placed: Placed[]; pages: number } {
  return new Paginator(area, notes, maxPages).place(slices)
}

/** Half a point of grace: rounded sums of lines must not move a last line to the next page. */
const grace = 0.5
/** Share of a page that notes may take which began on the page before. */
const maxOfNotes = 0.7

class Paginator {
  readonly #area: (page: number) => Area
  readonly #notes: FootNotes
  readonly #maxPages: number
  readonly #placed: Placed[] = []
  /** The start of the slips at the foot of their page. */
  readonly #feet = new Map<number, number>()
  #page = 1
  #last = 1
  #y: number

  constructor(area: (page: number) => Area, notes: FootNotes, maxPages: number) {
    this.#area = area
    this.#notes = notes
    this.#maxPages = maxPages
    this.#y = area(1).top
  }

  place(slices: readonly Slice[]): { placed: Placed[]; pages: number } {
    for (let at = 0; at < slices.length && this.#page <= this.#maxPages; ) {
      const slice = slices[at]
      if (slice === undefined) break
      if (slice.place === 'newPage') {
        if (this.#y > this.#top) this.#turn()
        at++
      } else if (slice.place === 'foot') {
        this.#putFoot(slice)
        at++
      } else at += this.#putChain(chainFrom(slices, at))
    }
    this.#last = Math.min(Math.max(this.#last, this.#notes.lastPage), this.#maxPages)
    this.#putNotes()
    const placed = this.#placed.filter(({ page }) => page <= this.#maxPages)
    return { placed: placed.sort((a, b) => a.page - b.page), pages: this.#last }
  }

  get #top(): number {
    return this.#area(this.#page).top
  }

  /** The lowest edge of text on a page: it does not enter a slip or the notes. */
  #bottom(page = this.#page): number {
    return (this.#feet.get(page) ?? this.#area(page).bottom) - this.#notes.heightOn(page)
  }

  /** Whether another page would have more room than this one. */
  #isTaken(): boolean {
    return this.#y > this.#top || this.#feet.has(this.#page) || this.#notes.heightOn(this.#page) > 0
  }

  #turn(): void {
    this.#page++
    this.#y = this.#top
  }

  /**
   * Puts a whole chain, or where no page could hold it as much of it as fits this page; returns how many slices it put. Notes too
   * long for any page begin here and continue at the foot of the next.
   */
  #putChain(chain: readonly Slice[]): number {
    const [first] = chain
    if (first === undefined) return 1
    const mayStay = this.#fits(chain, 'begun') && !this.#wouldFitAfter(chain)
    if (!this.#fits(chain, 'whole') && !mayStay && this.#isTaken()) {
      const begun = this.#wouldFitAfter(chain) ? [] : this.#beginningOf(chain)
      if (isWorthABeginning(begun)) return this.#putAll(begun)
      this.#turn()
    }
    if (this.#fits(chain, 'begun')) return this.#putAll(chain)
    while (!this.#fits([first], 'begun') && this.#isTaken()) this.#turn()
    const begun = this.#beginningOf(chain)
    return this.#putAll(begun.length > 0 ? begun : [first])
  }

  /** As much of a chain as fits on this page. */
  #beginningOf(chain: readonly Slice[]): readonly Slice[] {
    let count = 0
    while (count < chain.length && this.#fits(chain.slice(0, count + 1), 'begun')) count++
    return chain.slice(0, count)
  }

  /** Lines first, then their notes: a long note leaves room for slices that are kept with its line. */
  #putAll(slices: readonly Slice[]): number {
    for (const slice of slices) this.#put(slice)
    for (const slice of slices) this.#notes.put(slice, this.#page, (page) => this.#roomForNotes(page))
    return slices.length
  }

  #roomForNotes(page: number): number {
    if (page === this.#page) return this.#bottom() - this.#y
    const taken = this.#notes.heightOn(page)
    return (this.#bottom(page) + taken - this.#area(page).top) * maxOfNotes - taken
  }

  #put(slice: Slice): void {
    const starts = this.#y <= this.#top
    if (starts && slice.head !== undefined) {
      this.#placed.push({ slice: slice.head, page: this.#page, y: this.#y, gap: 0 })
      this.#y += slice.head.height
    }
    const gap = starts ? 0 : slice.before
    this.#placed.push({ slice, page: this.#page, y: this.#y + gap, gap })
    this.#y += gap + slice.height
    this.#last = Math.max(this.#last, this.#page)
  }

  #putFoot(slice: Slice): void {
    const free = (page: number): number => this.#bottom(page) - (page === this.#page ? this.#y + slice.before : 0)
    let at = this.#page
    while (this.#feet.has(at) || (at === this.#page && slice.height > free(at))) at++
    const start = this.#area(at).bottom - slice.height
    this.#placed.push({ slice, page: at, y: start, gap: slice.before })
    this.#feet.set(at, start - slice.before)
    this.#last = Math.max(this.#last, at)
  }

  #putNotes(): void {
    for (let page = 1; page <= this.#last; page++) {
      const bottom = this.#feet.get(page) ?? this.#area(page).bottom
      for (const each of this.#notes.slicesOn(page, bottom)) this.#placed.push({ ...each, page, gap: 0 })
    }
  }

  #fits(chain: readonly Slice[], notes: 'whole' | 'begun'): boolean {
    const end = this.#y + heightOf(chain, this.#y <= this.#top)
    return end + this.#notes.wantedBy(chain, this.#page, notes) <= this.#bottom() + grace
  }

  #wouldFitAfter(chain: readonly Slice[]): boolean {
    const next = this.#page + 1
    const needed = heightOf(chain, true) + this.#notes.wantedBy(chain, next, 'whole')
    return this.#area(next).top + needed <= this.#bottom(next) + grace
  }
}

/** A row below its head, or more lines than a heading has: neither a heading nor the head of a table is left alone. */
function isWorthABeginning(slices: readonly Slice[]): boolean {
  if (slices.at(-1)?.isHead === true) return false
  return slices.length > 3 || slices.some(({ isLine, isHead }) => isLine !== true && isHead !== true)
}

function heightOf(chain: readonly Slice[], startsPage: boolean): number {
  return chain.reduce(
    (sum, slice, at) => sum + slice.height + (at === 0 && startsPage ? (slice.head?.height ?? 0) : slice.before),
    0,
  )
}

function chainFrom(slices: readonly Slice[], start: number): Slice[] {
  const chain: Slice[] = []
  for (let at = start; at < slices.length; at++) {
    const slice = slices[at]
    if (slice === undefined || slice.place !== undefined) break
    chain.push(slice)
    if (slice.keepWithNext !== true) break
  }
  return chain
}
