import { InvalidArgumentError, Option } from 'commander'

const largest = 10_000

/** `--limit <n>` of a list. */
export function limitOption(): Option {
  return new Option('--limit <n>', 'the maximum number of rows').default(50).argParser((text) => {
    const limit = Number(text)
    if (!Number.isInteger(limit) || limit < 1 || limit > largest)
      throw new InvalidArgumentError(`It is a number from 1 to ${largest}.`)
    return limit
  })
}
