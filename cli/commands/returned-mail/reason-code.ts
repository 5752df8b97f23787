import { CommandFailed } from '../../command-failed.ts'

/** @throws CommandFailed when the reason is free text, which may name a person */
export function assertReason(reason: string | undefined): void {
  if (reason !== undefined && !/^[a-z0-9-]{1,40}$/.test(reason))
    throw new CommandFailed('The reason is a code, never free text.', 'For example moved or unknown.', 2)
}
