import type { Command, Option } from 'commander'

/** Commander calls this method for the first required option that is absent; it is public, but missing from its types. */
interface MissingOption {
  missingMandatoryOptionValue(option: Option): never
}

/** Names every required option that is absent, where commander would name only one. */
export function reportAllMissingOptions(command: Command): void {
  const reporting: MissingOption = {
    missingMandatoryOptionValue: () => {
      const missing = command.options.filter(
        (option) => option.mandatory && command.getOptionValue(option.attributeName()) === undefined,
      )
      const flags = missing.map(({ flags }) => `'${flags}'`).join(', ')
      return command.error(
        missing.length === 1
          ? `error: required option ${flags} not specified`
          : `error: required options ${flags} not specified`,
        { code: 'commander.missingMandatoryOptionValue' },
      )
    },
  }
  Object.assign(command, reporting)
}
