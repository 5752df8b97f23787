import { createClassFinder } from '../../dispatcher/intake/message-class.ts'
import { type Intake, openIntake } from '../../dispatcher/intake/submit-message.ts'
import { openTemplateChecks } from '../../templates/render/open-template-checks.ts'
import { createVersionResolver } from '../../templates/store/versions/resolve-version.ts'
import type { BaseServices } from './open-base-services.ts'

/**
 * Intake with the templates of this installation. `accepted` is called for each letter, so that a dispatcher can begin with it at
 * once.
 */
export async function openHubIntake(
  { database, keyring, clock, quotas }: BaseServices,
  { allowPrivate }: { readonly allowPrivate: boolean },
  accepted: () => void,
): Promise<Intake> {
  const intake = openIntake({
    database,
    keyring,
    clock,
    resolveVersion: createVersionResolver(database, clock),
    findClass: createClassFinder(database, clock),
    ...(await openTemplateChecks()),
    quotas,
    allowPrivate,
  })
  return {
    ...intake,
    submit: async (...letter) => {
      const answer = await intake.submit(...letter)
      accepted()
      return answer
    },
  }
}
