import { entities, operators } from '../../seeds/entities.ts'
import { citizens, enterprises } from '../../seeds/people.ts'
import type { Persona } from './identity-provider.ts'
import type { TrialSecrets } from './trial-secrets.ts'

/** Every person who can sign in to the trial, with the claims that ACM/IDM would give. */
export function personasOf(secrets: TrialSecrets): Persona[] {
  return [...staffPersonas(secrets), ...citizenPersonas(secrets)]
}

function staffPersonas(secrets: TrialSecrets): Persona[] {
  const staff = entities.flatMap(({ code, staff }) => staff.map((member) => ({ ...member, code })))
  return [...staff, ...operators.map((member) => ({ ...member, code: 'UITPOST' }))].map((member) => ({
    kind: 'staff' as const,
    username: member.username,
    password: secrets.passwordFor(member.username),
    claims: {
      sub: `staff-${member.username}`,
      name: member.name,
      email: member.email,
      vo_orgcode: member.code,
      uitpost_rol_3d: member.roles.map((role) => `${role}:${member.code}`),
    },
  }))
}

function citizenPersonas(secrets: TrialSecrets): Persona[] {
  return citizens.map((person) => {
    const enterprise = enterprises.find((each) => person.enterprises?.includes(each.enterpriseNumber))
    const readsFor = enterprises.find((each) => person.readsFor?.includes(each.enterpriseNumber))
    const [giver] = person.mandatesOf ?? []
    return {
      kind: 'citizen' as const,
      username: person.username,
      password: secrets.passwordFor(person.username),
      claims: {
        sub: `citizen-${person.username}`,
        given_name: person.givenName,
        family_name: person.familyName,
        rrn: person.insz,
        ...(enterprise && {
          wv_orgcode: enterprise.enterpriseNumber,
          vo_orgcode: enterprise.enterpriseNumber,
          vo_orgnaam: enterprise.name,
        }),
        ...(readsFor !== undefined && {
          vo_orgcode: readsFor.enterpriseNumber,
          vo_orgnaam: readsFor.name,
          uitpost_rol_3d: [`inbox-reader:${readsFor.enterpriseNumber}`],
        }),
        ...(giver !== undefined && { ssm_mandaatgever: giver }),
      },
    }
  })
}
