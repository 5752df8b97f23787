import type { TrialFile } from './trial-file.ts'

/** The text on the terminal once the trial is ready. */
export function trialText(trial: TrialFile, file: string, example: { template: string; data: unknown }): string {
  const [citizen] = trial.citizens
  const letter = {
    template: { key: example.template },
    recipient: { type: 'citizen', insz: citizen?.insz, name: citizen?.name },
    data: example.data,
    reference: 'EERSTE-BRIEF',
  }
  const [staff] = trial.staff.filter(({ roles }) => roles.includes('entity-admin'))
  const lines = [
    '',
    `Uitpost runs at ${trial.url}     (a trial: nothing leaves this machine; Ctrl-C stops it)`,
    '',
    `  API reference     ${trial.docsUrl}`,
    `  Inbox of citizens ${trial.inboxUrl}   sign in as ${citizen?.username}, password ${citizen?.password}`,
    `  Staff             ${trial.adminUrl}   sign in as ${staff?.username}, password ${staff?.password}`,
    `  Mails that left   ${trial.mailUrl}`,
    `  Print packages    ${trial.printPartnerDir}`,
    ...(trial.eboxDir === undefined ? [] : [`  Letters in eBox   ${trial.eboxDir}`]),
    `  All of it         ${file}`,
    '',
    ...trial.entities.flatMap(({ name, apiKeys }) => [
      `  ${name}`,
      `    live ${apiKeys.live}`,
      `    test ${apiKeys.test}`,
    ]),
    '',
    'Send a first letter:',
    '',
    `  curl -X POST ${trial.url}/v1/messages \\`,
    `    -H 'Authorization: Bearer ${trial.apiKeys.live}' \\`,
    `    -H 'Content-Type: application/json' -H 'Idempotency-Key: first' \\`,
    `    -d '${JSON.stringify(letter).replaceAll("'", "'\\''")}'`,
    '',
  ]
  return lines.join('\n')
}
