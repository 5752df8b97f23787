import type { BlobStore } from './blob-store.ts'

/** A store that is opened at its first use: the client of a bucket takes time and memory to load, and most hubs have files. */
export function openLazily(open: () => Promise<BlobStore>): BlobStore {
  let opening: Promise<BlobStore> | undefined
  const store = (): Promise<BlobStore> => {
    opening ??= open().catch((error: unknown) => {
      // The next use tries again.
      opening = undefined
      throw error
    })
    return opening
  }
  return {
    put: async (key, parts) => (await store()).put(key, parts),
    read: async (key, range) => (await store()).read(key, range),
    exists: async (key) => (await store()).exists(key),
    remove: async (key) => (await store()).remove(key),
    check: async () => (await store()).check(),
    list: async function* (prefix) {
      yield* (await store()).list(prefix)
    },
  }
}
