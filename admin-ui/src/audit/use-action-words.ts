import { useTranslation } from 'react-i18next'
import type { AuditLine } from '../ui/api/data-protection-types.ts'

/** What a line says in words: an action without words of its own is shown by its name. */
export function useActionWords(): {
  readonly did: (line: AuditLine) => string
  readonly about: (line: Pick<AuditLine, 'subject'>) => string
} {
  const { t } = useTranslation()
  return {
    did: ({ action, by, found, exported }) => {
      const fields = by?.map((each) => t(`audit.field.${each}`, { defaultValue: each })).join(', ')
      return [
        t(`audit.action.${action}`, { defaultValue: action }),
        fields !== undefined && fields !== '' ? t('audit.by', { fields }) : undefined,
        found === undefined ? undefined : t('audit.found', { count: found }),
        exported === undefined ? undefined : t('audit.exported', { count: exported }),
      ]
        .filter((each) => each !== undefined)
        .join(', ')
    },
    about: ({ subject }) => (/^(own|search|log|messages)$/.test(subject) ? '–' : subject),
  }
}
