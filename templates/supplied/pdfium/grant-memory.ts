/** One page of WebAssembly memory. */
const pageBytes = 65_536

/**
 * Lets the memory of an instance grow to this number of bytes and no further. The program was built to take up to two gigabytes;
 * its runtime requests more through `grow`, and takes a refusal as "out of memory".
 */
export function grantMemory(memory: unknown, maxBytes: number): void {
  if (!(memory instanceof WebAssembly.Memory)) throw new Error('The program has no memory of its own')
  const grow = memory.grow.bind(memory)
  Object.defineProperty(memory, 'grow', {
    value: (pages: number): number => {
      if (memory.buffer.byteLength + pages * pageBytes > maxBytes) throw new RangeError('No more memory is granted')
      return grow(pages)
    },
  })
}
