import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { z } from 'zod'
import type { PartnerSettings } from '../../../channels/print/adapter/partner-connection.ts'
import {
  builtInProfiles,
  type PartnerProfile,
  readPartnerProfile,
} from '../../../channels/print/adapter/partner-profile.ts'
import { type Settings, SettingsRefused } from '../../../core/config.ts'

export interface PrintPartners {
  readonly partner: PartnerSettings
  /** By the name that contracts give them. */
  readonly furtherPartners: ReadonlyMap<string, PartnerSettings>
}

const fileShape = z.strictObject({
  profiles: z.array(z.unknown()).default([]),
  partners: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(100),
        url: z.url({ protocol: /^sftp$/, error: 'a URL sftp://user@host/folder, without a password' }),
        hostKey: z.string().regex(/^SHA256:/, 'the fingerprint of the host key, SHA256:…'),
        /** Paths of files, from the folder of this file. */
        passwordFile: z.string().optional(),
        privateKeyFile: z.string().optional(),
        profile: z.string().default('uitpost'),
      }),
    )
    .default([]),
})

/**
 * The print partners: the one of the settings, and those of `PRINT_PARTNERS_FILE` with their passwords and keys from files.
 * @throws SettingsRefused when the file or a profile cannot be used
 */
export function openPrintPartners(
  settings: Pick<Settings, 'SFTP_PROFILE' | 'PRINT_PARTNERS_FILE'>,
  first: PartnerSettings,
): PrintPartners {
  const path = settings.PRINT_PARTNERS_FILE
  const described = path === undefined ? { profiles: [], partners: [] } : readFile(path)
  const profiles = new Map<string, PartnerProfile>([...builtInProfiles, ...described.profiles])
  const profileOf = (name: string, setting: string): PartnerProfile => {
    const found = profiles.get(name)
    if (found !== undefined) return found
    throw new SettingsRefused([
      { setting, detail: `there is no layout ${name}; known: ${[...profiles.keys()].join(', ')}` },
    ])
  }
  const further = described.partners.map(
    (partner) =>
      [partner.name, { ...partner.connection, profile: profileOf(partner.profile, 'PRINT_PARTNERS_FILE') }] as const,
  )
  return {
    partner: { ...first, profile: profileOf(settings.SFTP_PROFILE, 'SFTP_PROFILE') },
    furtherPartners: new Map(further),
  }
}

function readFile(path: string) {
  try {
    const file = fileShape.parse(JSON.parse(readFileSync(path, 'utf8')))
    return {
      profiles: file.profiles.map(readPartnerProfile).map((profile) => [profile.name, profile] as const),
      partners: file.partners.map(({ name, url, hostKey, passwordFile, privateKeyFile, profile }) => {
        const readSecrets = () => {
          const secret = (file: string): string => readFileSync(resolve(dirname(path), file), 'utf8').trim()
          const address = new URL(url)
          if (passwordFile !== undefined) address.password = encodeURIComponent(secret(passwordFile))
          return { url: address.href, ...(privateKeyFile !== undefined && { privateKey: secret(privateKeyFile) }) }
        }
        return { name, profile, connection: { ...readSecrets(), readAgain: async () => readSecrets(), hostKey } }
      }),
    }
  } catch (error) {
    const detail =
      error instanceof z.ZodError
        ? error.issues.map(({ path: place, message }) => `${place.join('.')}: ${message}`).join('; ')
        : error instanceof Error
          ? error.message
          : 'it cannot be read'
    throw new SettingsRefused([{ setting: 'PRINT_PARTNERS_FILE', detail }])
  }
}
