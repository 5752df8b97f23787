/** Whether a name holds every typed word, whatever the case and the accents. */
export function matches(name: string, wanted: string): boolean {
  const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
  const all = plain(name)
  return plain(wanted)
    .split(/\s+/)
    .every((word) => all.includes(word))
}
