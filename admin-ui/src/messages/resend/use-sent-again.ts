import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { AcceptedMessage, Message } from '../../ui/api/api-types.ts'
import { useApi } from '../../ui/api/use-api.ts'
import { useToast } from '../../ui/dialog/toast.tsx'

/** The request, and the idempotency key under which a repeated request sends once. */
export interface SentAgain {
  readonly body: object
  readonly key: string
}

/**
 * Makes a new message from this one and opens it; the timeline of this one is fetched again, since it mentions the new message.
 */
export function useSentAgain(
  message: Message,
  how: 'resend' | 'copy',
  onClose: () => void,
): UseMutationResult<AcceptedMessage, Error, SentAgain> {
  const { t } = useTranslation()
  const api = useApi()
  const client = useQueryClient()
  const navigate = useNavigate()
  const toast = useToast()
  const path = `/v1/messages/${message.id}`
  return useMutation({
    mutationFn: ({ body, key }) =>
      api.send<AcceptedMessage>('POST', `${path}/${how === 'copy' ? 'copies' : 'resend'}`, body, {
        headers: { 'Idempotency-Key': key },
      }),
    onSuccess: (accepted) => {
      void client.invalidateQueries({ queryKey: [api.scope, path] })
      onClose()
      toast({ text: t(`command.${how}.done`) })
      void navigate(`/messages/${accepted.id}`)
    },
  })
}
