/**
 * Writes what comes while an earlier write is under way together, in one statement. A caller waits until its own item is stored; a
 * write that fails fails for each of its callers, and for no others.
 */
export function writeTogether<Item>(write: (items: readonly Item[]) => Promise<void>): (item: Item) => Promise<void> {
  let waiting: Item[] = []
  let next: Promise<void> | undefined
  let running: Promise<unknown> = Promise.resolve()
  return (item) => {
    waiting.push(item)
    next ??= running.then(() => {
      const items = waiting
      waiting = []
      next = undefined
      const written = write(items)
      running = written.catch(() => undefined)
      return written
    })
    return next
  }
}
