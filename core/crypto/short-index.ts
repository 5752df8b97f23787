/**
 * The first 16 bytes of a blind index (`Keyring.blindIndex`), as tables of letters store it. Among 10⁹ persons two share them
 * with a chance below 10⁻²⁰. The same cut in SQL is `substr(index, 1, 16)`; sessions (`uitpost_person()`) and preferences hold the
 * whole index.
 */
export function shortIndex(index: Uint8Array): Buffer {
  return Buffer.from(index.subarray(0, 16))
}
