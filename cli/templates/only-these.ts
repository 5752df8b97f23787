import { Option } from 'commander'

/** `--template <key>`, which may be repeated. */
export function onlyThese(): Option {
  const many = (value: string, before: readonly string[] = []): string[] => [...before, value]
  return new Option('--template <key>', 'only this one; may be repeated').argParser(many)
}
