import { Option } from 'commander'

/** `--template <key>`, given as often as there are templates. */
export function onlyThese(): Option {
  const many = (value: string, before: readonly string[] = []): string[] => [...before, value]
  return new Option('--template <key>', 'only this one; may be given again').argParser(many)
}
