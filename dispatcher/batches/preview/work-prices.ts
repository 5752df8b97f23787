import { Refusal } from '../../../core/fault.ts'
import { FencedOut } from '../../chunks/lease.ts'
import type { Round } from '../../loops/run-loop.ts'
import { claimPricing, releasePricing } from './claim-pricing.ts'
import { type PricingDeps, priceNextChunk } from './price-chunk.ts'

/** A chunk at a time, with a pause in which letters and the checking of lists get their turn. */
const pace = { busyMs: 10, idleMs: 1_000 }

/** Where too many previews wait to be drawn, people who read letters come first. */
const yieldMs = 2_000

type Deps = PricingDeps & { readonly leaseMs: number }

/** Computes the prices of lists, beside everything else that a dispatcher does. */
export function pricesRound(deps: Deps): Round {
  return { name: 'list-prices', pace, run: () => workPrices(deps) }
}

/** Prices one chunk of one list. @returns whether there was one */
export async function workPrices(deps: Deps): Promise<boolean> {
  const { hub } = deps.database
  const claimed = await claimPricing(hub, deps.clock.now(), deps.leaseMs)
  if (claimed === undefined) return false
  try {
    await priceNextChunk(deps, claimed)
  } catch (error) {
    // Another dispatcher continues after the lease ended: what this one computed is not written.
    if (error instanceof FencedOut) return true
    if (!(error instanceof Refusal) || error.code !== 'UP-1503') throw error
    await releasePricing(hub, claimed, new Date(deps.clock.now().getTime() + yieldMs)).catch(ignoreLost)
  }
  return true
}

function ignoreLost(error: unknown): void {
  if (!(error instanceof FencedOut)) throw error
}
