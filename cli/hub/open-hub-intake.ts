import type { IntakeDeps } from '../../dispatcher/intake/intake-deps.ts'
import { createClassFinder } from '../../dispatcher/intake/message-class.ts'
import { type Intake, openIntake } from '../../dispatcher/intake/submit-message.ts'
import { openTemplateChecks } from '../../templates/render/open-template-checks.ts'
import { createVersionResolver } from '../../templates/store/versions/resolve-version.ts'
import type { BaseServices } from './open-base-services.ts'
import type { RecoveryWatch } from './watch-recovery.ts'

/** Intake with the templates of this installation, for letters and for the rows of lists. */
export async function openIntakeDeps({ database, keyring, clock, quotas, outside }: BaseServices): Promise<IntakeDeps> {
  return {
    database,
    keyring,
    clock,
    resolveVersion: createVersionResolver(database, clock),
    findClass: createClassFinder(database, clock),
    ...(await openTemplateChecks()),
    quotas,
    allowPrivate: outside.allowPrivate,
  }
}

/** `accepted` is called for each letter, so that a dispatcher can begin with it at once. In recovery no letter is accepted. */
export function openHubIntake(
  deps: IntakeDeps,
  recovery: Pick<RecoveryWatch, 'assertOver'>,
  accepted: () => void,
): Intake {
  const intake = openIntake(deps)
  return {
    ...intake,
    submit: async (...letter) => {
      recovery.assertOver()
      const answer = await intake.submit(...letter)
      accepted()
      return answer
    },
  }
}
