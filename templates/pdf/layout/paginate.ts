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

/** Divides slices over pages; slices that are kept together move together unless they fill more than a page. */
export function paginate(slices: readonly Slice[], area: (page: number) => Area): { placed: Placed[]; pages: number } {
  const placed: Placed[] = []
  const feet = new Map<number, number>()
  let page = 1
  let y = area(1).top
  let last = 1
  const top = () => area(page).top
  const bottom = () => feet.get(page) ?? area(page).bottom
  const turn = () => {
    page++
    y = top()
  }
  const put = (slice: Slice) => {
    const starts = y <= top()
    if (starts && slice.head !== undefined) {
      placed.push({ slice: slice.head, page, y, gap: 0 })
      y += slice.head.height
    }
    const gap = starts ? 0 : slice.before
    placed.push({ slice, page, y: y + gap, gap })
    y += gap + slice.height
    last = Math.max(last, page)
  }
  const putFoot = (slice: Slice) => {
    let at = page
    while (feet.has(at) || (at === page && y + slice.before + slice.height > bottom())) at++
    const start = area(at).bottom - slice.height
    placed.push({ slice, page: at, y: start, gap: slice.before })
    feet.set(at, start - slice.before)
    last = Math.max(last, at)
  }
  for (let at = 0; at < slices.length; ) {
    const slice = slices[at]
    if (slice === undefined) break
    if (slice.place === 'newPage') {
      if (y > top()) turn()
      at++
    } else if (slice.place === 'foot') {
      putFoot(slice)
      at++
    } else {
      const chain = chainFrom(slices, at)
      if (!fits(chain, y, top(), bottom()) && (y > top() || feet.has(page))) turn()
      if (fits(chain, y, top(), bottom())) {
        for (const each of chain) put(each)
        at += chain.length
      } else {
        if (!fits([slice], y, top(), bottom()) && y > top()) turn()
        put(slice)
        at++
      }
    }
  }
  return { placed: placed.toSorted((a, b) => a.page - b.page), pages: last }
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

/** Half a point of grace: sums of lines must not push a last line over by rounding. */
const grace = 0.5

function fits(chain: readonly Slice[], y: number, top: number, bottom: number): boolean {
  let end = y
  for (const [at, slice] of chain.entries()) {
    const starts = at === 0 && y <= top
    end += slice.height + (starts ? (slice.head?.height ?? 0) : slice.before)
  }
  return end <= bottom + grace
}
