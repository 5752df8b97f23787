import type { Command } from 'commander'
import { CommandFailed } from '../../command-failed.ts'

export interface AddressFlags {
  readonly street?: string
  readonly houseNumber?: string
  readonly box?: string
  readonly postalCode?: string
  readonly municipality?: string
  readonly line?: readonly string[]
  readonly country?: string
}

/** The options of a postal address: in parts, or the lines as they are written. */
export function withAddressFlags(command: Command): Command {
  const many = (value: string, before: readonly string[] = []): string[] => [...before, value]
  return command
    .option('--street <street>')
    .option('--house-number <number>')
    .option('--box <box>')
    .option('--postal-code <code>')
    .option('--municipality <name>')
    .option('--line <text>', 'a line of an address abroad, with --country; may be repeated', many)
    .option('--country <code>', 'two letters, as FR; Belgium by default')
}

/** The address as the API takes it, which checks it. @throws CommandFailed for lines beside parts, or a country alone */
export function addressOfFlags(flags: AddressFlags): Record<string, unknown> | undefined {
  const { line: lines, country, ...parts } = flags
  const inParts = Object.keys(parts).length > 0
  if (lines !== undefined && inParts)
    throw new CommandFailed('Give the lines of the address or its parts, not both.', undefined, 2)
  if (lines !== undefined && country === undefined)
    throw new CommandFailed('Lines are an address abroad: --country is missing.', 'For example --country FR.', 2)
  if (country !== undefined && lines === undefined && !inParts)
    throw new CommandFailed('A country is no address.', 'Add --line, or --street and the other parts.', 2)
  if (lines !== undefined) return { lines, country }
  return inParts ? { ...parts, ...(country !== undefined && { country }) } : undefined
}
