import type { Fault } from '../../core/fault.ts'
import { createClassFinder } from '../../dispatcher/intake/message-class.ts'
import { type Intake, openIntake } from '../../dispatcher/intake/submit-message.ts'
import { checkData } from '../../templates/language/check-data.ts'
import { unprintable } from '../../templates/language/value-text.ts'
import { createVersionResolver, type ResolvedVersion } from '../../templates/store/resolve-version.ts'
import type { Ground } from './open-ground.ts'

/** Intake over the templates of this installation. */
export function openHubIntake({ database, keyring, clock }: Ground): Intake {
  return openIntake({
    database,
    keyring,
    clock,
    resolveVersion: createVersionResolver(database, clock),
    findClass: createClassFinder(database, clock),
    checkData: faultsOfData,
    unprintable: unprintableIn,
  })
}

function faultsOfData(version: ResolvedVersion, data: Readonly<Record<string, unknown>>): Fault[] {
  return checkData(version.source.variables, data).faults.map(({ pointer, ...fault }) => ({
    in: 'body',
    pointer: `/data${pointer}`,
    ...fault,
  }))
}

function unprintableIn(text: string): string[] {
  const code = unprintable(text)
  return code === undefined ? [] : [String.fromCodePoint(Number.parseInt(code.slice(2), 16))]
}
