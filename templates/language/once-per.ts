/**
 * Computes a value once for each object, and forgets it with the object. Only for what follows from objects that are never changed and
 * that belong to no letter and no person, such as the text of a version.
 */
export function oncePer<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>()
  return (key) => {
    const found = known.get(key)
    if (found !== undefined) return found.value
    const value = compute(key)
    known.set(key, { value })
    return value
  }
}
